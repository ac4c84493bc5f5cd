import { type Kysely, type SqlBool, sql } from 'kysely';
import type { MergedEvent } from '../../event/merged-event.ts';
import type { DayPlace, EventQuery, Listed } from '../../ports/queries.ts';
import { domainFacet, STANDING, statusFacet, typeFacet } from './event-facets.ts';
import type { Tables } from './tables.ts';

/** The filters as groups of facets: of each group an event has at least one. The most telling group comes first. */
function groupsOf({ types, statuses, entities, domain }: EventQuery): string[][] {
  const groups: string[][] = entities.map((keys) => [...keys]);
  if (domain !== null) groups.push([domainFacet(domain.name), ...domain.entities]);
  if (types.length > 0) groups.push(types.map(typeFacet));
  if (statuses.length > 0) groups.push(statuses.map(statusFacet));
  return groups.length === 0 ? [[STANDING]] : groups;
}

/** Facets of one group beyond this many are not asked for: a city with more entities than that does not exist. */
const MOST_FACETS = 5000;

async function placesOf(db: Kysely<Tables>, query: EventQuery): Promise<DayPlace[]> {
  const [first = [STANDING], ...others] = groupsOf(query);
  let walk = db
    .selectFrom('event_facets as f')
    .select(['f.day', 'f.event_id as id'])
    .where('f.facet', 'in', first.slice(0, MOST_FACETS))
    .orderBy('f.day', 'desc')
    .orderBy('f.event_id', 'desc')
    .limit(query.limit + 1);
  if (first.length > 1) walk = walk.distinct();
  const { after, since, until } = query;
  if (after !== null) {
    walk = walk.where(sql<SqlBool>`(f.day, f.event_id) < (${after.day}, ${after.id})`);
  }
  if (since !== null) walk = walk.where('f.day', '>=', since);
  if (until !== null) walk = walk.where('f.day', '<=', until).where('f.day', '>', '');
  if (query.minConfidence > 0) walk = walk.where('f.permille', '>=', Math.round(query.minConfidence * 1000));
  for (const group of others) {
    walk = walk.where((eb) =>
      eb.exists(
        eb
          .selectFrom('event_facets as g')
          .select('g.event_id')
          .where('g.facet', 'in', group.slice(0, MOST_FACETS))
          .whereRef('g.day', '=', 'f.day')
          .whereRef('g.event_id', '=', 'f.event_id'),
      ),
    );
  }
  return walk.execute();
}

/** Events of a query, the newest first: a walk along the facets, then the bodies of one page. */
export async function listEvents(
  db: Kysely<Tables>,
  query: EventQuery,
): Promise<Listed<MergedEvent, DayPlace>> {
  const places = await placesOf(db, query);
  const shown = places.slice(0, query.limit);
  if (shown.length === 0) return { rows: [], next: null };
  const ids = shown.map(({ id }) => id);
  const rows = await db.selectFrom('events').select(['id', 'body']).where('id', 'in', ids).execute();
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  const events = ids.flatMap((id): MergedEvent[] => {
    const body = bodies.get(id);
    return body === undefined ? [] : [JSON.parse(body)];
  });
  return { rows: events, next: places.length > query.limit ? (shown.at(-1) ?? null) : null };
}
