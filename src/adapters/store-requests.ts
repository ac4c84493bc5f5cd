import type { Kysely } from 'kysely';
import type { LoggedRequest, Requests, Stop } from '../ports/store.ts';
import type { Tables } from './store-tables.ts';

/** The ledger of requests, and the hosts that want no more of them. */
export class KyselyRequests implements Requests {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async log(request: LoggedRequest): Promise<void> {
    await this.#db
      .insertInto('requests')
      .values({
        id: `${request.startedAt}-${request.sourceId}-${request.url}`,
        source_id: request.sourceId,
        url: request.url,
        purpose: request.purpose,
        outcome: request.outcome,
        bytes: request.bytes,
        started_at: request.startedAt,
        took_ms: request.tookMs,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }

  async recent(limit: number): Promise<readonly LoggedRequest[]> {
    const rows = await this.#db
      .selectFrom('requests')
      .selectAll()
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      sourceId: row.source_id,
      url: row.url,
      purpose: row.purpose,
      outcome: row.outcome,
      bytes: row.bytes,
      startedAt: row.started_at,
      tookMs: row.took_ms,
    }));
  }

  async stops(): Promise<readonly Stop[]> {
    return this.#db.selectFrom('stops').selectAll().orderBy('host').execute();
  }

  async saveStop(stop: Stop): Promise<void> {
    const { host, ...said } = stop;
    await this.#db
      .insertInto('stops')
      .values({ host, ...said })
      .onConflict((conflict) => conflict.column('host').doUpdateSet(said))
      .execute();
  }

  async dropStop(host: string): Promise<void> {
    await this.#db.deleteFrom('stops').where('host', '=', host).execute();
  }
}
