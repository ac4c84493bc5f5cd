import { z } from 'zod';
import { EVENT_TYPES } from '../event/event-mention.ts';
import { daysOf } from '../event/merge-days.ts';
import { valueKey } from '../landscape/attributed-statement.ts';
import type { EventQuery } from '../ports/queries.ts';
import { keysMeant } from './entity-names.ts';
import { badField } from './problem.ts';
import { EventStatusName } from './schemas/event.ts';
import type { Site } from './site.ts';

function list<T extends z.ZodType>(one: T) {
  const split = (value: unknown): unknown =>
    (Array.isArray(value) ? value : [value]).flatMap((part) =>
      typeof part === 'string' ? part.split(',') : part,
    );
  return z.preprocess(split, z.array(one).max(20)).default([]);
}

/** A time as people write it: its first day for `since`, its last for `until`. */
export const TimeText = z
  .string()
  .refine((text) => daysOf(text) !== null, 'give YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Hn or YYYY-Qn');

const Name = z.string().min(1).max(200);

/** What events are chosen by; the same for the list, the feed and a file. */
export const EventFilter = z.object({
  type: list(z.enum(EVENT_TYPES)).describe('Types, with commas between'),
  modality: list(EventStatusName).describe('asserted, planned, rumored, denied, retracted'),
  entity: list(Name).describe('Ids, keys or names; all of them must take part'),
  city: Name.optional().describe('Id or name: the events there, and of who is there'),
  domain: Name.optional().describe('As 医疗'),
  since: TimeText.optional(),
  until: TimeText.optional(),
  minConfidence: z.coerce.number().min(0).max(1).default(0),
});
export type EventFilter = z.infer<typeof EventFilter>;

/** Key that no entity has: a filter by an unknown name finds nothing. */
const NOBODY = 'nobody';

async function cityKeys(site: Site, name: string): Promise<string[]> {
  const cities = await keysMeant(site, name, 'city');
  if (cities.length === 0) throw badField('query.city', `${name}: no such city in the store`);
  const there = await Promise.all(
    cities.map((city) => site.queries.keysHaving(['city', 'headquarters'], city)),
  );
  return [...cities, ...there.flat()];
}

/** The query of a filter. Throws a 400 that names the field of an unknown entity. */
export async function eventQueryOf(
  site: Site,
  filter: EventFilter,
  { after, limit }: Pick<EventQuery, 'after' | 'limit'>,
): Promise<EventQuery> {
  const entities: (readonly string[])[] = [];
  for (const name of filter.entity) {
    const keys = await keysMeant(site, name, null);
    entities.push(keys.length === 0 ? [NOBODY] : keys);
  }
  if (filter.city !== undefined) entities.push(await cityKeys(site, filter.city));
  const { domain } = filter;
  return {
    types: filter.type,
    statuses: filter.modality,
    entities,
    domain:
      domain === undefined
        ? null
        : { name: domain, entities: await site.queries.keysHaving(['domain'], valueKey(domain)) },
    since: filter.since === undefined ? null : (daysOf(filter.since)?.from ?? null),
    until: filter.until === undefined ? null : (daysOf(filter.until)?.to ?? null),
    minConfidence: filter.minConfidence,
    after,
    limit,
  };
}
