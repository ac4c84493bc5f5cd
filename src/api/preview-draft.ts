import { type CompiledDictionary, compileDictionary } from '../dictionary/compile.ts';
import type { Dictionary } from '../dictionary/entry.ts';
import { type ArticleDifference, compareReadings } from '../pipeline/compare-readings.ts';
import { surfacesOf } from '../pipeline/preview-entry.ts';
import type { Store } from '../ports/store.ts';
import { type Knowledge, readArticle } from '../reading/read-article.ts';
import { gramsOfQuery } from '../text/bigrams.ts';

/** Articles that are read again for one preview, and for how long, ms. */
const MOST_ARTICLES = 200;
const LONGEST_MS = 15_000;

/** What an entry would change in the stored articles. */
export interface Preview {
  /** Articles that were read again: those that hold one of the entry's names. */
  readonly articles: number;
  /** Whether more articles hold one than were looked at. */
  readonly isCut: boolean;
  /** Articles in which the entry is recognised, those with most mentions first. */
  readonly found: readonly {
    readonly articleId: string;
    readonly title: string | null;
    readonly mentions: number;
  }[];
  /** Articles that say something else than before. */
  readonly differences: readonly ArticleDifference[];
}

/** Ids of the articles that hold one of an entry's names, in order; one more than are looked at, at most. */
async function articlesHolding(
  store: Store,
  dictionary: CompiledDictionary,
  entryId: string,
): Promise<string[]> {
  const ids = new Set<string>();
  const asked = new Set<string>();
  for (const surface of surfacesOf(dictionary, entryId)) {
    const grams = gramsOfQuery(surface);
    const question = [...grams].sort().join(' ');
    if (grams.length === 0 || asked.has(question)) continue;
    asked.add(question);
    const limit = MOST_ARTICLES + 1;
    for (const { id } of await store.articles.list({ grams, dispositions: ['read', 'duplicate'], limit })) {
      ids.add(id);
    }
  }
  return [...ids].sort().slice(0, MOST_ARTICLES + 1);
}

/**
 * How articles would be read with another dictionary: each that holds a name of the entry is read twice, with today's
 * and with that one, so that nothing but the dictionary differs. Changes nothing in the store and holds no lock on it.
 * Takes seconds: meant for a thread of its own.
 */
export async function previewDraft(
  store: Store,
  today: Knowledge,
  draft: Dictionary,
  entryId: string,
): Promise<Preview> {
  const then: Knowledge = { ...today, dictionary: compileDictionary(draft) };
  const until = performance.now() + LONGEST_MS;
  const differences: ArticleDifference[] = [];
  const found: Preview['found'][number][] = [];
  const ids = await articlesHolding(store, then.dictionary, entryId);
  let articles = 0;
  for (const id of ids.slice(0, MOST_ARTICLES)) {
    if (performance.now() > until) break;
    const article = await store.articles.article(id);
    const reading = await store.readings.reading(id);
    if (article === null || reading === null || article.textSha256 === null) continue;
    const text = await store.readings.text(article.textSha256);
    if (text === null) continue;
    const { title, author, publishedAt, url, canonicalUrl, source } = reading.article;
    const input = { id, url, canonicalUrl, title, author, source, publishedAt, text };
    const after = readArticle(input, then);
    const mentions = after.mentions.filter((mention) => mention.entityId === entryId).length;
    if (mentions > 0) found.push({ articleId: id, title, mentions });
    const difference = compareReadings(article, readArticle(input, today), after);
    if (difference !== null) differences.push(difference);
    articles++;
  }
  differences.sort((a, b) => b.size - a.size || (a.articleId < b.articleId ? -1 : 1));
  found.sort((a, b) => b.mentions - a.mentions || (a.articleId < b.articleId ? -1 : 1));
  return { articles, isCut: ids.length > articles, found, differences };
}
