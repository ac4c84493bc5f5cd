import type { AttributedMention, MergedEvent, MergedFiller } from '../../../event/merged-event.ts';
import { isEntityFiller } from '../../../event/merged-event.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { dateOf } from '../dates.ts';
import { type Frame, link } from '../frame.ts';
import { outletName, type QuotedEvidence, quotation } from '../quotes.ts';
import { canonicalName } from '../script-text.ts';
import { fillerOf } from '../values.ts';
import { EVENT_TYPE_NAMES, nameOf, roleName, roleRank } from '../vocabulary.ts';
import { backing, fillersByRole, statusBadge } from './event-line.ts';

/** One article's report of the event. */
export interface Report {
  readonly mention: AttributedMention;
  readonly evidence: QuotedEvidence;
  /** Name of the rule that found it; null when its reading is gone. */
  readonly foundBy: string | null;
}

export interface EventModel {
  readonly event: MergedEvent;
  readonly reports: readonly Report[];
  /** Asked for under an id that was merged into this one. */
  readonly redirectedFrom: string | null;
}

function timeSource(frame: Frame, source: MergedEvent['time']['source']): string | null {
  const { say } = frame;
  if (source === 'explicit') return say('原文写明', 'named in the text');
  if (source === 'relative')
    return say('由“昨日”“本月”之类推得', 'worked out from words such as “yesterday”');
  return source === 'published' ? say('取发布之日', 'the day of publication') : null;
}

function fillerRow(frame: Frame, { filler, saidBy, rival }: MergedFiller): Html {
  const { say } = frame;
  const isInferred = isEntityFiller(filler) && filler.inferred;
  const how = isInferred
    ? say('词典补出', 'from the dictionary')
    : say(`${saidBy.length} 篇`, `${saidBy.length} ${saidBy.length === 1 ? 'report' : 'reports'}`);
  return html`<tr${rival ? html` class="rival"` : null}><th scope="row">${roleName(filler.role, say)}</th><td>${fillerOf(frame, filler)}${rival ? html` <span class="tagline">${say('另说', 'rival')}</span>` : null}</td><td>${how}</td></tr>`;
}

function otherTimes(frame: Frame, event: MergedEvent): Html | null {
  if (event.otherTimes.length === 0) return null;
  const list = event.otherTimes.map(
    ({ value, saidBy }) => html`<li>${dateOf(value, frame.say)} (${saidBy.length})</li>`,
  );
  return html`<dt>${frame.say('别的说法', 'others say')}</dt><dd><ul class="inline">${list}</ul></dd>`;
}

function reportCard(frame: Frame, { mention, evidence, foundBy }: Report): Html {
  const { say } = frame;
  const inOrder = [...mention.fillers].sort((a, b) => roleRank(a.role) - roleRank(b.role));
  const facts = inOrder.map(
    (filler) =>
      html`<li><span class="role-name">${roleName(filler.role, say)}</span> ${fillerOf(frame, filler)}</li>`,
  );
  const reprint =
    mention.reprintGroup === mention.articleId
      ? null
      : html`<p class="tagline">${say('转载，不另算来源', 'a reprint, no source of its own')}</p>`;
  return html`<article class="report"><h3>${outletName(mention)}</h3><p class="line">${dateOf(mention.time.value, say)} ${statusBadge(frame, mention.modality)}</p>${reprint}
${quotation(frame, evidence)}<ul class="facts">${facts}</ul>
<p class="quiet">${say('可信度', 'confidence')} ${mention.confidence}${foundBy === null ? null : html` · ${say('规则', 'rule')} <code>${foundBy}</code>`}</p></article>`;
}

/** Names in a headline; the table below has all. */
const MOST_IN_HEADLINE = 4;

function headline(frame: Frame, event: MergedEvent): Html {
  const fillers = [...fillersByRole(event).values()].flat().map(({ filler }) => filler);
  // Who took part names a happening; what it was about does where nobody is named.
  const named = fillers.filter(isEntityFiller);
  const shown = (named.length === 0 ? fillers : named).slice(0, MOST_IN_HEADLINE);
  const type = nameOf(EVENT_TYPE_NAMES, event.type, frame.say);
  const separator = frame.say('、', ', ');
  const names = shown.map(
    (filler, index) =>
      html`${index === 0 ? '' : separator}${isEntityFiller(filler) ? canonicalName(filler.name) : fillerOf(frame, filler)}`,
  );
  return names.length === 0 ? html`${type}` : html`${type}${frame.say('：', ': ')}${names}`;
}

/** One happening: what is said of it, by whom, and every report side by side. */
export function eventPage(frame: Frame, { event, reports, redirectedFrom }: EventModel): View {
  const { say } = frame;
  const source = timeSource(frame, event.time.source);
  const merged =
    redirectedFrom === null
      ? null
      : html`<p class="notice">${say('原编号', 'The id')} <code>${redirectedFrom}</code> ${say('已并入此事件。', 'was merged into this event.')}</p>`;
  const body = html`<nav class="crumbs" aria-label="${say('位置', 'Place')}"><a href="${link(frame, '/events')}">${say('事件', 'Events')}</a></nav>${merged}
<header class="opening"><h1>${headline(frame, event)}</h1><p class="line">${statusBadge(frame, event.status)}</p></header>
<dl class="facts wide"><dt>${say('时间', 'when')}</dt><dd>${dateOf(event.time.value, say)}${source === null ? null : html` <small>${source}</small>`}</dd>${otherTimes(frame, event)}
<dt>${say('依据', 'backing')}</dt><dd>${backing(frame, event)}</dd><dt>${say('可信度', 'confidence')}</dt><dd>${event.confidence}</dd><dt>${say('报道', 'reported')}</dt><dd>${dateOf(event.firstPublishedOn, say)}${event.lastPublishedOn === event.firstPublishedOn ? null : html` – ${dateOf(event.lastPublishedOn, say)}`}</dd></dl>
<section aria-labelledby="said"><h2 id="said">${say('说了什么', 'What is said')}</h2><div class="scroll" tabindex="0" role="region" aria-labelledby="said"><table><thead><tr><th scope="col">${say('角色', 'Role')}</th><th scope="col">${say('内容', 'Who or what')}</th><th scope="col">${say('谁说的', 'Said by')}</th></tr></thead><tbody>${[...event.fillers].sort((a, b) => roleRank(a.filler.role) - roleRank(b.filler.role)).map((merged) => fillerRow(frame, merged))}</tbody></table></div></section>
<section aria-labelledby="reports"><h2 id="reports">${say('各家报道', 'The reports, side by side')}</h2><div class="reports">${reports.map((report) => reportCard(frame, report))}</div></section>`;
  return { title: `${nameOf(EVENT_TYPE_NAMES, event.type, say)} · ${event.id}`, active: 'events', body };
}
