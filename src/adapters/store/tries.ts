import type { Kysely } from 'kysely';
import type { Task, TaskTry } from '../../ports/ledger.ts';
import type { Tables } from './tables.ts';

const ERROR_LENGTH = 500;

/** Notes a try that failed, for the task's history and its source's budget. */
export async function noteTry(
  db: Kysely<Tables>,
  task: Task,
  { at, outcome, error }: Pick<TaskTry, 'at' | 'outcome' | 'error'>,
): Promise<void> {
  const row = { attempt: task.attempts, source_id: task.sourceId, error: error.slice(0, ERROR_LENGTH) };
  await db
    .insertInto('task_tries')
    .values({ key: task.key, at, outcome, ...row })
    .onConflict((conflict) => conflict.columns(['key', 'at', 'attempt', 'outcome']).doNothing())
    .execute();
}

/** The failed tries of a task, the oldest first. */
export async function triesOf(db: Kysely<Tables>, key: string): Promise<readonly TaskTry[]> {
  const rows = await db
    .selectFrom('task_tries')
    .selectAll()
    .where('key', '=', key)
    .orderBy('at')
    .orderBy('attempt')
    .execute();
  return rows.map(({ at, attempt, outcome, error }) => ({
    at,
    attempt,
    outcome: outcome === 'failed' ? 'failed' : 'retried',
    error,
  }));
}

/** Failed tries of a source since a time, counted up to `limit`. */
export async function countTries(
  db: Kysely<Tables>,
  sourceId: string,
  since: number,
  limit: number,
): Promise<number> {
  const rows = await db
    .selectFrom('task_tries')
    .select('key')
    .where('source_id', '=', sourceId)
    .where('at', '>=', since)
    .limit(limit)
    .execute();
  return rows.length;
}

/** Forgets tries before a time. */
export async function forgetTries(db: Kysely<Tables>, before: number): Promise<number> {
  const result = await db.deleteFrom('task_tries').where('at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
