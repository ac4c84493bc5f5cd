import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** Tokens of those who may ask or change something over HTTP. */
export async function tokens(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('tokens')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .addColumn('revoked_at', whole)
    .execute();
}
