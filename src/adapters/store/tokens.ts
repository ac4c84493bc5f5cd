import type { Kysely, Selectable } from 'kysely';
import type { StoredToken, Tokens } from '../../ports/tokens.ts';
import type { Tables, TokenTable } from './tables.ts';

function tokenOf(row: Selectable<TokenTable>): StoredToken {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes.split(' ').filter((scope) => scope !== ''),
    hash: row.hash,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  };
}

/** Tokens as a table: hashes only. */
export class KyselyTokens implements Tokens {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add({ id, name, scopes, hash, createdAt }: Omit<StoredToken, 'revokedAt'>): Promise<void> {
    await this.#db
      .insertInto('tokens')
      .values({ id, name, scopes: scopes.join(' '), hash, created_at: createdAt, revoked_at: null })
      .execute();
  }

  async find(id: string): Promise<StoredToken | null> {
    const row = await this.#db.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : tokenOf(row);
  }

  async list(): Promise<readonly StoredToken[]> {
    const rows = await this.#db
      .selectFrom('tokens')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(tokenOf);
  }

  async revoke(id: string, now: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('tokens')
      .set({ revoked_at: now })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }
}
