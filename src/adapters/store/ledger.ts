import type { Kysely } from 'kysely';
import {
  type Claim,
  type DueOptions,
  type DueTask,
  LeaseLost,
  type Ledger,
  type NewTask,
  type Retry,
  type Stage,
  type Task,
} from '../../ports/ledger.ts';
import type { StoreDialect } from './dialect.ts';
import { LedgerView, newTask } from './ledger-view.ts';
import type { Tables, TaskTable } from './tables.ts';
import { noteTry } from './tries.ts';

/** Errors are kept short: the ledger is no log. */
const ERROR_LENGTH = 500;

function leasedTask(row: TaskTable): Task {
  return {
    ...newTask(row),
    attempts: row.attempts,
    leaseOwner: row.lease_owner ?? '',
    leaseUntil: row.lease_until ?? 0,
  };
}

/** The task ledger as a table. */
export class KyselyLedger extends LedgerView implements Ledger {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;

  constructor(db: Kysely<Tables>, dialect: StoreDialect) {
    super(db);
    this.#db = db;
    this.#dialect = dialect;
  }

  async enqueue(tasks: readonly NewTask[], now: number): Promise<number> {
    const size = this.#dialect.rowsPerInsert(15);
    let added = 0;
    for (let from = 0; from < tasks.length; from += size) {
      const rows = tasks.slice(from, from + size).map((task) => ({
        key: task.key,
        stage: task.stage,
        subject: task.subject,
        input: task.input,
        source_id: task.sourceId,
        trace: task.trace || null,
        state: 'ready',
        attempts: 0,
        not_before: task.notBefore ?? now,
        lease_owner: null,
        lease_until: null,
        outcome: null,
        error: null,
        created_at: now,
        updated_at: now,
      }));
      const result = await this.#db
        .insertInto('tasks')
        .values(rows)
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      added += Number(result.numInsertedOrUpdatedRows ?? 0);
    }
    return added;
  }

  async claim(claim: Claim): Promise<readonly Task[]> {
    const { sourceIds } = claim;
    let ready = this.#db
      .selectFrom('tasks')
      .select('key')
      .where('state', '=', 'ready')
      .where('stage', 'in', [...claim.stages])
      .where('not_before', '<=', claim.now)
      .orderBy('not_before')
      .orderBy('created_at')
      .orderBy('key')
      .limit(claim.limit);
    if (sourceIds !== undefined) ready = ready.where('source_id', 'in', [...sourceIds]);
    if (claim.keys !== undefined) ready = ready.where('key', 'in', [...claim.keys]);
    if (this.#dialect.skipsLocked) ready = ready.forUpdate().skipLocked();
    const rows = await this.#db
      .updateTable('tasks')
      .set((eb) => ({
        state: 'running',
        attempts: eb('attempts', '+', 1),
        lease_owner: claim.owner,
        lease_until: claim.now + claim.leaseMs,
        updated_at: claim.now,
      }))
      .where('key', 'in', ready)
      .returningAll()
      .execute();
    return rows.map(leasedTask).sort((a, b) => a.notBefore - b.notBefore || (a.key < b.key ? -1 : 1));
  }

  async due(stage: Stage, { now, limit, perSource }: DueOptions): Promise<readonly DueTask[]> {
    const rows = await this.#db
      .with('ranked', (db) =>
        db
          .selectFrom('tasks')
          .select((eb) => [
            'key',
            'not_before',
            'attempts',
            eb.fn
              .agg<number>('row_number')
              .over((over) => over.partitionBy('source_id').orderBy('not_before').orderBy('key'))
              .as('place'),
          ])
          .where('state', '=', 'ready')
          .where('stage', '=', stage)
          .where('not_before', '<=', now),
      )
      .selectFrom('ranked')
      .select(['key', 'not_before', 'attempts'])
      .where('place', '<=', perSource)
      .orderBy('not_before')
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      key: row.key,
      at: row.not_before,
      round: `${row.not_before}:${row.attempts}`,
    }));
  }

  async renew(owner: string, leaseUntil: number, keys: readonly string[]): Promise<void> {
    await this.#db
      .updateTable('tasks')
      .set({ lease_until: leaseUntil })
      .where('key', 'in', [...keys])
      .where('lease_owner', '=', owner)
      .where('state', '=', 'running')
      .execute();
  }

  /** Changes a task only while the caller holds its lease: `attempts` tells this lease from a later one. */
  async #leave(task: Task, change: Partial<TaskTable>, now: number): Promise<void> {
    const result = await this.#db
      .updateTable('tasks')
      .set({ ...change, lease_owner: null, lease_until: null, updated_at: now })
      .where('key', '=', task.key)
      .where('state', '=', 'running')
      .where('lease_owner', '=', task.leaseOwner)
      .where('attempts', '=', task.attempts)
      .executeTakeFirst();
    if (Number(result.numUpdatedRows) !== 1)
      throw new LeaseLost(`${task.key}: another process has taken it over`);
  }

  async finish(task: Task, outcome: string, now: number): Promise<void> {
    await this.#leave(task, { state: 'done', outcome, error: null }, now);
  }

  async retry(task: Task, { notBefore, error, now, uncounted }: Retry): Promise<void> {
    const attempts = uncounted === true ? { attempts: task.attempts - 1 } : {};
    const why = error.slice(0, ERROR_LENGTH);
    await this.#leave(task, { state: 'ready', not_before: notBefore, error: why, ...attempts }, now);
    if (uncounted !== true) await noteTry(this.#db, task, { at: now, outcome: 'retried', error });
  }

  async fail(task: Task, error: string, now: number): Promise<void> {
    await this.#leave(task, { state: 'failed', error: error.slice(0, ERROR_LENGTH) }, now);
    await noteTry(this.#db, task, { at: now, outcome: 'failed', error });
  }

  async release(owner: string): Promise<number> {
    const result = await this.#db
      .updateTable('tasks')
      .set((eb) => ({
        state: 'ready',
        lease_owner: null,
        lease_until: null,
        attempts: eb('attempts', '-', 1),
      }))
      .where((eb) =>
        eb.or([
          eb('lease_owner', '=', owner),
          eb(eb.fn('substr', ['lease_owner', eb.val(1), eb.val(owner.length + 1)]), '=', `${owner}/`),
        ]),
      )
      .where('state', '=', 'running')
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  }

  async reclaim(now: number, isAlive: (owner: string) => boolean): Promise<number> {
    const owners = await this.#db
      .selectFrom('tasks')
      .select('lease_owner')
      .distinct()
      .where('state', '=', 'running')
      .execute();
    const dead = owners.flatMap(({ lease_owner: owner }) =>
      owner !== null && !isAlive(owner) ? [owner] : [],
    );
    const result = await this.#db
      .updateTable('tasks')
      .set({ state: 'ready', lease_owner: null, lease_until: null, updated_at: now })
      .where('state', '=', 'running')
      .where((eb) =>
        eb.or([
          eb('lease_until', '<', now),
          eb('lease_owner', 'is', null),
          ...(dead.length > 0 ? [eb('lease_owner', 'in', dead)] : []),
        ]),
      )
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  }

  async revive(now: number, keys?: readonly string[], notBefore = now): Promise<number> {
    let update = this.#db
      .updateTable('tasks')
      .set({ state: 'ready', attempts: 0, not_before: notBefore, updated_at: now })
      .where('state', '=', 'failed');
    if (keys !== undefined) update = update.where('key', 'in', [...keys]);
    return Number((await update.executeTakeFirst()).numUpdatedRows);
  }
}
