import type { Store } from '../../ports/store.ts';
import type { Extraction } from '../../reading/extraction.ts';

/** Articles whose reading is looked up for one page; quotes of others stand without marks. */
const MOST_READINGS = 60;

/** The stored readings of some articles, each looked up once. */
export async function readingsFor(
  store: Store,
  articleIds: readonly string[],
): Promise<Map<string, Extraction>> {
  const found = new Map<string, Extraction>();
  for (const id of [...new Set(articleIds)].slice(0, MOST_READINGS)) {
    const reading = await store.readings.reading(id);
    if (reading !== null) found.set(id, reading);
  }
  return found;
}
