import type { Kysely } from 'kysely';
import { daysOf } from '../event/merge-days.ts';
import { entityKey, isEntityFiller, type MergedEvent } from '../event/merged-event.ts';
import { valueKey } from '../landscape/attributed-statement.ts';
import type { EventFacetTable, Tables } from './store-tables.ts';

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

function sameRow(a: EventFacetTable): string {
  return `${a.day} ${a.permille} ${a.facet}`;
}

/** Notes what an event is listed by; writes only where that changed. */
export async function saveFacets(db: Kysely<Tables>, event: MergedEvent): Promise<void> {
  const rows = facetRows(event);
  const stored = await db.selectFrom('event_facets').selectAll().where('event_id', '=', event.id).execute();
  const known = new Set(stored.map(sameRow));
  if (stored.length === rows.length && rows.every((row) => known.has(sameRow(row)))) return;
  if (stored.length > 0) await dropFacets(db, event.id);
  await db.insertInto('event_facets').values(rows).execute();
}

export async function dropFacets(db: Kysely<Tables>, eventId: string): Promise<void> {
  await db.deleteFrom('event_facets').where('event_id', '=', eventId).execute();
}
