import type { MergedEvent } from '../../../event/merged-event.ts';
import { type LandscapeValue, STANDINGS } from '../../../landscape/landscape-value.ts';
import type { EntityReference } from '../../../landscape/statement.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { dateOf } from '../dates.ts';
import { backing, eventLine } from '../events/event-line.ts';
import { emptyState, entityLink, type Frame, link } from '../frame.ts';
import { entityPath, listPath } from '../paths.ts';
import { type QuotedEvidence, quotation } from '../quotes.ts';
import { canonicalName } from '../script-text.ts';
import { statedValue } from '../values.ts';
import {
  KIND_NAMES,
  KIND_PLURALS,
  nameOf,
  ORIGIN_NAMES,
  propertyName,
  STANDING_NAMES,
} from '../vocabulary.ts';

/** A value with the quotes that say so. */
export interface QuotedValue {
  readonly value: LandscapeValue;
  readonly quotes: readonly QuotedEvidence[];
}

export interface EntityModel {
  readonly entity: EntityReference;
  readonly nameEn: string | null;
  /** Every name of the dictionary, with the days between which it was in use. */
  readonly names: readonly {
    readonly surface: string;
    readonly from?: string | undefined;
    readonly until?: string | undefined;
  }[];
  readonly asOf: string | null;
  readonly values: readonly QuotedValue[];
  /** What has this entity as a value, by property: the models of a maker, the organizations of a city. */
  readonly namedBy: readonly { readonly property: string; readonly subjects: readonly EntityReference[] }[];
  readonly events: readonly MergedEvent[];
  /** Events that are not shown here, because there are too many. */
  readonly moreEvents: boolean;
}

function standing(frame: Frame, value: LandscapeValue): Html {
  return html`<span class="standing st-${value.standing}">${nameOf(STANDING_NAMES, value.standing, frame.say)}</span>`;
}

function support(frame: Frame, value: LandscapeValue): Html {
  const { say } = frame;
  const parts: Html[] = [];
  if (value.validFrom !== null) parts.push(html`${say('自', 'since')} ${dateOf(value.validFrom, say)}`);
  parts.push(
    value.articles === 0
      ? html`${say('尚无报道引述', 'no report is quoted')}`
      : html`${backing(frame, value)}`,
  );
  parts.push(
    html`${say('出自', 'from')} ${nameOf(ORIGIN_NAMES, value.origin, say)}`,
    html`${say('可信度', 'confidence')} ${value.confidence}`,
  );
  if (value.firstPublishedOn !== null && value.lastPublishedOn !== value.firstPublishedOn) {
    parts.push(
      html`${say('报道于', 'reported')} ${dateOf(value.firstPublishedOn, say)} – ${dateOf(value.lastPublishedOn, say)}`,
    );
  }
  return html`${parts.map((part, index) => html`${index === 0 ? '' : ' · '}${part}`)}`;
}

function valueBlock(frame: Frame, { value, quotes }: QuotedValue): Html {
  const { say } = frame;
  const count = quotes.length;
  const shown = html`${quotes.map((quote) => quotation(frame, quote))}`;
  const evidence =
    count === 0
      ? null
      : value.standing === 'held' && count === 1
        ? shown
        : html`<details${value.standing === 'held' ? null : html` open`}><summary>${say(`引文 ${count} 条`, `${count} ${count === 1 ? 'quote' : 'quotes'}`)}</summary>${shown}</details>`;
  return html`<div class="value is-${value.standing}"><p class="said"><b>${statedValue(frame, value.property, value.value, value.unit)}</b> ${standing(frame, value)}</p><p class="support">${support(frame, value)}</p>${evidence}</div>`;
}

const ORDER = [
  'developer',
  'city',
  'headquarters',
  'category',
  'domain',
  'modality',
  'release_date',
  'version',
  'parameters',
  'open_source',
];

/** What is held before what is not; then the newest first, so that a property reads as its history. */
function byStanding({ value: a }: QuotedValue, { value: b }: QuotedValue): number {
  const order = STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing);
  if (order !== 0) return order;
  const [left, right] = [a.validFrom ?? '', b.validFrom ?? ''];
  if (left !== right) return left < right ? 1 : -1;
  return b.articles - a.articles;
}

function byProperty(values: readonly QuotedValue[]): [string, QuotedValue[]][] {
  const groups = new Map<string, QuotedValue[]>();
  for (const one of values) groups.set(one.value.property, [...(groups.get(one.value.property) ?? []), one]);
  const rank = (property: string): number =>
    ORDER.includes(property) ? ORDER.indexOf(property) : ORDER.length;
  for (const group of groups.values()) group.sort(byStanding);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function valuesSection(frame: Frame, model: EntityModel): Html {
  const { say } = frame;
  const groups = byProperty(model.values).map(([property, values]) => {
    const name = propertyName(property, say);
    return html`<section class="property" aria-label="${name}"><h3>${name}</h3><div class="values">${values.map((value) => valueBlock(frame, value))}</div></section>`;
  });
  const empty = html`<p class="quiet">${say('还没有报道说到它的属性。', 'No report tells a value of it yet.')}</p>`;
  return html`<section aria-labelledby="values"><h2 id="values">${say('所知', 'What is believed')}</h2>${groups.length === 0 ? empty : groups}</section>`;
}

function namesSection({ say }: Frame, model: EntityModel): Html | null {
  if (model.names.length === 0) return null;
  const list = model.names.map(({ surface, from, until }) => {
    const use =
      from === undefined && until === undefined ? null : html` <small>${from ?? ''}–${until ?? ''}</small>`;
    return html`<li>${canonicalName(surface)}${use}</li>`;
  });
  return html`<section aria-labelledby="names"><h2 id="names">${say('名称', 'Names it goes by')}</h2><ul class="names">${list}</ul></section>`;
}

/** Entities of one list that stand open; the rest unfolds. */
const SHOWN_SUBJECTS = 24;

/** What has this entity as a value, in words: a city's models, a maker's models, whose parent it is. */
function namedByTitle(
  { say }: Frame,
  kind: EntityReference['kind'],
  property: string,
  subjects: readonly EntityReference[],
): string {
  if (property === 'city' && kind === 'city') return say('这里的模型', 'Models here');
  if (property === 'headquarters') return say('总部在这里的机构', 'Organizations with headquarters here');
  const areModels = subjects.every((one) => one.kind === 'model');
  if (property === 'developer' && areModels) return say('它研发的模型', 'Models it makes');
  const name = propertyName(property, say);
  return say(`以它为${name}的`, `${name} of`);
}

function namedBySection(frame: Frame, model: EntityModel): Html | null {
  if (model.namedBy.length === 0) return null;
  const groups = model.namedBy.map(({ property, subjects }) => {
    const list = (some: readonly EntityReference[]): Html =>
      html`<ul class="names">${some.map((subject) => html`<li>${entityLink(frame, subject, { asOf: model.asOf })}</li>`)}</ul>`;
    const rest = subjects.slice(SHOWN_SUBJECTS);
    const more =
      rest.length === 0
        ? null
        : html`<details><summary>${frame.say(`另外 ${rest.length} 个`, `${rest.length} more`)}</summary>${list(rest)}</details>`;
    return html`<h3>${namedByTitle(frame, model.entity.kind, property, subjects)} <small>${subjects.length}</small></h3>${list(subjects.slice(0, SHOWN_SUBJECTS))}${more}`;
  });
  return html`<section aria-labelledby="named-by"><h2 id="named-by">${frame.say('与之相关', 'What belongs to it')}</h2>${groups}</section>`;
}

function timeline(frame: Frame, model: EntityModel): Html {
  const { say } = frame;
  if (model.events.length === 0)
    return html`<section><h2>${say('事件', 'Events')}</h2><p class="quiet">${say('还没有与它有关的事件。', 'No event names it yet.')}</p></section>`;
  const more = model.moreEvents
    ? html`<p><a href="${link(frame, '/events', { entity: model.entity.name })}">${say('全部事件', 'All events')} →</a></p>`
    : null;
  return html`<section aria-labelledby="timeline"><h2 id="timeline">${say('时间线', 'Timeline')}</h2><ol class="events timeline">${model.events.map((event) => eventLine(frame, event))}</ol>${more}</section>`;
}

function asOfForm(frame: Frame, model: EntityModel): Html {
  const { say } = frame;
  const path = entityPath(model.entity) ?? '/';
  const back =
    model.asOf === null ? null : html` <a href="${link(frame, path)}">${say('回到现在', 'back to now')}</a>`;
  return html`<form method="get" action="${path}" class="pick">${Object.entries(frame.carried).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}">`)}<label for="as-of">${say('某一天所知', 'As of a day')}</label><input type="date" id="as-of" name="asOf" value="${model.asOf ?? ''}"><button>${say('看', 'Show')}</button>${back}</form>`;
}

/** Values on the left; what nobody gave values yet (makers, cities) shows its events there. */
function columns(frame: Frame, model: EntityModel): Html {
  const events = timeline(frame, model);
  const related = namedBySection(frame, model);
  const names = namesSection(frame, model);
  return model.values.length === 0
    ? html`<div class="entity-columns"><div>${related}${events}</div><div>${names}</div></div>`
    : html`<div class="entity-columns"><div>${valuesSection(frame, model)}</div><div>${related}${events}${names}</div></div>`;
}

/** One model, organization or city: what is believed of it, on whose word, and what happened to it. */
export function entityPage(frame: Frame, model: EntityModel): View {
  const { say } = frame;
  const { entity } = model;
  const known =
    entity.entityId === null
      ? html`<span class="tagline">${say('词典未收', 'not in the dictionary')}</span>`
      : html`<code>${entity.entityId}</code>`;
  const isEmpty = model.values.length === 0 && model.events.length === 0 && model.namedBy.length === 0;
  const empty =
    isEmpty && model.asOf === null
      ? emptyState(
          say('还没有报道提到它。', 'No report speaks of it yet.'),
          html`${say('读更多新闻：', 'Read more news: ')}<code>shanshui run</code>`,
        )
      : null;
  const body = html`<nav class="crumbs" aria-label="${say('位置', 'Place')}"><a href="${link(frame, listPath(entity.kind))}">${nameOf(KIND_PLURALS, entity.kind, say)}</a></nav>
<header class="opening"><p class="kicker">${nameOf(KIND_NAMES, entity.kind, say)} ${known}</p><h1>${canonicalName(entity.name)}${model.nameEn === null || model.nameEn === entity.name ? null : html` <small lang="en">${model.nameEn}</small>`}</h1>${asOfForm(frame, model)}</header>
${empty ?? html`${columns(frame, model)}`}`;
  return { title: entity.name, active: 'landscape', body };
}
