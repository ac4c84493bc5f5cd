import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import {
  type FailedFilter,
  type FailedTask,
  type Ledger,
  type NewTask,
  STAGES,
  type Stage,
  TASK_STATES,
  type TaskState,
  type TaskTry,
} from '../../ports/ledger.ts';
import type { Tables, TaskTable } from './tables.ts';
import { countTries, forgetTries, triesOf } from './tries.ts';

const StageName = z.enum(STAGES);
const StateName = z.enum(TASK_STATES);

/** A task as its row has it. */
export function newTask(row: TaskTable): Required<NewTask> {
  return {
    key: row.key,
    stage: StageName.parse(row.stage),
    subject: row.subject,
    input: row.input,
    sourceId: row.source_id,
    notBefore: row.not_before,
    trace: row.trace ?? '',
  };
}

type Looks =
  | 'failed'
  | 'counts'
  | 'open'
  | 'openSubjects'
  | 'nextReadyAt'
  | 'tries'
  | 'triesSince'
  | 'forgetTries'
  | 'readyCount'
  | 'oldestReady';

/** What the ledger tells without giving anything out. */
export class LedgerView implements Pick<Ledger, Looks> {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async failed({ stage, sourceId, error, limit }: FailedFilter = {}): Promise<readonly FailedTask[]> {
    let query = this.#db.selectFrom('tasks').selectAll().where('state', '=', 'failed').orderBy('key');
    if (stage !== undefined) query = query.where('stage', '=', stage);
    if (sourceId !== undefined) query = query.where('source_id', '=', sourceId);
    if (error !== undefined) {
      const pattern = `%${error.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      query = query.where(sql<boolean>`lower(error) like ${pattern} escape '\\'`);
    }
    if (limit !== undefined) query = query.limit(limit);
    const rows = await query.execute();
    return rows.map((row) => ({
      ...newTask(row),
      attempts: row.attempts,
      error: row.error ?? '',
      failedAt: row.updated_at,
    }));
  }

  async counts(
    states: readonly TaskState[] = TASK_STATES,
  ): Promise<readonly { readonly stage: Stage; readonly state: TaskState; readonly count: number }[]> {
    const rows = await this.#db
      .selectFrom('tasks')
      .select((eb) => ['stage', 'state', eb.fn.countAll<number>().as('count')])
      .where('state', 'in', [...states])
      .groupBy(['stage', 'state'])
      .orderBy('stage')
      .orderBy('state')
      .execute();
    return rows.map((row) => ({
      stage: StageName.parse(row.stage),
      state: StateName.parse(row.state),
      count: Number(row.count),
    }));
  }

  async open(sourceIds?: readonly string[]): Promise<number> {
    let query = this.#db
      .selectFrom('tasks')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', 'in', ['ready', 'running']);
    if (sourceIds !== undefined) query = query.where('source_id', 'in', [...sourceIds]);
    return Number((await query.executeTakeFirstOrThrow()).count);
  }

  async openSubjects(stage: Stage): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('tasks')
      .select('subject')
      .distinct()
      .where('state', 'in', ['ready', 'running'])
      .where('stage', '=', stage)
      .orderBy('subject')
      .execute();
    return rows.map((row) => row.subject);
  }

  async nextReadyAt(sourceIds?: readonly string[]): Promise<number | null> {
    let query = this.#db
      .selectFrom('tasks')
      .select((eb) => eb.fn.min('not_before').as('at'))
      .where('state', '=', 'ready');
    if (sourceIds !== undefined) query = query.where('source_id', 'in', [...sourceIds]);
    const { at } = await query.executeTakeFirstOrThrow();
    return at === null ? null : Number(at);
  }

  tries(key: string): Promise<readonly TaskTry[]> {
    return triesOf(this.#db, key);
  }

  triesSince(sourceId: string, since: number, limit: number): Promise<number> {
    return countTries(this.#db, sourceId, since, limit);
  }

  forgetTries(before: number): Promise<number> {
    return forgetTries(this.#db, before);
  }

  async readyCount(stage: Stage, limit: number, dueBefore?: number): Promise<number> {
    let ready = this.#db
      .selectFrom('tasks')
      .select('key')
      .where('state', '=', 'ready')
      .where('stage', '=', stage);
    if (dueBefore !== undefined) ready = ready.where('not_before', '<', dueBefore);
    return (await ready.limit(limit).execute()).length;
  }

  async oldestReady(): Promise<readonly { readonly stage: Stage; readonly at: number }[]> {
    const rows = await this.#db
      .selectFrom('tasks')
      .select((eb) => ['stage', eb.fn.min('not_before').as('at')])
      .where('state', '=', 'ready')
      .groupBy('stage')
      .execute();
    return rows.map((row) => ({ stage: StageName.parse(row.stage), at: Number(row.at) }));
  }
}
