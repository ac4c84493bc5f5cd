import type { ArticleQuery, DayPlace, Listed } from '../ports/queries.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import { folded, gramsOfQuery } from '../text/bigrams.ts';
import type { Site } from './site.ts';

/** Words to look for. */
export interface SearchedWords {
  /** What must all stand in an article for it to be looked at. */
  readonly grams: readonly string[];
  /** What stood in quotation marks, as `comparable` has it: must stand there word for word. */
  readonly phrases: readonly string[];
}

const QUOTED = /"([^"]+)"|“([^“”]+)”|「([^「」]+)」|『([^『』]+)』/g;
const MOST_PHRASES = 5;

/** A text as phrases are compared: simplified, lower case, and any white space as one space. */
function comparable(text: string): string {
  return folded(text).replace(/\s+/g, ' ').trim();
}

/** What somebody looks for: words anywhere, and phrases in quotation marks (Chinese ones, too). */
export function searchedWords(query: string): SearchedWords {
  const quoted = [...query.matchAll(QUOTED)].map((match) => match.slice(1).find((one) => one !== undefined));
  const phrases = quoted.map((one) => comparable(one ?? '')).filter((one) => one !== '');
  return { grams: gramsOfQuery(query), phrases: phrases.slice(0, MOST_PHRASES) };
}

/** Articles whose text is read for one page; a page may hold fewer than asked for, and still have a next. */
const LOOKED_AT = 400;

async function holdsAll(
  { store }: Site,
  article: StoredArticle,
  phrases: readonly string[],
): Promise<boolean> {
  const { textSha256 } = article;
  const text = textSha256 === null ? null : await store.readings.text(textSha256);
  const where = comparable(`${article.title ?? article.announcedTitle}\n${text ?? ''}`);
  return phrases.every((phrase) => where.includes(phrase));
}

/** Articles of a query that hold the phrases word for word, the newest first. */
export async function articlesWith(
  site: Site,
  query: ArticleQuery,
  phrases: readonly string[],
): Promise<Listed<StoredArticle, DayPlace>> {
  if (phrases.length === 0) return site.queries.articles(query);
  const found: StoredArticle[] = [];
  let { after } = query;
  for (let looked = 0; looked < LOOKED_AT; looked += query.limit) {
    const { rows, next } = await site.queries.articles({ ...query, after });
    for (const row of rows) if (await holdsAll(site, row, phrases)) found.push(row);
    after = next;
    if (next === null || found.length >= query.limit) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { rows: found, next: after };
}
