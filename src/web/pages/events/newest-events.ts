import type { Site } from '../../../api/site.ts';
import type { MergedEvent } from '../../../event/merged-event.ts';
import { firstDayOf, lastDayOf, placeOf, placeText } from '../place.ts';

/** Which events are wanted, as an address says it. */
export interface EventWish {
  readonly type?: string | null;
  readonly status?: string | null;
  /** One of these takes part. */
  readonly entityKeys?: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly since?: string | null;
  readonly until?: string | null;
  readonly after?: string | null;
  readonly limit: number;
}

/** Events, the newest first, and what the next page begins behind. */
export async function newestEvents(
  { queries }: Pick<Site, 'queries'>,
  wish: EventWish,
): Promise<{ events: readonly MergedEvent[]; next: string | null }> {
  const { type, status, entityKeys, since, until, after, limit } = wish;
  // A name that nobody answers to has no events; without this it would ask for all.
  if (entityKeys !== undefined && entityKeys.length === 0) return { events: [], next: null };
  const { rows, next } = await queries.events({
    types: type ? [type] : [],
    statuses: status ? [status] : [],
    entities: entityKeys === undefined ? [] : [entityKeys],
    domain: null,
    since: since ? firstDayOf(since) : null,
    until: until ? lastDayOf(until) : null,
    minConfidence: 0,
    after: placeOf(after ?? null),
    limit,
  });
  return { events: rows, next: placeText(next) };
}
