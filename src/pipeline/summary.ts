import { type EntityOverview, overviewOf } from '../landscape/overview.ts';
import type { Disposition } from '../ports/disposition.ts';
import type { Store } from '../ports/store.ts';
import type { SourceState } from '../ports/store-articles.ts';
import type { StoredDelta } from '../ports/store-landscape.ts';

/** One source's share of the articles. */
export interface SourceSummary {
  readonly sourceId: string;
  readonly state: SourceState | null;
  readonly byDisposition: ReadonlyMap<Disposition | null, number>;
}

/** What the store holds, and what changed since a sequence number. */
export interface Summary {
  readonly sources: readonly SourceSummary[];
  readonly articles: readonly { readonly disposition: Disposition | null; readonly count: number }[];
  readonly eventMentions: number;
  readonly eventsByStatus: readonly { readonly status: string; readonly count: number }[];
  readonly statements: number;
  readonly entities: readonly EntityOverview[];
  readonly changes: readonly StoredDelta[];
  readonly sequence: number;
}

/** More changes than this are counted, not listed. */
const LISTED_CHANGES = 100_000;

/** Counts what a store holds; `since` is the sequence number after which changes count (0 for all). */
export async function summarize(store: Store, since = 0): Promise<Summary> {
  const states = new Map((await store.sources.states()).map((state) => [state.sourceId, state]));
  const bySource = new Map<string, Map<Disposition | null, number>>();
  for (const id of states.keys()) bySource.set(id, new Map());
  for (const { sourceId, disposition, count } of await store.articles.countBySource()) {
    const counts = bySource.get(sourceId) ?? new Map<Disposition | null, number>();
    bySource.set(sourceId, counts.set(disposition, count));
  }
  return {
    sources: [...bySource]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sourceId, byDisposition]) => ({ sourceId, state: states.get(sourceId) ?? null, byDisposition })),
    articles: await store.articles.countByDisposition(),
    eventMentions: await store.mentions.count(),
    eventsByStatus: await store.events.countByStatus(),
    statements: await store.statements.count(),
    entities: overviewOf(await store.landscape.list({})),
    changes: await store.landscape.deltas(since, LISTED_CHANGES),
    sequence: await store.landscape.lastSequence(),
  };
}
