import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { RequestEntry } from '../ports/fetcher.ts';
import type { Requests } from '../ports/store.ts';
import type { StoreDialect } from './store-dialect.ts';
import type { Tables } from './store-tables.ts';

/** The ledger of requests as a table. */
export class KyselyRequests implements Requests {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;

  constructor(db: Kysely<Tables>, dialect: StoreDialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  async log(entries: readonly RequestEntry[]): Promise<void> {
    const size = this.#dialect.rowsPerInsert(5);
    for (let from = 0; from < entries.length; from += size) {
      const rows = entries.slice(from, from + size).map((entry) => ({
        id: randomUUID(),
        source_id: entry.sourceId,
        host: entry.host,
        started_at: entry.startedAt,
        body: JSON.stringify(entry),
      }));
      await this.#db.insertInto('requests').values(rows).execute();
    }
  }

  async recent(limit: number): Promise<readonly RequestEntry[]> {
    const rows = await this.#db
      .selectFrom('requests')
      .select('body')
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => {
      const entry: RequestEntry = JSON.parse(row.body);
      return entry;
    });
  }
}
