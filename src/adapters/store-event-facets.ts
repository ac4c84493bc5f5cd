import type { Kysely } from 'kysely';
import { daysOf } from '../event/merge-days.ts';
import { entityKey, isEntityFiller, type MergedEvent } from '../event/merged-event.ts';
import { valueKey } from '../landscape/attributed-statement.ts';
import type { StoreDialect } from './store-dialect.ts';
import type { EventFacetTable } from './store-landscape-tables.ts';
import type { Tables } from './store-tables.ts';

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

function rowName(row: EventFacetTable): string {
  return `${row.event_id} ${row.day} ${row.permille} ${row.facet}`;
}

/** Rows of one insert: few enough for every dialect. */
const ROWS_AT_ONCE = 500;

/** Notes what events are listed by; writes only where that changed. */
export async function saveFacets(
  db: Kysely<Tables>,
  dialect: StoreDialect,
  events: readonly MergedEvent[],
): Promise<void> {
  const ids = events.map(({ id }) => id);
  const stored = await db
    .selectFrom('event_facets')
    .selectAll()
    .where(dialect.among('event_id', ids))
    .execute();
  const known = new Set(stored.map(rowName));
  const counts = new Map<string, number>();
  for (const row of stored) counts.set(row.event_id, (counts.get(row.event_id) ?? 0) + 1);
  const changed = events.flatMap((event) => {
    const rows = facetRows(event);
    const isSame = counts.get(event.id) === rows.length && rows.every((row) => known.has(rowName(row)));
    return isSame ? [] : [{ id: event.id, rows }];
  });
  const gone = changed.map(({ id }) => id).filter((id) => counts.has(id));
  if (gone.length > 0) await db.deleteFrom('event_facets').where(dialect.among('event_id', gone)).execute();
  const rows = changed.flatMap((one) => one.rows);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db
      .insertInto('event_facets')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}

export async function dropFacets(db: Kysely<Tables>, eventId: string): Promise<void> {
  await db.deleteFrom('event_facets').where('event_id', '=', eventId).execute();
}
