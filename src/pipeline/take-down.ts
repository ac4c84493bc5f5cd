import type { Store } from '../ports/store.ts';
import type { ArticleFilter } from '../ports/store-articles.ts';

/** What was dropped. */
export interface TakenDown {
  readonly articles: number;
  readonly bytes: number;
}

const AT_ONCE = 200;

/**
 * Drops raw pages and full texts of articles: by request, by source, or by age. What was read out of them stands, with
 * its short quotes; the articles say that their text was taken down, and are never read again. Each batch is a
 * transaction; what is dropped already is left alone, so it can be stopped and run again.
 */
export async function takeDown(
  store: Store,
  filter: ArticleFilter & { readonly ids?: readonly string[]; readonly before?: number },
  reason: string,
  now: number,
): Promise<TakenDown> {
  let [articles, bytes, after] = [0, 0, undefined as string | undefined];
  for (;;) {
    const batch = await store.articles.list({
      ...filter,
      ...(after === undefined ? {} : { after }),
      limit: AT_ONCE,
    });
    const last = batch.at(-1);
    if (last === undefined) return { articles, bytes };
    after = last.id;
    const wanted = batch.filter(
      ({ id, firstSeenAt }) =>
        (filter.ids === undefined || filter.ids.includes(id)) &&
        (filter.before === undefined || firstSeenAt < filter.before),
    );
    const dropped = await store.transact(async (session) => {
      let sum = 0;
      for (const { id } of wanted) {
        const size = await session.readings.dropContent(id, reason, now);
        if (size === null) continue;
        articles++;
        sum += size;
      }
      return sum;
    });
    bytes += dropped;
  }
}
