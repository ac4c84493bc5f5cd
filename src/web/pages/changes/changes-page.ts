import { DELTA_CAUSES, DELTA_KINDS } from '../../../landscape/landscape-value.ts';
import type { StoredDelta } from '../../../ports/store-landscape.ts';
import { html } from '../../html.ts';
import type { View } from '../../page.ts';
import { choice } from '../forms.ts';
import { carriedFields, emptyState, type Frame, figure, link } from '../frame.ts';
import { CAUSE_NAMES, DELTA_NAMES, nameOf } from '../vocabulary.ts';
import { deltaGroup, groupDeltas } from './delta-groups.ts';

export interface ChangesModel {
  /** `YYYY-MM-DD`: the first day that is looked at. */
  readonly since: string;
  readonly cause: string | null;
  readonly kind: string | null;
  /** Newest first. */
  readonly deltas: readonly StoredDelta[];
  /** Changes since that day, whatever their kind and cause. */
  readonly total: number;
  /** Titles of the articles that brought them about, by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Sequence number that the next page lies before; null on the last one. */
  readonly before: number | null;
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
${deltas.length === 0 ? empty : groupDeltas(deltas).map((group) => deltaGroup(frame, group, model.titles))}${more}`;
  return { title: say('改变', 'Changes'), active: 'changes', body };
}
