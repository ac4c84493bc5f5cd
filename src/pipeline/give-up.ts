import type { Task } from '../ports/ledger.ts';
import { nextDue } from '../source/due.ts';
import { unpolled } from './poll-source.ts';
import { asOrdered } from './schedule-orders.ts';
import type { World } from './world.ts';

/**
 * Ends a task that was tried as often as it may be: it stands as a dead letter, its article ends as `failed`,
 * its source comes due again at its usual time.
 */
export async function giveUp(
  { store, clock, sources, log }: World,
  task: Task,
  error: string,
): Promise<void> {
  const now = clock.now();
  log.warn('given-up', { task: task.key, attempts: task.attempts, error });
  await store.transact(async (session) => {
    const source = sources.get(task.subject);
    if (task.stage === 'poll-source' && source !== undefined) {
      const state = (await session.sources.state(source.id)) ?? unpolled(source.id);
      await session.sources.saveState({
        ...state,
        nextDueAt: nextDue(asOrdered(source, await session.schedules.of(source.id), now), now, now),
        lastPolledAt: now,
        lastOutcome: `failed: ${error}`,
        consecutiveFailures: state.consecutiveFailures + 1,
      });
    }
    if (task.stage === 'fetch-page' || task.stage === 'read-article') {
      const article = await session.articles.article(task.subject);
      // An article that was read before stays what it is.
      if (article !== null && article.version === 0) {
        await session.articles.dispose(article.id, 'failed', error, now);
      }
    }
    await session.ledger.fail(task, error, now);
  });
}
