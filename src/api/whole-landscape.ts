import type { Viewpoint } from '../landscape/fold.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import { landscapeAt } from '../pipeline/viewpoint.ts';
import type { Site } from './site.ts';

/** Views that are kept: the present one, and a few days. */
const KEPT = 4;

interface Kept {
  readonly version: string;
  readonly values: Promise<readonly LandscapeValue[]>;
}

const keptBySite = new WeakMap<Site, Map<string, Kept>>();

async function fold(site: Site, viewpoint: Viewpoint | null): Promise<readonly LandscapeValue[]> {
  if (viewpoint === null) return site.store.landscape.list({});
  const values: LandscapeValue[] = [];
  const { dictionary, corrections } = site.knowledge();
  for await (const value of landscapeAt(site.store, dictionary.dictionary, viewpoint, corrections)) {
    values.push(value);
    // Others are answered while a large landscape is folded.
    if (values.length % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return values;
}

/** Last change and dictionary: as long as both stay, so does the landscape. */
export async function landscapeVersion(site: Site): Promise<string> {
  const sequence = await site.store.landscape.lastSequence();
  return `${sequence} ${site.knowledge().dictionary.version}`;
}

/** All values as seen from somewhere; kept until the landscape or the dictionary changes, and shared by all who ask. */
export async function wholeLandscape(
  site: Site,
  viewpoint: Viewpoint | null,
): Promise<readonly LandscapeValue[]> {
  const kept = keptBySite.get(site) ?? new Map<string, Kept>();
  keptBySite.set(site, kept);
  const name = JSON.stringify(viewpoint);
  const version = await landscapeVersion(site);
  const known = kept.get(name);
  const values = known?.version === version ? known.values : fold(site, viewpoint);
  kept.delete(name);
  kept.set(name, { version, values });
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  // What could not be folded is not kept, so that the next one tries again.
  values.catch(() => kept.delete(name));
  return values;
}
