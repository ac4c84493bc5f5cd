import { type Kysely, sql } from 'kysely';
import { daysOf } from '../../event/merge-days.ts';
import { entityKey, isEntityFiller, type MergedEvent } from '../../event/merged-event.ts';
import { valueKey } from '../../landscape/attributed-statement.ts';
import type { StoreDialect } from './dialect.ts';
import type { EventEntityTable, EventFacetTable } from './landscape-tables.ts';
import type { Tables } from './tables.ts';

/** The facet that every event has which is not retracted. */
export const STANDING = 'standing';

export function typeFacet(type: string): string {
  return `type=${type}`;
}

export function statusFacet(status: string): string {
  return `status=${status}`;
}

/** A domain as an event's own words give it. */
export function domainFacet(domain: string): string {
  return `domain=${valueKey(domain)}`;
}

/** The facet of an entity is its key. */
function facetsOf(event: MergedEvent): Set<string> {
  const facets = new Set([statusFacet(event.status)]);
  if (event.status === 'retracted') return facets;
  facets.add(STANDING);
  facets.add(typeFacet(event.type));
  for (const { filler } of event.fillers) {
    if (isEntityFiller(filler)) facets.add(entityKey(filler));
    else if (filler.role === 'domain') facets.add(domainFacet(String(filler.value)));
  }
  return facets;
}

/** The day an event is listed under: the first one of its time, else the first report's; empty when neither is known. */
export function listedDay(event: Pick<MergedEvent, 'time' | 'firstPublishedOn'>): string {
  const { value } = event.time;
  const days = value === null ? null : daysOf(value);
  return days?.from ?? event.firstPublishedOn?.slice(0, 10) ?? '';
}

export function facetRows(event: MergedEvent): EventFacetTable[] {
  const day = listedDay(event);
  const permille = Math.round(event.confidence * 1000);
  return [...facetsOf(event)].map((facet) => ({ facet, day, event_id: event.id, permille }));
}

function entitiesOf(event: MergedEvent): EventEntityTable[] {
  const entities = event.fillers.flatMap(({ filler }) => (isEntityFiller(filler) ? [entityKey(filler)] : []));
  return [...new Set(entities)].map((entity) => ({ entity, event_id: event.id }));
}

/** What is in one list and not in the other. */
function without<T>(rows: readonly T[], others: readonly T[]): T[] {
  const names = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !names.has(JSON.stringify(row)));
}

/** Rows of one insert: few enough for every dialect. */
const ROWS_AT_ONCE = 500;

/**
 * Notes what events are listed by, which follows from the events themselves: `before` holds those that are stored, as
 * they are, `after` those that take their place. Only rows that differ are written.
 */
export async function saveListings(
  db: Kysely<Tables>,
  dialect: StoreDialect,
  before: readonly MergedEvent[],
  after: readonly MergedEvent[],
): Promise<void> {
  const [oldFacets, facets] = [before.flatMap(facetRows), after.flatMap(facetRows)];
  await dropFacets(db, dialect, without(oldFacets, facets));
  const freshFacets = without(facets, oldFacets);
  for (let from = 0; from < freshFacets.length; from += ROWS_AT_ONCE) {
    const some = freshFacets.slice(from, from + ROWS_AT_ONCE);
    await db.insertInto('event_facets').values(some).execute();
  }
  const [oldEntities, entities] = [before.flatMap(entitiesOf), after.flatMap(entitiesOf)];
  await dropEntities(db, dialect, without(oldEntities, entities));
  const freshEntities = without(entities, oldEntities);
  for (let from = 0; from < freshEntities.length; from += ROWS_AT_ONCE) {
    const some = freshEntities.slice(from, from + ROWS_AT_ONCE);
    await db.insertInto('event_entities').values(some).execute();
  }
}

async function dropFacets(
  db: Kysely<Tables>,
  dialect: StoreDialect,
  rows: readonly EventFacetTable[],
): Promise<void> {
  if (rows.length === 0) return;
  const gone = dialect.rows(
    { facet: 'text', day: 'text', event_id: 'text' },
    rows.map((row) => [row.facet, row.day, row.event_id]),
  );
  await sql`delete from event_facets where (facet, day, event_id) in ${gone}`.execute(db);
}

async function dropEntities(
  db: Kysely<Tables>,
  dialect: StoreDialect,
  rows: readonly EventEntityTable[],
): Promise<void> {
  if (rows.length === 0) return;
  const gone = dialect.rows(
    { entity: 'text', event_id: 'text' },
    rows.map((row) => [row.entity, row.event_id]),
  );
  await sql`delete from event_entities where (entity, event_id) in ${gone}`.execute(db);
}
