import { subjectKey } from './attributed-statement.ts';
import { describeValue } from './describe-value.ts';
import type { LandscapeValue } from './landscape-value.ts';
import type { EntityReference } from './statement.ts';

/** What the landscape holds of one entity, at a glance. */
export interface EntityOverview {
  readonly entity: EntityReference;
  readonly key: string;
  /** Held values by property, the best backed first, as people read them. */
  readonly held: ReadonlyMap<string, readonly string[]>;
  /** Articles behind its best backed value. */
  readonly articles: number;
  readonly lastPublishedOn: string | null;
}

function byBacking(a: LandscapeValue, b: LandscapeValue): number {
  if (a.articles !== b.articles) return b.articles - a.articles;
  const [left, right] = [describeValue(a.value, a.unit), describeValue(b.value, b.unit)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Every entity of some values, those that most articles speak of first. */
export function overviewOf(values: readonly LandscapeValue[]): EntityOverview[] {
  const bySubject = new Map<string, LandscapeValue[]>();
  for (const value of values) {
    const key = subjectKey(value.subject);
    const own = bySubject.get(key) ?? [];
    own.push(value);
    bySubject.set(key, own);
  }
  const overviews = [...bySubject].flatMap(([key, own]) => {
    const first = own[0];
    return first === undefined ? [] : [overview(key, first.subject, own)];
  });
  return overviews.sort((a, b) => b.articles - a.articles || (a.key < b.key ? -1 : 1));
}

function overview(key: string, entity: EntityReference, own: readonly LandscapeValue[]): EntityOverview {
  const held = new Map<string, string[]>();
  for (const value of own.filter((one) => one.standing === 'held').sort(byBacking)) {
    const texts = held.get(value.property) ?? [];
    texts.push(describeValue(value.value, value.unit));
    held.set(value.property, texts);
  }
  const dates = own.flatMap((one) => (one.lastPublishedOn === null ? [] : [one.lastPublishedOn])).sort();
  return {
    entity,
    key,
    held,
    articles: Math.max(...own.map((one) => one.articles)),
    lastPublishedOn: dates.at(-1) ?? null,
  };
}
