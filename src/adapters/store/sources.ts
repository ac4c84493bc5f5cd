import type { Kysely } from 'kysely';
import type { SourceState, Sources } from '../../ports/store-articles.ts';
import type { SourceStateTable, Tables } from './tables.ts';

function stateOf(row: SourceStateTable): SourceState {
  return {
    sourceId: row.source_id,
    etag: row.etag,
    lastModified: row.last_modified,
    nextDueAt: row.next_due_at,
    lastPolledAt: row.last_polled_at,
    lastOutcome: row.last_outcome,
    consecutiveFailures: row.consecutive_failures,
    lastCount: row.last_count,
  };
}

/** What is remembered of the sources between polls. */
export class KyselySources implements Sources {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async state(sourceId: string): Promise<SourceState | null> {
    const row = await this.#db
      .selectFrom('source_states')
      .selectAll()
      .where('source_id', '=', sourceId)
      .executeTakeFirst();
    return row === undefined ? null : stateOf(row);
  }

  async states(): Promise<readonly SourceState[]> {
    const rows = await this.#db.selectFrom('source_states').selectAll().orderBy('source_id').execute();
    return rows.map(stateOf);
  }

  async saveState(state: SourceState): Promise<void> {
    const { sourceId, ...said } = state;
    const row = {
      etag: said.etag,
      last_modified: said.lastModified,
      next_due_at: said.nextDueAt,
      last_polled_at: said.lastPolledAt,
      last_outcome: said.lastOutcome,
      consecutive_failures: said.consecutiveFailures,
      last_count: said.lastCount,
    };
    await this.#db
      .insertInto('source_states')
      .values({ source_id: sourceId, ...row })
      .onConflict((conflict) => conflict.column('source_id').doUpdateSet(row))
      .execute();
  }
}
