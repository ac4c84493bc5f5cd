import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import type { Extraction } from '../reading/extraction.ts';
import { gramsOfQuery } from '../text/bigrams.ts';
import { type ArticleDifference, compareReadings } from './compare-readings.ts';
import { readPage } from './read-page.ts';
import type { World } from './world.ts';

export interface EntryPreview {
  /** Surfaces of the entry, before and after the change, by which articles were found. */
  readonly surfaces: readonly string[];
  /** Number of articles whose text holds one of them. */
  readonly articles: number;
  /** Whether there are more articles than were looked at. */
  readonly isCut: boolean;
  /** Number of articles that would be read otherwise. */
  readonly differing: number;
  /** Those of them that differ most, the most first, at most 100. */
  readonly differences: readonly ArticleDifference[];
}

const SHOWN = 100;
const MOST_ARTICLES = 2000;

/** Everything by which a dictionary finds an entry, written variants included; none when it lacks the entry. */
export function surfacesOf({ bySurface, dictionary }: CompiledDictionary, entryId: string): string[] {
  const surfaces = new Set<string>();
  for (const { surface, readings } of bySurface.values())
    if (readings.some(({ entry }) => entry.id === entryId)) surfaces.add(surface);
  const names = dictionary.entries.get(entryId)?.names ?? [];
  return [...surfaces, ...names.map(({ surface }) => surface)];
}

/** Articles that hold one of the surfaces, each once, in order of id. */
async function articlesHolding(
  { store }: Pick<World, 'store'>,
  surfaces: readonly string[],
  most: number,
): Promise<StoredArticle[]> {
  const found = new Map<string, StoredArticle>();
  const asked = new Set<string>();
  for (const surface of surfaces) {
    const grams = gramsOfQuery(surface);
    const question = [...grams].sort().join(' ');
    // Without grams (a sign) the index knows nothing; the same grams need no second look.
    if (grams.length === 0 || asked.has(question)) continue;
    asked.add(question);
    const articles = await store.articles.list({
      grams,
      dispositions: ['read', 'duplicate'],
      limit: most + 1,
    });
    for (const article of articles) found.set(article.id, article);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, most + 1);
}

/**
 * What a changed entry would change in what is stored: only articles whose text holds one of its surfaces (as the
 * dictionary in use or the `next` one has them) are read, with both dictionaries, and nothing is written. The cost grows
 * with those articles, not with the store; at most `most` of them are looked at.
 */
export async function previewEntry(
  world: Pick<World, 'store' | 'knowledge'>,
  entryId: string,
  next: CompiledDictionary,
  most: number = MOST_ARTICLES,
): Promise<EntryPreview> {
  const { store, knowledge } = world;
  const surfaces = [
    ...new Set([...surfacesOf(knowledge.dictionary, entryId), ...surfacesOf(next, entryId)]),
  ].sort();
  const found = await articlesHolding(world, surfaces, most);
  const differences: ArticleDifference[] = [];
  for (const article of found.slice(0, most)) {
    const page = await store.readings.page(article.id);
    if (page === null) continue;
    const read = (dictionary: CompiledDictionary): Extraction | null => {
      const outcome = readPage(article, page, { ...knowledge, dictionary });
      return outcome.kind === 'read' ? outcome.extraction : null;
    };
    const difference = compareReadings(article, read(knowledge.dictionary), read(next));
    if (difference !== null) differences.push(difference);
  }
  differences.sort((a, b) => b.size - a.size || (a.articleId < b.articleId ? -1 : 1));
  return {
    surfaces,
    articles: Math.min(found.length, most),
    isCut: found.length > most,
    differing: differences.length,
    differences: differences.slice(0, SHOWN),
  };
}
