import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** Every entity that an event or a value names, so that people can ask by name; and what the store notes of itself. */
export async function entities(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('entities')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('entity_id', text)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('folded', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('marks')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('entities_folded').on('entities').columns(['folded']).execute();
  await db.schema.createIndex('entities_id').on('entities').columns(['entity_id']).execute();
  await db.schema
    .createIndex('statements_event_mention')
    .on('statements')
    .columns(['event_mention_id'])
    .execute();
  await db.schema
    .createIndex('landscape_values_value')
    .on('landscape_values')
    .columns(['value_key', 'property'])
    .execute();
}
