import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { RequestEntry } from '../../ports/fetcher.ts';
import type { RequestFilter, Requests } from '../../ports/store.ts';
import type { StoreDialect } from './dialect.ts';
import type { Tables } from './tables.ts';

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

  async recent(limit: number, filter: RequestFilter = {}): Promise<readonly RequestEntry[]> {
    const { host, sourceId, outcome, since } = filter;
    let query = this.#db.selectFrom('requests').select('body');
    if (host !== undefined) {
      const spellings = [`${host}:%`, `%.${host}`, `%.${host}:%`];
      query = query.where((eb) =>
        eb.or([eb('host', '=', host), ...spellings.map((spelling) => eb('host', 'like', spelling))]),
      );
    }
    if (sourceId !== undefined) query = query.where('source_id', '=', sourceId);
    if (since !== undefined) query = query.where('started_at', '>=', since);
    // Within JSON a quote of a value is escaped, so that only the field itself reads so.
    if (outcome !== undefined) query = query.where('body', 'like', `%,"outcome":"${outcome}%`);
    const rows = await query.orderBy('started_at', 'desc').orderBy('id').limit(limit).execute();
    return rows.map((row) => {
      const entry: RequestEntry = JSON.parse(row.body);
      return entry;
    });
  }
}
