import type { Site } from '../../../api/site.ts';
import { compileDictionary } from '../../../dictionary/compile.ts';
import type { Dictionary } from '../../../dictionary/entry.ts';
import { type ArticleDifference, compareReadings } from '../../../pipeline/compare-readings.ts';
import { type Knowledge, readArticle } from '../../../reading/read-article.ts';

/** Articles that are read again for one preview, and for how long, ms. */
const MOST_ARTICLES = 200;
const LONGEST_MS = 4_000;

/** What an entry would change in the stored articles. */
export interface Preview {
  /** Articles that were read again. */
  readonly articles: number;
  /** Articles in which the entry is recognised, those with most mentions first. */
  readonly found: readonly {
    readonly articleId: string;
    readonly title: string | null;
    readonly mentions: number;
  }[];
  /** Articles that say something else than before. */
  readonly differences: readonly ArticleDifference[];
}

/**
 * How articles would be read with another dictionary: each is read twice, with today's and with that one, so that
 * nothing but the dictionary differs. Changes nothing in the store and holds no lock on it.
 */
export async function previewReadings(
  site: Site,
  articleIds: readonly string[],
  draft: Dictionary,
  entryId: string,
): Promise<Preview> {
  const today = site.knowledge();
  const then: Knowledge = { ...today, dictionary: compileDictionary(draft) };
  const until = site.now() + LONGEST_MS;
  const differences: ArticleDifference[] = [];
  const found: Preview['found'][number][] = [];
  let articles = 0;
  for (const id of articleIds.slice(0, MOST_ARTICLES)) {
    if (site.now() > until) break;
    const article = await site.store.articles.article(id);
    const reading = await site.store.readings.reading(id);
    if (article === null || reading === null || article.textSha256 === null) continue;
    const text = await site.store.readings.text(article.textSha256);
    if (text === null) continue;
    const { title, author, publishedAt, url, canonicalUrl, source } = reading.article;
    const input = { id, url, canonicalUrl, title, author, source, publishedAt, text };
    const after = readArticle(input, then);
    const mentions = after.mentions.filter((mention) => mention.entityId === entryId).length;
    if (mentions > 0) found.push({ articleId: id, title, mentions });
    const difference = compareReadings(article, readArticle(input, today), after);
    if (difference !== null) differences.push(difference);
    articles++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  differences.sort((a, b) => b.size - a.size || (a.articleId < b.articleId ? -1 : 1));
  found.sort((a, b) => b.mentions - a.mentions || (a.articleId < b.articleId ? -1 : 1));
  return { articles, found, differences };
}
