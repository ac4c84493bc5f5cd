import type { Site } from '../../../api/site.ts';
import type { Disposition } from '../../../ports/disposition.ts';
import type { StoredArticle } from '../../../ports/store-articles.ts';
import { gramsOfQuery } from '../../../text/bigrams.ts';
import { placeOf, placeText } from '../place.ts';

/** Which articles are wanted, as an address says it. */
export interface ArticleWish {
  readonly source: string | null;
  readonly disposition: Disposition | null;
  /** Words that stand in title or text. */
  readonly q: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Articles, the newest first, and what the next page begins behind. */
export async function newestArticles(
  { queries }: Pick<Site, 'queries'>,
  { source, disposition, q, after, limit }: ArticleWish,
): Promise<{ articles: readonly StoredArticle[]; next: string | null }> {
  const { rows, next } = await queries.articles({
    sourceId: source,
    dispositions: disposition === null ? [] : [disposition],
    since: null,
    until: null,
    grams: q === null ? [] : gramsOfQuery(q),
    after: placeOf(after),
    limit,
  });
  return { articles: rows, next: placeText(next) };
}
