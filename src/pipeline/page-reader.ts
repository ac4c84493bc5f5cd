import type { StoredArticle, StoredPage } from '../ports/store-articles.ts';
import type { PageReadingOutcome } from './page-reading.ts';

/** Whoever reads stored pages: this thread, or others beside it. The same page gives the same outcome. */
export interface PageReader {
  /** Pages that are read at once: more orders only wait. */
  readonly atOnce: number;
  read(stored: StoredArticle, page: StoredPage): Promise<PageReadingOutcome>;
}

/**
 * Does something slow for each of some things, so many at once, and gives the results in the order of the things: whoever
 * takes them need not know that they were made at once. What is not taken yet is bounded by `atOnce`.
 */
export async function* inOrder<T, R>(
  things: AsyncIterable<T>,
  atOnce: number,
  work: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const thing of things) {
    const result = work(thing);
    // It is awaited in its turn; until then a failure must not count as one that nobody looks at.
    result.catch(() => undefined);
    begun.push(result);
    const first = begun.length > atOnce ? begun.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const result of begun) yield await result;
}
