import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Audit, AuditEntry } from '../../ports/audit.ts';

/** The table that `0010-audit` makes. A type, since an interface is no record of tables to the query layer. */
export type AuditTables = {
  readonly audit: {
    readonly id: string;
    readonly at: number;
    readonly who: string;
    readonly what: string;
    readonly subject: string;
    readonly why: string | null;
    readonly detail: string | null;
  };
};

/** The book of orders as a table. */
export class KyselyAudit implements Audit {
  readonly #db: Kysely<AuditTables>;

  constructor(db: Kysely<AuditTables>) {
    this.#db = db;
  }

  async note(entry: AuditEntry): Promise<void> {
    await this.#db
      .insertInto('audit')
      .values({ id: randomUUID(), ...entry })
      .execute();
  }

  async recent(limit: number): Promise<readonly AuditEntry[]> {
    const rows = await this.#db
      .selectFrom('audit')
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id: _id, at, ...entry }) => ({ ...entry, at: Number(at) }));
  }
}
