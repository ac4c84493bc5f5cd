import type { MergedEvent } from '../../../event/merged-event.ts';
import { subjectKey } from '../../../landscape/attributed-statement.ts';
import type { LandscapeValue } from '../../../landscape/landscape-value.ts';
import type { StoredDelta } from '../../../ports/store-landscape.ts';
import { type Html, html } from '../../html.ts';
import { dateOf, instantOf } from '../dates.ts';
import { statusBadge, whoAndWhat } from '../events/event-line.ts';
import { entityLink, type Frame, link } from '../frame.ts';
import { pathPart } from '../paths.ts';
import { published } from '../script-text.ts';
import { statedValue } from '../values.ts';
import {
  CAUSE_NAMES,
  DELTA_NAMES,
  EVENT_TYPE_NAMES,
  nameOf,
  propertyName,
  STANDING_NAMES,
} from '../vocabulary.ts';

/** What one article, or one change of ours, brought about at one moment. */
export interface DeltaGroup {
  readonly at: number;
  readonly cause: StoredDelta['cause'];
  readonly articleId: string | null;
  readonly deltas: readonly StoredDelta[];
}

/** Deltas in the order they come in, in groups of one moment, cause and article. */
export function groupDeltas(deltas: readonly StoredDelta[]): DeltaGroup[] {
  const groups: (DeltaGroup & { deltas: StoredDelta[] })[] = [];
  for (const delta of deltas) {
    const { at, cause, articleId } = delta;
    const last = groups.at(-1);
    const isSame =
      last !== undefined && last.at === at && last.cause === cause && last.articleId === articleId;
    if (isSame) last.deltas.push(delta);
    else groups.push({ at, cause, articleId, deltas: [delta] });
  }
  return groups;
}

interface Line {
  readonly kind: StoredDelta['kind'];
  readonly what: Html;
}

function eventLine(frame: Frame, delta: StoredDelta, event: MergedEvent): Html {
  const { say } = frame;
  const others =
    delta.others.length === 0
      ? null
      : html` <span class="quiet">${say('涉及', 'with')} ${delta.others.map((id) => html`<a href="${link(frame, `/events/${pathPart(id)}`)}"><code>${id}</code></a> `)}</span>`;
  return html`<a class="type" href="${link(frame, `/events/${pathPart(event.id)}`)}">${nameOf(EVENT_TYPE_NAMES, event.type, say)}</a> ${statusBadge(frame, event.status)} ${dateOf(event.time.value, say)} <span class="who">${whoAndWhat(frame, event)}</span>${others}`;
}

/** Values of one entity that changed alike, on one line; `isBacked` says by how many reports each is held now. */
function valuesLine(frame: Frame, values: readonly LandscapeValue[], isBacked: boolean): Html {
  const [first] = values;
  if (first === undefined) return html``;
  const { say } = frame;
  const standing =
    first.standing === 'held'
      ? null
      : html`<span class="standing st-${first.standing}">${nameOf(STANDING_NAMES, first.standing, say)}</span>`;
  const list = values.map(
    ({ property, value, unit, articles }) =>
      html`<span class="role"><span class="role-name">${propertyName(property, say)}</span> ${statedValue(frame, property, value, unit)}${isBacked ? html` <small class="quiet">${say(`至此 ${articles} 篇报道`, `${articles} reports by then`)}</small>` : null}</span> `,
  );
  return html`<b>${entityLink(frame, first.subject)}</b> ${standing} ${list}`;
}

function isEvent(after: MergedEvent | LandscapeValue): after is MergedEvent {
  return 'fillers' in after;
}

function linesOf(frame: Frame, deltas: readonly StoredDelta[]): Line[] {
  const events: Line[] = [];
  const gone: Line[] = [];
  const values = new Map<string, { kind: StoredDelta['kind']; values: LandscapeValue[] }>();
  for (const delta of deltas) {
    const { kind, after, key } = delta;
    if (after === null) {
      gone.push({ kind, what: html`<code>${key}</code> ${frame.say('不再成立', 'is gone')}` });
    } else if (isEvent(after)) {
      events.push({ kind, what: eventLine(frame, delta, after) });
    } else {
      const name = `${kind} ${after.standing} ${subjectKey(after.subject)}`;
      const line = values.get(name) ?? { kind, values: [] };
      line.values.push(after);
      values.set(name, line);
    }
  }
  const lines = [...values.values()].map(({ kind, values: own }) => ({
    kind,
    what: valuesLine(frame, own, kind === 'changed'),
  }));
  return [...events, ...lines, ...gone];
}

/** One group: what brought it about, and each change. */
export function deltaGroup(frame: Frame, group: DeltaGroup, titles: ReadonlyMap<string, string>): Html {
  const { say } = frame;
  const { at, cause, articleId, deltas } = group;
  const title = articleId === null ? undefined : titles.get(articleId);
  const article =
    articleId === null
      ? null
      : html`<a href="${link(frame, `/articles/${pathPart(articleId)}`)}">${title === undefined || title === '' ? say('文章', 'article') : published(title)}</a>`;
  const lines = linesOf(frame, deltas).map(
    ({ kind, what }) =>
      html`<li class="delta"><span class="kind k-${kind}">${nameOf(DELTA_NAMES, kind, say)}</span><div class="what">${what}</div></li>`,
  );
  return html`<section class="moment"><h2>${nameOf(CAUSE_NAMES, cause, say)}${article === null ? null : html`${say('：', ': ')}${article}`} <small>${instantOf(at, say)}</small></h2><ol class="deltas">${lines}</ol></section>`;
}
