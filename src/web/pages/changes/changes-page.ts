import type { MergedEvent } from '../../../event/merged-event.ts';
import { DELTA_CAUSES, DELTA_KINDS, type LandscapeValue } from '../../../landscape/landscape-value.ts';
import type { StoredDelta } from '../../../ports/store-landscape.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { dateOf, instantOf } from '../dates.ts';
import { statusBadge, whoAndWhat } from '../events/event-line.ts';
import { choice } from '../forms.ts';
import { carriedFields, emptyState, entityLink, type Frame, figure, link } from '../frame.ts';
import { statedValue } from '../values.ts';
import {
  CAUSE_NAMES,
  DELTA_NAMES,
  EVENT_TYPE_NAMES,
  nameOf,
  propertyName,
  STANDING_NAMES,
} from '../vocabulary.ts';

export interface ChangesModel {
  /** `YYYY-MM-DD`: the first day that is looked at. */
  readonly since: string;
  readonly cause: string | null;
  readonly kind: string | null;
  /** Newest first. */
  readonly deltas: readonly StoredDelta[];
  /** Changes since that day, whatever their kind and cause. */
  readonly total: number;
  /** Sequence number that the next page lies before; null on the last one. */
  readonly before: number | null;
}

function aboutEvent(frame: Frame, delta: StoredDelta, event: MergedEvent | null): Html {
  const { say } = frame;
  if (event === null) return html`<code>${delta.key}</code>`;
  const others =
    delta.others.length === 0
      ? null
      : html` <span class="quiet">${say('涉及', 'with')} ${delta.others.map((id) => html`<a href="${link(frame, `/events/${encodeURIComponent(id)}`)}"><code>${id}</code></a> `)}</span>`;
  return html`<a class="type" href="${link(frame, `/events/${encodeURIComponent(event.id)}`)}">${nameOf(EVENT_TYPE_NAMES, event.type, say)}</a> ${statusBadge(frame, event.status)} ${dateOf(event.time.value, say)} <span class="who">${whoAndWhat(frame, event)}</span>${others}`;
}

function aboutValue(frame: Frame, delta: StoredDelta, value: LandscapeValue | null): Html {
  const { say } = frame;
  if (value === null) return html`<code>${delta.key}</code> ${say('不再成立', 'is gone')}`;
  const { subject, property, standing, unit } = value;
  return html`${entityLink(frame, subject)} <span class="role-name">${propertyName(property, say)}</span> ${statedValue(frame, property, value.value, unit)} <span class="standing st-${standing}">${nameOf(STANDING_NAMES, standing, say)}</span>`;
}

function deltaLine(frame: Frame, delta: StoredDelta): Html {
  const { say } = frame;
  const what =
    delta.about === 'event'
      ? aboutEvent(frame, delta, delta.after as MergedEvent | null)
      : aboutValue(frame, delta, delta.after as LandscapeValue | null);
  const because =
    delta.articleId === null
      ? html`${nameOf(CAUSE_NAMES, delta.cause, say)}`
      : html`<a href="${link(frame, `/articles/${encodeURIComponent(delta.articleId)}`)}">${nameOf(CAUSE_NAMES, delta.cause, say)}</a>`;
  return html`<li class="delta"><span class="kind k-${delta.kind}">${nameOf(DELTA_NAMES, delta.kind, say)}</span><div class="what">${what}</div><div class="backing">${because}</div></li>`;
}

/** Deltas in runs of one moment: what one article brought about stands together. */
function runs(frame: Frame, deltas: readonly StoredDelta[]): Html[] {
  const groups: StoredDelta[][] = [];
  for (const delta of deltas) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last !== undefined && first !== undefined && first.at === delta.at) last.push(delta);
    else groups.push([delta]);
  }
  return groups.map(
    (group) =>
      html`<section class="moment"><h2>${instantOf(group[0]?.at ?? null, frame.say)}</h2><ol class="deltas">${group.map((delta) => deltaLine(frame, delta))}</ol></section>`,
  );
}

/** What changed in the dataset, and on what account: a report, an edit, our dictionary, our rules. */
export function changesPage(frame: Frame, model: ChangesModel): View {
  const { say } = frame;
  const { since, cause, kind, deltas, total, before } = model;
  const all = say('全部', 'all');
  const causes = DELTA_CAUSES.map((one) => [one, nameOf(CAUSE_NAMES, one, say)] as const);
  const kinds = DELTA_KINDS.map((one) => [one, nameOf(DELTA_NAMES, one, say)] as const);
  const empty = emptyState(
    say('这段时间没有改变。', 'Nothing changed in this time.'),
    html`${say('选更早的日期，或用 ', 'Choose an earlier day, or read news with ')}<code>shanshui run</code>${say(' 读新闻。', '.')}`,
  );
  const more =
    before === null
      ? null
      : html`<nav class="pager" aria-label="${say('翻页', 'Pages')}"><a rel="next" href="${link(frame, '/changes', { since, cause, kind, before })}">${say('更早的改变', 'Earlier changes')} →</a></nav>`;
  const body = html`<header class="opening"><h1>${say('近来有何改变', 'What changed, and why')}</h1><p class="lead">${say(`自 ${since} 起 ${figure(total)} 处。`, `${figure(total)} changes since ${since}.`)}</p></header>
<form method="get" action="/changes" class="filters" aria-label="${say('筛选改变', 'Filter changes')}">${carriedFields(frame)}<label>${say('自', 'Since')}<input type="date" name="since" value="${since}"></label>${choice('cause', say('缘由', 'Because of'), cause, all, causes)}${choice('kind', say('如何', 'How'), kind, all, kinds)}<button>${say('筛选', 'Filter')}</button></form>
${deltas.length === 0 ? empty : runs(frame, deltas)}${more}`;
  return { title: say('改变', 'Changes'), active: 'changes', body };
}
