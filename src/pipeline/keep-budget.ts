import type { Store } from '../ports/store.ts';
import type { ContentBytes } from '../ports/store-articles.ts';

/** What a budget came to: bytes of pages and texts before and after, and the articles whose content went. */
export interface KeptBudget {
  readonly before: number;
  readonly after: number;
  readonly articles: number;
}

/** Articles dropped in one transaction. */
const AT_ONCE = 100;

function total({ pages, texts }: ContentBytes): number {
  return pages + texts;
}

/**
 * Drops raw pages and full texts of the articles first seen longest ago, until all that are kept take at most `budget`
 * bytes. What was read out of them stands. Articles on their way are left alone, so more may be kept than the budget
 * when they alone take more. Each batch is a transaction: it can be stopped and run again.
 */
export async function keepBudget(
  store: Store,
  budget: number,
  now: number,
  onProgress: (kept: KeptBudget) => void = () => {},
): Promise<KeptBudget> {
  const before = total(await store.readings.contentBytes());
  let kept: KeptBudget = { before, after: before, articles: 0 };
  while (kept.after > budget) {
    const oldest = await store.readings.oldestWithContent(AT_ONCE);
    if (oldest.length === 0) return kept;
    const over = kept.after - budget;
    const dropped = await store.transact(async (session) => {
      let [bytes, articles] = [0, 0];
      for (const id of oldest) {
        if (bytes >= over) break;
        bytes += (await session.readings.dropContent(id, `disk budget of ${budget} bytes`, now)) ?? 0;
        articles++;
      }
      return { bytes, articles };
    });
    kept = { before, after: kept.after - dropped.bytes, articles: kept.articles + dropped.articles };
    onProgress(kept);
  }
  return kept;
}
