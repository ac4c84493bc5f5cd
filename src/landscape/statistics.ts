import { subjectKey } from './attributed-statement.ts';
import { describeValue } from './describe-value.ts';
import type { LandscapeValue } from './landscape-value.ts';

/** How many models have a value of a property. */
export interface Count {
  readonly by: 'city' | 'maker' | 'category' | 'domain' | 'year of release';
  readonly value: string;
  readonly models: number;
}

const COUNTED: readonly (readonly [Count['by'], string])[] = [
  ['city', 'city'],
  ['maker', 'developer'],
  ['category', 'category'],
  ['domain', 'domain'],
];

function firstYears(values: readonly LandscapeValue[]): Map<string, string> {
  const years = new Map<string, string>();
  for (const value of values) {
    if (value.property !== 'release_date' || typeof value.value !== 'string') continue;
    const key = subjectKey(value.subject);
    const year = value.value.slice(0, 4);
    const known = years.get(key);
    if (known === undefined || year < known) years.set(key, year);
  }
  return years;
}

function counted(by: Count['by'], models: ReadonlyMap<string, ReadonlySet<string>>): Count[] {
  return [...models]
    .map(([value, keys]) => ({ by, value, models: keys.size }))
    .sort((a, b) => b.models - a.models || (a.value < b.value ? -1 : 1));
}

/**
 * The dataset's own counts: models by city, maker, category and domain, by held values only, a model of several makers
 * once for each; by year of release, a model once, in the year of its first release. Claims of others
 * (`54 models in Beijing`) are values of their own and stay out of these.
 */
export function countModels(values: readonly LandscapeValue[]): Count[] {
  const held = values.filter((value) => value.standing === 'held' && value.subject.kind === 'model');
  const counts = COUNTED.flatMap(([by, property]) => {
    const models = new Map<string, Set<string>>();
    for (const value of held.filter((one) => one.property === property)) {
      const text = describeValue(value.value, value.unit);
      models.set(text, (models.get(text) ?? new Set()).add(subjectKey(value.subject)));
    }
    return counted(by, models);
  });
  const years = new Map<string, Set<string>>();
  for (const [key, year] of firstYears(held)) years.set(year, (years.get(year) ?? new Set()).add(key));
  const byYear = counted('year of release', years).sort((a, b) => (a.value < b.value ? -1 : 1));
  return [...counts, ...byYear];
}
