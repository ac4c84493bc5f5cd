import type { Site } from '../../../api/site.ts';
import { articlesWith, searchedWords } from '../../../api/word-search.ts';
import type { Disposition } from '../../../ports/disposition.ts';
import type { StoredArticle } from '../../../ports/store-articles.ts';
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
  site: Site,
  { source, disposition, q, after, limit }: ArticleWish,
): Promise<{ articles: readonly StoredArticle[]; next: string | null }> {
  const { grams, phrases } = q === null ? { grams: [], phrases: [] } : searchedWords(q);
  // Signs alone are found nowhere; without this they would ask for all.
  if (q !== null && grams.length === 0) return { articles: [], next: null };
  const asked = {
    sourceId: source,
    dispositions: disposition === null ? [] : [disposition],
    since: null,
    until: null,
    grams,
    after: placeOf(after),
    limit,
  };
  const { rows, next } = await articlesWith(site, asked, phrases);
  return { articles: rows, next: placeText(next) };
}
