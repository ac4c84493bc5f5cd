import type { Site } from '../../../api/site.ts';
import type { MergedEvent } from '../../../event/merged-event.ts';

export interface EventWish {
  readonly type?: string | null;
  readonly status?: string | null;
  readonly entityKeys?: readonly string[];
  readonly since?: string | null;
  readonly until?: string | null;
  readonly after?: string | null;
  readonly limit: number;
}

export async function newestEvents(
  site: Site,
  wish: EventWish,
): Promise<{ events: readonly MergedEvent[]; next: string | null }> {
  const all = new Map<string, MergedEvent>();
  for (const entity of wish.entityKeys ?? [undefined]) {
    for (const event of await site.store.events.list(entity === undefined ? {} : { entity }))
      all.set(event.id, event);
  }
  const when = (event: MergedEvent) => event.time.value ?? event.firstPublishedOn ?? '';
  const sorted = [...all.values()]
    .filter(
      (event) =>
        (wish.type == null || event.type === wish.type) &&
        (wish.status == null || event.status === wish.status) &&
        (wish.since == null || when(event) >= wish.since) &&
        (wish.until == null || when(event).slice(0, wish.until.length) <= wish.until),
    )
    .sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : a.id < b.id ? -1 : 1));
  const from = wish.after == null ? 0 : sorted.findIndex(({ id }) => id === wish.after) + 1;
  const events = sorted.slice(from, from + wish.limit);
  return { events, next: from + wish.limit < sorted.length ? (events.at(-1)?.id ?? null) : null };
}
