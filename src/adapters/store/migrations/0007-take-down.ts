import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** Articles whose page and text were dropped, since when and why. */
export async function takeDownColumns(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  await db.schema.alterTable('articles').addColumn('taken_down_at', whole).execute();
  await db.schema.alterTable('articles').addColumn('taken_down_why', text).execute();
  // Dropping a page asks who else needs it.
  await db.schema.createIndex('fetches_page').on('fetches').columns(['page_sha256']).execute();
  await db.schema
    .createIndex('article_versions_text')
    .on('article_versions')
    .columns(['text_sha256'])
    .execute();
}
