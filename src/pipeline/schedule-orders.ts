import type { ScheduleOrder } from '../ports/schedules.ts';
import type { StoreSession } from '../ports/store.ts';
import { nextDue } from '../source/due.ts';
import type { Source } from '../source/source.ts';

/** Whether an order counts at a time; one that has run out does not, though it may still stand. */
export function isInForce(order: ScheduleOrder | null, now: number): order is ScheduleOrder {
  return order !== null && (order.until === null || order.until > now);
}

/** A source as it is polled: with the schedule that somebody ordered, where one is in force. */
export function asOrdered(source: Source, order: ScheduleOrder | null, now: number): Source {
  if (!isInForce(order, now) || order.what.kind === 'paused') return source;
  return { ...source, schedule: order.what.schedule };
}

/** Works out anew when a source is due, because what is ordered about it has changed. */
async function dueAnew(session: StoreSession, source: Source, now: number): Promise<void> {
  const state = await session.sources.state(source.id);
  if (state === null) return;
  const ordered = asOrdered(source, await session.schedules.of(source.id), now);
  await session.sources.saveState({ ...state, nextDueAt: nextDue(ordered, state.lastPolledAt, now) });
}

/** Puts an order in force; inside the caller's transaction. */
export async function orderSchedule(
  session: StoreSession,
  source: Source,
  order: Omit<ScheduleOrder, 'sourceId' | 'since'>,
  now: number,
): Promise<void> {
  await session.schedules.put({ ...order, sourceId: source.id, since: now });
  await dueAnew(session, source, now);
}

/** Lets the source's file count again; says whether anything else did. A poll that was missed meanwhile is due, once. */
export async function liftOrder(
  session: StoreSession,
  source: Source,
  who: string,
  now: number,
): Promise<boolean> {
  const stood = await session.schedules.lift(source.id, who, now);
  if (stood) await dueAnew(session, source, now);
  return stood;
}

/** Lifts the orders that have run out. */
export async function liftExpired(
  session: StoreSession,
  sources: ReadonlyMap<string, Source>,
  now: number,
): Promise<void> {
  for (const order of await session.schedules.standing()) {
    const source = sources.get(order.sourceId);
    if (!isInForce(order, now) && source !== undefined) await liftOrder(session, source, 'its end', now);
  }
}
