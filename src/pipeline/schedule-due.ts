import type { NewTask } from '../ports/ledger.ts';
import type { StoreSession } from '../ports/store.ts';
import { isInForce, liftExpired } from './schedule-orders.ts';
import { pollTask } from './task-keys.ts';
import type { World } from './world.ts';

/** Polls that are due, or asked for by name; a source whose poll waits or runs already is left alone. */
async function duePolls(
  session: StoreSession,
  sources: World['sources'],
  now: number,
  named?: readonly string[],
): Promise<NewTask[]> {
  const states = new Map((await session.sources.states()).map((state) => [state.sourceId, state]));
  const open = new Set(await session.ledger.openSubjects('poll-source'));
  const orders = new Map((await session.schedules.standing()).map((order) => [order.sourceId, order]));
  const tasks: NewTask[] = [];
  for (const source of sources.values()) {
    if (open.has(source.id)) continue;
    const dueAt = states.get(source.id)?.nextDueAt ?? 0;
    if (named !== undefined) {
      if (named.includes(source.id)) tasks.push(pollTask(source.id, Math.min(dueAt, now)));
      continue;
    }
    const order = orders.get(source.id) ?? null;
    const isPaused = isInForce(order, now) && order.what.kind === 'paused';
    if (source.enabled && !isPaused && dueAt <= now) tasks.push(pollTask(source.id, dueAt));
  }
  return tasks;
}

/**
 * Puts the sources that are due (all enabled ones that nobody paused, or those given) to be polled, and says how many.
 * A source that is named is polled whether it is due or not; one whose poll waits or runs already is left alone, so that
 * runs of one source never overlap. A poll that was missed, however often, is caught up once.
 */
export async function scheduleDue(
  world: Pick<World, 'store' | 'clock' | 'sources'>,
  sourceIds?: readonly string[],
): Promise<number> {
  const { store, clock, sources } = world;
  const now = clock.now();
  const expired = (await store.schedules.standing()).some((order) => !isInForce(order, now));
  // Most looks find nothing: they need not make writers wait.
  if (!expired && (await duePolls(store, sources, now, sourceIds)).length === 0) return 0;
  return store.transact(async (session) => {
    await liftExpired(session, sources, now);
    return session.ledger.enqueue(await duePolls(session, sources, now, sourceIds), now);
  });
}
