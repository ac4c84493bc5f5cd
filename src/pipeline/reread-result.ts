import type { StoreSession } from '../ports/store.ts';
import type { StoredDelta } from '../ports/store-landscape.ts';
import type { ArticleDifference } from './compare-readings.ts';

export interface RereadResult {
  readonly articles: number;
  /** Number of articles whose reading differs. */
  readonly differing: number;
  /** Those of them that differ most, the most first, at most 500. */
  readonly differences: readonly ArticleDifference[];
  /** Number of changes of events and landscape. */
  readonly changed: number;
  /** The first of them, at most 1000. */
  readonly changes: readonly StoredDelta[];
}

/** What is kept to be shown; the rest is counted, so that memory stays flat. */
const KEPT_DIFFERENCES = 500;
const KEPT_CHANGES = 1000;

/** Counts differences, and keeps those that are largest. */
export class Differences {
  #kept: ArticleDifference[] = [];
  count = 0;

  add(difference: ArticleDifference | null): void {
    if (difference === null) return;
    this.count++;
    this.#kept.push(difference);
    if (this.#kept.length >= 2 * KEPT_DIFFERENCES) this.#kept = this.largest();
  }

  largest(): ArticleDifference[] {
    const ranked = [...this.#kept].sort((a, b) => b.size - a.size || (a.articleId < b.articleId ? -1 : 1));
    return ranked.slice(0, KEPT_DIFFERENCES);
  }
}

/** What a rereading came to, counting changes after a sequence number. */
export async function resultOf(
  session: StoreSession,
  since: number,
  articles: number,
  differences: Differences,
): Promise<RereadResult> {
  return {
    articles,
    differing: differences.count,
    differences: differences.largest(),
    changed: (await session.landscape.lastSequence()) - since,
    changes: await session.landscape.deltas(since, KEPT_CHANGES),
  };
}
