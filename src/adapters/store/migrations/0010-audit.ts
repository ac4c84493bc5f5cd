import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** What people ordered from outside: who, when, why. */
export async function audit(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('at', whole, (c) => c.notNull())
    .addColumn('who', text, (c) => c.notNull())
    .addColumn('what', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('why', text)
    .addColumn('detail', text)
    .execute();
  await db.schema.createIndex('audit_at').on('audit').columns(['at']).execute();
}
