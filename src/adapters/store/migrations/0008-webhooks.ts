import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** Who is told of changes by signed webhooks, how far each was told, and what nobody took. */
export async function webhooks(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('webhooks')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('secret', text, (c) => c.notNull())
    .addColumn('told', whole, (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('webhook_letters')
    .addColumn('webhook_id', text, (c) => c.notNull())
    .addColumn('sequence', whole, (c) => c.notNull())
    .addColumn('error', text, (c) => c.notNull())
    .addColumn('at', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('webhook_letters_key', ['webhook_id', 'sequence'])
    .execute();
}
