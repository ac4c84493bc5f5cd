import { DELTA_CAUSES, DELTA_KINDS } from '../../../landscape/landscape-value.ts';
import type { Store } from '../../../ports/store.ts';
import type { StoredDelta } from '../../../ports/store-landscape.ts';
import type { Page } from '../../page.ts';
import { frameOf } from '../frame.ts';
import { dayParameter, numberParameter, wordParameter } from '../parameters.ts';
import { changesPage } from './changes-page.ts';

const WEEK_MS = 7 * 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;
const SHOWN = 150;
/** Deltas that are looked through for those of one kind or cause, before the next page is offered. */
const LOOKED_AT = 3000;
const AT_ONCE = 500;

interface Wish {
  /** Only deltas after this sequence number … */
  readonly after: number;
  /** … and before this one. */
  readonly before: number;
  readonly isWanted: (delta: StoredDelta) => boolean;
}

/** The newest deltas that are wanted, and where the next page goes on. */
async function newestDeltas(
  store: Store,
  { after, before, isWanted }: Wish,
): Promise<{ deltas: StoredDelta[]; before: number | null }> {
  const deltas: StoredDelta[] = [];
  let end = before;
  while (end - 1 > after && before - end < LOOKED_AT) {
    const from = Math.max(after, end - 1 - AT_ONCE);
    const batch = await store.landscape.deltas(from, end - 1 - from);
    for (const delta of [...batch].reverse()) {
      if (isWanted(delta)) deltas.push(delta);
      if (deltas.length === SHOWN)
        return { deltas, before: delta.sequence - 1 > after ? delta.sequence : null };
    }
    end = from + 1;
  }
  return { deltas, before: end - 1 > after ? end : null };
}

const dayAt = (at: number): string => new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 10);

async function titlesOf(store: Store, deltas: readonly StoredDelta[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const id of new Set(deltas.flatMap(({ articleId }) => (articleId === null ? [] : [articleId])))) {
    const article = await store.articles.article(id);
    if (article !== null) titles.set(id, article.title ?? article.announcedTitle);
  }
  return titles;
}

export const CHANGES: Page = {
  path: '/changes',
  async show(request, site) {
    const { query } = request;
    const { store } = site;
    const since = dayParameter(query, 'since') ?? dayAt(site.now() - WEEK_MS);
    const cause = wordParameter(query, 'cause', DELTA_CAUSES);
    const kind = wordParameter(query, 'kind', DELTA_KINDS);
    const last = await store.landscape.lastSequence();
    const after = (await site.queries.sequenceAt(Date.parse(`${since}T00:00:00+08:00`))) - 1;
    const isWanted = (delta: StoredDelta): boolean =>
      (cause === null || delta.cause === cause) && (kind === null || delta.kind === kind);
    const asked = numberParameter(query, 'before', 1) ?? last + 1;
    const { deltas, before } = await newestDeltas(store, {
      after,
      before: Math.min(asked, last + 1),
      isWanted,
    });
    return changesPage(frameOf(request), {
      since,
      cause,
      kind,
      deltas,
      total: last - after,
      titles: await titlesOf(store, deltas),
      before,
    });
  },
};
