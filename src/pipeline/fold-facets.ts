import { subjectKey as keyOf, valueKey } from '../landscape/attributed-statement.ts';
import { SINGLE_VALUED } from '../landscape/choice-policy.ts';
import type { KnownFacet } from '../landscape/dictionary-facts.ts';
import { compareValues, type ValueChange } from '../landscape/difference.ts';
import { foldTallies } from '../landscape/fold.ts';
import { type LandscapeValue, valueId, valueIdAt } from '../landscape/landscape-value.ts';
import type { StoreSession } from '../ports/store.ts';
import type { Facet, StoredDelta, StoredTally, ValuePlace } from '../ports/store-landscape.ts';
import { countIn, type PlacedTally, settle, type TouchedValues, touchedValues } from './count-in.ts';
import { droppedMentions } from './dropped-mentions.ts';
import type { Fold } from './folding.ts';

/** A facet, and the article that is why it is folded; null when it is the dictionary. */
export type FacetToFold = Facet & { readonly articleId: string | null };

/** Facets to fold, and what the dictionary knows of each. */
export type FacetsToFold = ReadonlyMap<FacetToFold, KnownFacet | null>;

function facetKey({ subjectKey, property }: Facet): string {
  return JSON.stringify([subjectKey, property]);
}

function placeOf({ subject, property, value, unit }: LandscapeValue): ValuePlace {
  return { subjectKey: keyOf(subject), property, valueKey: valueKey(value, unit) };
}

/** Where the standing of one value may depend on the others, all of them are folded; elsewhere, those that are touched. */
function wholeFacets(facets: FacetsToFold, { corrections }: Fold): Facet[] {
  return [...facets].flatMap(([facet, known]) => {
    const { subjectKey, property } = facet;
    const isCorrected = (corrections?.ofFacet(subjectKey, property) ?? []).length > 0;
    return known !== null || isCorrected || SINGLE_VALUED.has(property) ? [facet] : [];
  });
}

interface Loaded {
  readonly tallies: ReadonlyMap<string, StoredTally>;
  readonly values: readonly LandscapeValue[];
}

/** What touched values, and all values of whole facets, are now. A value older than its tally's table is counted anew. */
async function load(session: StoreSession, touched: TouchedValues, whole: readonly Facet[]): Promise<Loaded> {
  const isWhole = new Set(whole.map(facetKey));
  const others = [...touched].filter(([, { place }]) => !isWhole.has(facetKey(place)));
  const stored = [
    ...(await session.tallies.ofFacets(whole)),
    ...(await session.tallies.ofValues(others.map(([, { place }]) => place))),
  ];
  const tallies = new Map(stored.map((one) => [valueIdAt(one), one]));
  const values = await session.landscape.valuesOf(
    whole,
    others.map(([id]) => id),
  );
  for (const value of values) {
    const id = valueId(value);
    if (value.articles === 0 || tallies.has(id)) continue;
    const old = touched.get(id) ?? { place: placeOf(value), added: [] };
    touched.set(id, { ...old, isAnew: true });
  }
  return { tallies, values };
}

function byFacet<T>(all: Iterable<T>, facetOf: (one: T) => Facet): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = facetKey(facetOf(one));
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return groups;
}

interface FacetChange {
  readonly facet: FacetToFold;
  readonly change: ValueChange;
}

/** How the values of each facet change, in the order of the facets. */
function changesOf(
  facets: FacetsToFold,
  tallies: Iterable<PlacedTally>,
  values: readonly LandscapeValue[],
  { corrections }: Fold,
): FacetChange[] {
  const talliesOf = byFacet(tallies, (one) => one);
  const valuesOf = byFacet(values, placeOf);
  return [...facets].flatMap(([facet, known]) => {
    const own = talliesOf.get(facetKey(facet)) ?? [];
    const folded = foldTallies(
      new Map(own.map((one) => [one.valueKey, one.tally])),
      known,
      {},
      corrections?.ofFacet(facet.subjectKey, facet.property),
    );
    const changes = compareValues(valuesOf.get(facetKey(facet)) ?? [], folded);
    return changes.map((change) => ({ facet, change }));
  });
}

/** Writes what changed, and why. */
async function save(
  session: StoreSession,
  changes: readonly FacetChange[],
  { causes, now }: Fold,
): Promise<void> {
  const saved = changes.flatMap(({ change }) => change.after ?? []);
  await session.landscape.dropValues(
    changes.flatMap(({ change }) => (change.after === null ? [change.key] : [])),
  );
  await session.landscape.saveValues(saved);
  await session.entities.save(
    saved.flatMap(({ subject, value }) => (typeof value === 'object' ? [subject, value] : [subject])),
  );
  await session.landscape.addDeltas(
    changes.map(({ facet: { articleId }, change: { kind, key, after } }): Omit<StoredDelta, 'sequence'> => {
      const cause = articleId === null ? 'dictionary' : (causes.get(articleId) ?? 'world');
      const said = kind === 'removed' ? 'retracted' : kind;
      return { at: now, kind: said, cause, about: 'value', key, articleId, after, others: [] };
    }),
  );
}

/**
 * Folds facets again, inside the caller's transaction: counts the statements that wait into their values' tallies, and
 * folds the values that this may change (`everything`: all of them). Says how many did.
 */
export async function foldFacets(
  session: StoreSession,
  facets: FacetsToFold,
  fold: Fold,
  { everything = false }: { readonly everything?: boolean } = {},
): Promise<number> {
  const dropped = await droppedMentions(session, fold.corrections);
  const waiting = await settle(session, await session.statements.waiting([...facets.keys()]), dropped);
  const touched = await touchedValues(session, waiting);
  const whole = everything ? [...facets.keys()] : wholeFacets(facets, fold);
  const { tallies, values } = await load(session, touched, whole);
  const counted = await countIn(session, touched, waiting, tallies, dropped);
  const changes = changesOf(facets, counted.values(), values, fold);
  await save(session, changes, fold);
  return changes.length;
}
