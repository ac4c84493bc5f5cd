import type { CandidateSighting } from '../../mention/suggest.ts';
import type { Extraction } from '../../reading/extraction.ts';
import { type Knowledge, readArticle } from '../../reading/read-article.ts';
import { toReadable } from '../../reading/to-readable.ts';
import { eachInput } from '../each-input.ts';
import { type StoreOptions, withStore } from '../store-options.ts';

/** Characters on each side of a name that are shown to whoever decides. */
const AROUND = 20;
const PAGE = 500;
/** Extractions keep no confidence for a candidate: number and independence of sightings rank them. */
const EVEN = 0.5;

function sightingsOf(extraction: Extraction, text: string, source: string | null): CandidateSighting[] {
  const { title, publishedAt } = extraction.article;
  return extraction.candidates.map((candidate) => {
    const where = candidate.in === 'title' ? (title ?? '') : text;
    const { kind, name, reason, maker } = candidate;
    return {
      candidate: { kind, name, reason, confidence: EVEN, ...(maker === undefined ? {} : { maker }) },
      articleId: extraction.id,
      source,
      context: where.slice(Math.max(0, candidate.start - AROUND), candidate.end + AROUND),
      publishedAt,
    };
  });
}

/** What articles in files name and the dictionary lacks. */
export async function sightingsInFiles(
  files: readonly string[],
  knowledge: Knowledge,
): Promise<CandidateSighting[]> {
  const sightings: CandidateSighting[] = [];
  await eachInput(files, async ({ input, place }, complain) => {
    const outcome = toReadable(input);
    if (outcome.kind !== 'readable') return complain(place, `holds no article (${outcome.reason})`);
    const { article } = outcome;
    const extraction = readArticle(article, knowledge);
    sightings.push(...sightingsOf(extraction, article.text, extraction.article.source));
  });
  return sightings;
}

/** What stored articles name and the dictionary lacked when they were read. */
export function sightingsInStore(options: StoreOptions): Promise<CandidateSighting[]> {
  return withStore(options, async (store) => {
    const sightings: CandidateSighting[] = [];
    let after: string | undefined;
    for (;;) {
      const articles = await store.articles.list({
        dispositions: ['read'],
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      for (const article of articles) {
        const extraction = await store.readings.reading(article.id);
        if (extraction === null || article.textSha256 === null) continue;
        const text = (await store.readings.text(article.textSha256)) ?? '';
        sightings.push(...sightingsOf(extraction, text, article.outlet ?? article.sourceId));
      }
      after = articles.at(-1)?.id;
      if (after === undefined || articles.length < PAGE) return sightings;
    }
  });
}
