import { type Kysely, sql } from 'kysely';
import type { MergedEvent } from '../../../event/merged-event.ts';
import type { ColumnTypes } from '../dialect.ts';
import { facetRows } from '../event-facets.ts';
import { createSearchTables, indexArticle } from '../search-index.ts';
import type { Tables } from '../tables.ts';

const AT_ONCE = 200;

/** What lists are filtered and ordered by, so that each of their pages is one walk along an index; and what is searched. */
export async function facetsAndSearch(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole } = types;
  const create = db.schema;
  await create
    .createTable('event_facets')
    .addColumn('facet', text, (c) => c.notNull())
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('event_id', text, (c) => c.notNull())
    .addColumn('permille', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('event_facets_key', ['facet', 'day', 'event_id'])
    .execute();
  await create.createIndex('event_facets_event').on('event_facets').columns(['event_id']).execute();
  await create
    .createIndex('articles_day')
    .on('articles')
    .expression(sql`coalesce(substr(published_at, 1, 10), substr(announced_at, 1, 10), ''), id`)
    .execute();
  await create.createIndex('deltas_at').on('deltas').columns(['at']).execute();
  await createSearchTables(db, types);
  await fill(db.withTables<{ [name in keyof Tables]: Tables[name] }>());
}

async function fill(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('events')
      .select(['id', 'body'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    const facets = rows.flatMap((row) => {
      const event: MergedEvent = JSON.parse(row.body);
      return facetRows(event);
    });
    if (facets.length > 0) await db.insertInto('event_facets').values(facets).execute();
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('articles')
      .innerJoin('texts', 'texts.sha256', 'articles.text_sha256')
      .select(['articles.id', 'articles.title', 'articles.published_at', 'texts.body'])
      .where('articles.id', '>', after)
      .orderBy('articles.id')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows)
      await indexArticle(db, row.id, row.published_at, `${row.title ?? ''}\n${row.body}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
