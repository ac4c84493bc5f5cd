import type { CandidateSighting } from '../mention/suggest.ts';
import type { Store } from '../ports/store.ts';

/** Characters on each side of a name that are shown to whoever decides. */
const AROUND = 24;
/** Articles of one listing: each sorts all that are left, so that many small ones would cost far more. */
const AT_ONCE = 500;
/** Articles between which other work is let in. */
const A_BREATH = 10;
/** Extractions keep no confidence for a candidate: number and independence of sightings rank them. */
const EVEN = 0.5;

/** What stored articles name and the dictionary lacked when they were read. Gives way to other work between articles. */
export async function sightingsIn({ store }: { readonly store: Store }): Promise<CandidateSighting[]> {
  const sightings: CandidateSighting[] = [];
  let after: string | undefined;
  for (;;) {
    const articles = await store.articles.list({
      dispositions: ['read'],
      limit: AT_ONCE,
      ...(after === undefined ? {} : { after }),
    });
    for (const [index, { id, outlet, sourceId, textSha256 }] of articles.entries()) {
      if (index % A_BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
      const reading = await store.readings.reading(id);
      if (reading === null || reading.candidates.length === 0) continue;
      const text = textSha256 === null ? '' : ((await store.readings.text(textSha256)) ?? '');
      for (const { kind, name, reason, maker, start, end, in: place } of reading.candidates) {
        const where = place === 'title' ? (reading.article.title ?? '') : text;
        sightings.push({
          candidate: { kind, name, reason, confidence: EVEN, ...(maker === undefined ? {} : { maker }) },
          articleId: id,
          source: outlet ?? sourceId,
          context: where.slice(Math.max(0, start - AROUND), end + AROUND),
          publishedAt: reading.article.publishedAt,
        });
      }
    }
    after = articles.at(-1)?.id;
    if (after === undefined || articles.length < AT_ONCE) return sightings;
  }
}
