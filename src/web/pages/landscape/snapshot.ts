import type { EntityKind } from '../../../dictionary/entry.ts';
import { subjectKey } from '../../../landscape/attributed-statement.ts';
import type { LandscapeValue } from '../../../landscape/landscape-value.ts';
import type { EntityReference } from '../../../landscape/statement.ts';

/** One entity of the landscape on one line, by what is held of it. */
export interface EntityRow {
  readonly key: string;
  readonly entity: EntityReference;
  readonly makers: readonly EntityReference[];
  /** Of a model its city, of an organization its headquarters. */
  readonly cities: readonly EntityReference[];
  readonly category: string | null;
  readonly domains: readonly string[];
  readonly modalities: readonly string[];
  /** The earliest day, month or year of a release; null when nobody says. */
  readonly firstRelease: string | null;
  readonly openSource: boolean | null;
  /** Articles behind its best backed value. */
  readonly articles: number;
  readonly sources: number;
  readonly lastPublishedOn: string | null;
}

/** The landscape as the pages count it: who is in it, and what is held of each. */
export interface Snapshot {
  readonly rows: readonly EntityRow[];
  readonly byKey: ReadonlyMap<string, EntityRow>;
}

function references(values: readonly LandscapeValue[], property: string): EntityReference[] {
  return values.flatMap(({ property: own, value }) =>
    own === property && typeof value === 'object' ? [value] : [],
  );
}

function texts(values: readonly LandscapeValue[], property: string): string[] {
  return values.flatMap(({ property: own, value }) =>
    own === property && typeof value === 'string' ? [value] : [],
  );
}

function rowOf(key: string, entity: EntityReference, all: readonly LandscapeValue[]): EntityRow {
  const held = all.filter(({ standing }) => standing === 'held');
  const home = entity.kind === 'model' ? 'city' : 'headquarters';
  const open = held.find(({ property, value }) => property === 'open_source' && typeof value === 'boolean');
  const dates = all.flatMap(({ lastPublishedOn }) => (lastPublishedOn === null ? [] : [lastPublishedOn]));
  return {
    key,
    entity,
    makers: references(held, 'developer'),
    cities: references(held, home),
    category: texts(held, 'category')[0] ?? null,
    domains: texts(held, 'domain'),
    modalities: texts(held, 'modality'),
    firstRelease: texts(held, 'release_date').sort()[0] ?? null,
    openSource: open?.value === true ? true : open?.value === false ? false : null,
    articles: all.reduce((most, { articles }) => Math.max(most, articles), 0),
    sources: all.reduce((most, { sources }) => Math.max(most, sources), 0),
    lastPublishedOn: dates.sort().at(-1) ?? null,
  };
}

/** Entities that are named only as the value of another one (a maker without values of its own). */
function* named(values: readonly LandscapeValue[]): Iterable<EntityReference> {
  for (const { subject, value, standing } of values) {
    yield subject;
    if (standing === 'held' && typeof value === 'object') yield value;
  }
}

/** Sums a landscape's values up, those that most articles speak of first. */
export function snapshotOf(values: readonly LandscapeValue[]): Snapshot {
  const bySubject = new Map<string, { entity: EntityReference; values: LandscapeValue[] }>();
  for (const entity of named(values)) {
    const key = subjectKey(entity);
    if (!bySubject.has(key)) bySubject.set(key, { entity, values: [] });
  }
  for (const value of values) bySubject.get(subjectKey(value.subject))?.values.push(value);
  const rows = [...bySubject].map(([key, { entity, values: own }]) => rowOf(key, entity, own));
  rows.sort((a, b) => b.articles - a.articles || (a.entity.name < b.entity.name ? -1 : 1));
  return { rows, byKey: new Map(rows.map((row) => [row.key, row])) };
}

export function rowsOfKind(snapshot: Snapshot, kind: EntityKind): EntityRow[] {
  return snapshot.rows.filter(({ entity }) => entity.kind === kind);
}
