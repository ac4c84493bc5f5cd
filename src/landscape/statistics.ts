import { subjectKey } from './attributed-statement.ts';
import { describeValue } from './describe-value.ts';
import type { LandscapeValue } from './landscape-value.ts';

/** How many models have a value of a property. */
export interface Count {
  readonly by: 'city' | 'maker' | 'category' | 'domain' | 'year of release';
  readonly value: string;
  readonly models: number;
}

/** Counts that only people look at, beside those of `Count`; `unknown` where no value is held. */
export interface FurtherCount {
  readonly by: Count['by'] | 'open' | 'filing' | 'modality' | 'quarter of release';
  readonly value: string;
  readonly models: number;
}

const COUNTED: readonly (readonly [Count['by'], string])[] = [
  ['city', 'city'],
  ['maker', 'developer'],
  ['category', 'category'],
  ['domain', 'domain'],
];

/** The name of what no held value tells. */
export const UNKNOWN = 'unknown';

function heldOfModels(values: readonly LandscapeValue[]): LandscapeValue[] {
  return values.filter((value) => value.standing === 'held' && value.subject.kind === 'model');
}

/** Keys of models by what they hold of a property, as people read it. */
function byValue(held: readonly LandscapeValue[], property: string): Map<string, Set<string>> {
  const models = new Map<string, Set<string>>();
  for (const value of held) {
    if (value.property !== property) continue;
    const text = describeValue(value.value, value.unit);
    models.set(text, (models.get(text) ?? new Set()).add(subjectKey(value.subject)));
  }
  return models;
}

/** The earliest release date of each model that has one. */
function firstReleases(held: readonly LandscapeValue[]): Map<string, string> {
  const releases = new Map<string, string>();
  for (const value of held) {
    if (value.property !== 'release_date' || typeof value.value !== 'string') continue;
    const key = subjectKey(value.subject);
    const known = releases.get(key);
    if (known === undefined || value.value < known) releases.set(key, value.value);
  }
  return releases;
}

function byPeriod(
  releases: ReadonlyMap<string, string>,
  periodOf: (day: string) => string | null,
): Map<string, Set<string>> {
  const periods = new Map<string, Set<string>>();
  for (const [key, day] of releases) {
    const period = periodOf(day);
    if (period !== null) periods.set(period, (periods.get(period) ?? new Set()).add(key));
  }
  return periods;
}

function quarterOf(day: string): string | null {
  const month = /^\d{4}-(\d{2})/.exec(day)?.[1];
  return month === undefined ? null : `${day.slice(0, 4)}-Q${Math.ceil(Number(month) / 3)}`;
}

function counted<By>(by: By, models: ReadonlyMap<string, ReadonlySet<string>>) {
  return [...models]
    .map(([value, keys]) => ({ by, value, models: keys.size }))
    .sort((a, b) => b.models - a.models || (a.value < b.value ? -1 : 1));
}

function inOrder<By>(by: By, periods: ReadonlyMap<string, ReadonlySet<string>>) {
  return counted(by, periods).sort((a, b) => (a.value < b.value ? -1 : 1));
}

/**
 * The dataset's own counts: models by city, maker, category and domain, by held values only, a model of several makers
 * once for each; by year of release, a model once, in the year of its first release. Claims of others
 * (`54 models in Beijing`) are values of their own and stay out of these.
 */
export function countModels(values: readonly LandscapeValue[]): Count[] {
  const held = heldOfModels(values);
  const counts = COUNTED.flatMap(([by, property]) => counted(by, byValue(held, property)));
  const years = byPeriod(firstReleases(held), (day) => day.slice(0, 4));
  return [...counts, ...inOrder('year of release' as const, years)];
}

/** How many models there are, organizations, cities: subjects of held values. */
export function countSubjects(
  values: readonly LandscapeValue[],
): Record<'model' | 'organization' | 'city', number> {
  const keys = { model: new Set<string>(), organization: new Set<string>(), city: new Set<string>() };
  for (const value of values) {
    if (value.standing === 'held') keys[value.subject.kind].add(subjectKey(value.subject));
  }
  return { model: keys.model.size, organization: keys.organization.size, city: keys.city.size };
}

/**
 * The counts of `countModels` with those that a table for people has beside them: openness, filings, modalities, quarters
 * of release, and for each how many models nothing is known of. Of domains that is vertical models alone.
 */
export function countForReading(values: readonly LandscapeValue[]): FurtherCount[] {
  const held = heldOfModels(values);
  const all = new Set(held.map(({ subject }) => subjectKey(subject)));
  const vertical = byValue(held, 'category').get('vertical') ?? new Set<string>();
  const releases = firstReleases(held);
  const withUnknown = (counts: FurtherCount[], by: FurtherCount['by'], property: string): FurtherCount[] => {
    const told = new Set([...byValue(held, property).values()].flatMap((keys) => [...keys]));
    const missing = [...(by === 'domain' ? vertical : all)].filter((key) => !told.has(key)).length;
    return missing === 0 ? counts : [...counts, { by, value: UNKNOWN, models: missing }];
  };
  const table = (by: FurtherCount['by'], property: string) =>
    withUnknown(counted(by, byValue(held, property)), by, property);
  return [
    ...COUNTED.flatMap(([by, property]) => table(by, property)),
    ...table('modality', 'modality'),
    ...table('open', 'open_source'),
    ...table('filing', 'filing_status'),
    ...inOrder(
      'year of release' as const,
      byPeriod(releases, (day) => day.slice(0, 4)),
    ),
    ...inOrder('quarter of release' as const, byPeriod(releases, quarterOf)),
  ];
}
