import type { Clock } from '../../ports/clock.ts';
import { PermanentFailure, RetryLater } from '../../ports/failure.ts';
import { LeaseLost, type Ledger, type Task } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import { Postponed, type StageWorkers, type TaskEnd } from '../../ports/queue.ts';

/** Five tries spread over about a minute outlast a restart of a server; longer outages wait for the next poll. */
export const ATTEMPTS = 5;
export const BACK_OFF_MS = 2_000;

/**
 * Failed tries that a source may have within a window; beyond that its tasks wait a window each, so that a server that is
 * down is asked some hundred times an hour and not as often as it has articles.
 */
export const RETRY_BUDGET = 40;
export const RETRY_WINDOW_MS = 600_000;

export interface SettleOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  /** Tries before a task is given up. */
  readonly attempts?: number;
  /** Milliseconds before the second try, doubled for each further one. */
  readonly backOffMs?: number;
}

/** An error's message, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A task begun so often that never came to an end, not even a bad one, kills whoever does it. */
const WORN = 25;

/** Throws `PermanentFailure` for a task that seems to kill its process. */
export function refuseWorn(tasks: readonly Task[]): void {
  if (tasks.some(({ attempts }) => attempts > WORN))
    throw new PermanentFailure(`begun ${WORN} times, and the process died each time`);
}

/** Whether a task was tried often enough. Attempts that its process did not survive say nothing about the task. */
async function isOver(task: Task, error: unknown, attempts: number, ledger: Ledger): Promise<boolean> {
  if (error instanceof PermanentFailure) return true;
  if (task.attempts < attempts || error instanceof Postponed) return false;
  return (await ledger.tries(task.key)).length + 1 >= attempts;
}

/** Puts tasks back that could not be written; where that fails too, their leases run out. */
export async function putBack(
  tasks: readonly Task[],
  error: Error,
  { ledger, clock, log, backOffMs = BACK_OFF_MS }: SettleOptions,
): Promise<void> {
  const now = clock.now();
  for (const task of tasks) {
    const notBefore = now + Math.round(backOffMs * (1 + Math.random()));
    try {
      await ledger.retry(task, { notBefore, error: error.message, now, uncounted: true });
    } catch (second) {
      log.warn('not-put-back', { task: task.key, error: messageOf(second) });
    }
  }
}

/** Milliseconds that a task waits because its source has used its budget up; spread, so that they do not return together. */
async function budgetPause(task: Task, ledger: Ledger, now: number): Promise<number> {
  const used = await ledger.triesSince(task.sourceId, now - RETRY_WINDOW_MS, RETRY_BUDGET);
  return used < RETRY_BUDGET ? 0 : Math.round(RETRY_WINDOW_MS * (1 + Math.random()));
}

/** Puts a task that failed back for another try, or gives it up; says which. Both drivers settle by this rule. */
export async function settleTask(
  task: Task,
  error: unknown,
  workers: StageWorkers,
  { ledger, clock, log, attempts = ATTEMPTS, backOffMs = BACK_OFF_MS }: SettleOptions,
): Promise<Exclude<TaskEnd['outcome'], 'done'>> {
  if (error instanceof LeaseLost) return 'lost';
  const expected = error instanceof RetryLater || error instanceof PermanentFailure;
  if (!expected) log.error('task-fault', { task: task.key, error: messageOf(error) });
  if (await isOver(task, error, attempts, ledger)) {
    await workers.giveUp(task, messageOf(error));
    return 'failed';
  }
  const asked = error instanceof RetryLater ? (error.afterMs ?? 0) : 0;
  const uncounted = error instanceof Postponed;
  // Jitter keeps tasks that failed together from coming back together.
  const own = uncounted ? 0 : backOffMs * 2 ** (task.attempts - 1) * (0.75 + Math.random() / 2);
  const now = clock.now();
  const held = error instanceof RetryLater && !uncounted ? await budgetPause(task, ledger, now) : 0;
  const notBefore = now + Math.max(asked, held, Math.round(own), 1);
  await ledger.retry(task, { notBefore, error: messageOf(error), now, uncounted });
  return 'retried';
}
