import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** The neighbourhood within which a mention is merged, so that one query finds all that merging needs. */
export async function neighbourhoods(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema.alterTable('event_mentions').addColumn('neighbourhood', text).execute();
  await db.schema
    .createIndex('event_mentions_neighbourhood')
    .on('event_mentions')
    .columns(['neighbourhood'])
    .execute();
}
