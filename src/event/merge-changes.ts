import type { MergedEvent } from './merged-event.ts';

/** How the events of some mentions changed. */
export interface EventChange {
  readonly kind: 'added' | 'changed' | 'merged' | 'split' | 'retracted';
  readonly event: MergedEvent;
  /** `merged`: ids that redirect to the event now. `split`: the id its mentions stood in before. */
  readonly others: readonly string[];
}

/**
 * What changed from the events before to those now. An id that has no event any more redirects to the event that
 * holds most of its mentions; when none holds any, the event is retracted and kept.
 */
export function compareEvents(before: readonly MergedEvent[], after: readonly MergedEvent[]): EventChange[] {
  const holder = new Map(after.flatMap((event) => event.mentionIds.map((id) => [id, event.id] as const)));
  const old = new Map(before.map((event) => [event.id, event]));
  const now = new Set(after.map((event) => event.id));
  const absorbed = new Map<string, string[]>();
  const changes: EventChange[] = [];
  for (const event of before) {
    if (now.has(event.id)) continue;
    const heir = heirOf(event, holder);
    if (heir === null) changes.push(...retractionOf(event));
    else absorbed.set(heir, [...(absorbed.get(heir) ?? []), event.id].sort());
  }
  for (const event of after) {
    const others = absorbed.get(event.id) ?? [];
    const was = old.get(event.id);
    const origin = was === undefined && others.length === 0 ? originOf(event, before) : undefined;
    if (others.length > 0) changes.push({ kind: 'merged', event, others });
    else if (was === undefined && origin !== undefined)
      changes.push({ kind: 'split', event, others: [origin.id] });
    else if (was === undefined) changes.push({ kind: 'added', event, others });
    else if (JSON.stringify(was) !== JSON.stringify(event)) changes.push({ kind: 'changed', event, others });
  }
  return changes.sort((a, b) => (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0));
}

/** The first event that held one of an event's mentions before. */
function originOf(event: MergedEvent, before: readonly MergedEvent[]): MergedEvent | undefined {
  const ids = new Set(event.mentionIds);
  return before.find((one) => one.id !== event.id && one.mentionIds.some((id) => ids.has(id)));
}

function heirOf(event: MergedEvent, holder: ReadonlyMap<string, string>): string | null {
  const votes = new Map<string, number>();
  for (const id of event.mentionIds) {
    const heir = holder.get(id);
    if (heir !== undefined) votes.set(heir, (votes.get(heir) ?? 0) + 1);
  }
  const best = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0];
  return best === undefined ? null : best[0];
}

/** An event without mentions stays, emptied of its support. */
function retractionOf(event: MergedEvent): EventChange[] {
  if (event.status === 'retracted') return [];
  return [
    {
      kind: 'retracted',
      event: { ...event, status: 'retracted', articles: 0, sources: 0, confidence: 0 },
      others: [],
    },
  ];
}
