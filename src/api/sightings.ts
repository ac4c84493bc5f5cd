import { type Suggestion, suggestEntries } from '../mention/suggest.ts';
import { sightingsIn } from '../pipeline/sightings.ts';
import { Gathered, perSite } from './gathered.ts';
import type { Site } from './site.ts';

/** Going through all articles takes long in a large store. */
const FRESH_MS = 5 * 60_000;

/** What the articles name and the dictionary lacks, gathered behind what is shown. */
export const sightingsOf = perSite(
  (site: Site) =>
    new Gathered(
      () => sightingsIn(site),
      FRESH_MS,
      () => site.now(),
    ),
);

/** Candidates that are ranked; nobody reads on. */
const RANKED = 1000;

const ranked = perSite(() => ({
  of: null as unknown,
  version: '',
  suggestions: [] as readonly Suggestion[],
}));

/** Candidates by rank; null where going through the articles takes longer than `patienceMs`. Ranked once for each gathering. */
export async function suggestionsOf(site: Site, patienceMs: number): Promise<readonly Suggestion[] | null> {
  const sightings = await sightingsOf(site).get(patienceMs);
  if (sightings === null) return null;
  const { dictionary } = site.knowledge();
  const kept = ranked(site);
  if (kept.of !== sightings || kept.version !== dictionary.version) {
    kept.suggestions = suggestEntries(sightings, dictionary, RANKED);
    kept.of = sightings;
    kept.version = dictionary.version;
  }
  return kept.suggestions;
}
