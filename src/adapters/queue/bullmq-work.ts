import type { Clock } from '../../ports/clock.ts';
import { LeaseLost, type Ledger, type Stage, type Task } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import type { StageWorkers, TaskEnd } from '../../ports/queue.ts';
import { StoreFailure } from '../../ports/store.ts';
import { LANDSCAPE_BATCH } from './driver-options.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import { messageOf, putBack, refuseWorn, type SettleOptions, settleTask } from './settle-task.ts';

/** What a process needs to work on tasks by their keys. */
export interface WorkContext extends SettleOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  readonly leaseMs: number;
  readonly leases: LeaseKeeper;
  readonly workers: StageWorkers;
  /** Only tasks of these sources; all when absent. */
  readonly sourceIds?: readonly string[];
}

async function claim(stage: Stage, key: string, context: WorkContext): Promise<readonly Task[]> {
  const { ledger, owner, clock, leaseMs, sourceIds } = context;
  const together = stage === 'update-landscape';
  return ledger.claim({
    stages: [stage],
    owner,
    limit: together ? LANDSCAPE_BATCH : 1,
    now: clock.now(),
    leaseMs,
    ...(together ? {} : { keys: [key] }),
    ...(sourceIds === undefined ? {} : { sourceIds }),
  });
}

async function settle(task: Task, error: unknown, context: WorkContext, tookMs: number): Promise<TaskEnd> {
  try {
    return {
      task,
      outcome: await settleTask(task, error, context.workers, context),
      detail: messageOf(error),
      tookMs,
    };
  } catch (second) {
    if (second instanceof LeaseLost) return { task, outcome: 'lost', detail: messageOf(second) };
    throw second;
  }
}

/**
 * Does the task behind a key that a queue handed out (for `update-landscape`: whatever tasks of that stage are ready).
 * The ledger decides: a key whose task is done, taken or not due gives no end, so that a key handed out twice does no
 * harm. Throws when the store cannot be written; the task is put back then, or its lease runs out.
 */
export async function workByKey(
  stage: Stage,
  key: string,
  context: WorkContext,
): Promise<readonly TaskEnd[]> {
  const tasks = await claim(stage, key, context);
  if (tasks.length === 0) return [];
  context.leases.hold(tasks);
  try {
    return await doTasks(stage, tasks, context);
  } finally {
    context.leases.letGo(tasks);
  }
}

async function doTasks(
  stage: Stage,
  tasks: readonly Task[],
  context: WorkContext,
): Promise<readonly TaskEnd[]> {
  const begin = performance.now();
  const took = (): number => Math.round(performance.now() - begin);
  try {
    refuseWorn(tasks);
    const detail = await context.workers.work(stage, tasks);
    const tookMs = took();
    return tasks.map((task) => ({ task, outcome: 'done', detail, tookMs }));
  } catch (error) {
    if (error instanceof StoreFailure) {
      await putBack(tasks, error, context);
      throw error;
    }
    const ends: TaskEnd[] = [];
    for (const task of tasks) ends.push(await settle(task, error, context, took()));
    return ends;
  }
}
