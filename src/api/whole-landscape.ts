import type { Viewpoint } from '../landscape/fold.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import { landscapeAt } from '../pipeline/viewpoint.ts';
import { perSite } from './gathered.ts';
import type { Site } from './site.ts';

/** Views that are kept: the present one, and a few days. */
const KEPT = 8;
/** Other requests are let in when folding has held the process for so long; ms. */
const LONGEST_HOLD_MS = 20;

interface Kept {
  readonly version: string;
  readonly values: Promise<readonly LandscapeValue[]>;
}

const keptViews = perSite(() => new Map<string, Kept>());

async function fold(site: Site, viewpoint: Viewpoint): Promise<readonly LandscapeValue[]> {
  const values: LandscapeValue[] = [];
  const { dictionary, corrections } = site.knowledge();
  let lastBreath = performance.now();
  for await (const value of landscapeAt(site.store, dictionary.dictionary, viewpoint, corrections)) {
    values.push(value);
    if (performance.now() - lastBreath < LONGEST_HOLD_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    lastBreath = performance.now();
  }
  return values;
}

/** Folding goes through every statement: one viewpoint at a time, whoever asks. */
const turns = perSite((): { last: Promise<unknown> } => ({ last: Promise.resolve() }));

function foldInTurn(site: Site, viewpoint: Viewpoint | null): Promise<readonly LandscapeValue[]> {
  if (viewpoint === null) return site.store.landscape.list({});
  const turn = turns(site);
  const folded = turn.last.then(() => fold(site, viewpoint));
  turn.last = folded.catch(() => null);
  return folded;
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
  const kept = keptViews(site);
  const name = JSON.stringify(viewpoint);
  const version = await landscapeVersion(site);
  const known = kept.get(name);
  const values = known?.version === version ? known.values : foldInTurn(site, viewpoint);
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
