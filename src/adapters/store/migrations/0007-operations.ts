import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** What operating adds: orders that change a schedule, the tries that failed, and which alerts are raised. */
export async function operations(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  const create = db.schema;
  await create
    .createTable('schedule_orders')
    .addColumn('source_id', text, (c) => c.primaryKey())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('lifted_by', text)
    .addColumn('lifted_at', whole)
    .execute();
  await create
    .createTable('task_tries')
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('at', whole, (c) => c.notNull())
    .addColumn('attempt', whole, (c) => c.notNull())
    .addColumn('source_id', text, (c) => c.notNull())
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('error', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('task_tries_key', ['key', 'at', 'attempt', 'outcome'])
    .execute();
  await create.createIndex('task_tries_source').on('task_tries').columns(['source_id', 'at']).execute();
  await create.createIndex('task_tries_at').on('task_tries').columns(['at']).execute();
  await create
    .createTable('alerts')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('body', text, (c) => c.notNull())
    .execute();
}
