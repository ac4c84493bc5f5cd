import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** Event mentions, the events merged from them, statements, what they fold into, and what changed. */
export async function eventsAndLandscape(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await eventTables(db, types);
  await landscapeTables(db, types);
}

async function eventTables(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  const create = db.schema;
  await create
    .createTable('event_mentions')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('article_id', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('modality', text, (c) => c.notNull())
    .addColumn('published_on', text)
    .addColumn('from_day', text, (c) => c.notNull())
    .addColumn('to_day', text, (c) => c.notNull())
    .addColumn('keys', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('event_id', text)
    .addColumn('pending', whole, (c) => c.notNull())
    .addColumn('withdrawn_at', whole)
    .addColumn('first_seen_at', whole, (c) => c.notNull())
    .addColumn('last_seen_at', whole, (c) => c.notNull())
    .execute();
  await create.createIndex('event_mentions_article').on('event_mentions').columns(['article_id']).execute();
  await create.createIndex('event_mentions_event').on('event_mentions').columns(['event_id']).execute();
  await create
    .createIndex('event_mentions_pending')
    .on('event_mentions')
    .columns(['pending', 'id'])
    .execute();
  await create
    .createTable('mention_keys')
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('to_day', text, (c) => c.notNull())
    .addColumn('from_day', text, (c) => c.notNull())
    .addColumn('mention_id', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('mention_keys_key', ['key', 'to_day', 'from_day', 'mention_id'])
    .execute();
  await create.createIndex('mention_keys_mention').on('mention_keys').columns(['mention_id']).execute();
  await create
    .createTable('events')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('time', text)
    .addColumn('articles', whole, (c) => c.notNull())
    .addColumn('sources', whole, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('first_seen_at', whole, (c) => c.notNull())
    .addColumn('changed_at', whole, (c) => c.notNull())
    .execute();
  await create
    .createTable('event_entities')
    .addColumn('entity', text, (c) => c.notNull())
    .addColumn('event_id', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('event_entities_key', ['entity', 'event_id'])
    .execute();
  await create.createIndex('event_entities_event').on('event_entities').columns(['event_id']).execute();
  await create
    .createTable('event_redirects')
    .addColumn('old_id', text, (c) => c.primaryKey())
    .addColumn('new_id', text, (c) => c.notNull())
    .addColumn('at', whole, (c) => c.notNull())
    .execute();
}

async function landscapeTables(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  const create = db.schema;
  await create
    .createTable('statements')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('article_id', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('property', text, (c) => c.notNull())
    .addColumn('value_key', text, (c) => c.notNull())
    .addColumn('event_mention_id', text)
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('pending', whole, (c) => c.notNull())
    .addColumn('first_seen_at', whole, (c) => c.notNull())
    .addColumn('last_seen_at', whole, (c) => c.notNull())
    .addColumn('withdrawn_at', whole)
    .execute();
  await create
    .createIndex('statements_facet')
    .on('statements')
    .columns(['subject', 'property', 'id'])
    .execute();
  await create.createIndex('statements_article').on('statements').columns(['article_id']).execute();
  await create
    .createIndex('statements_pending')
    .on('statements')
    .columns(['pending', 'subject', 'property'])
    .execute();
  await create
    .createTable('landscape_values')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('property', text, (c) => c.notNull())
    .addColumn('value_key', text, (c) => c.notNull())
    .addColumn('standing', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .execute();
  await create
    .createIndex('landscape_values_facet')
    .on('landscape_values')
    .columns(['subject', 'property', 'value_key'])
    .execute();
  await create
    .createTable('deltas')
    .addColumn('sequence', whole, (c) => c.primaryKey())
    .addColumn('at', whole, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('cause', text, (c) => c.notNull())
    .addColumn('about', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('article_id', text)
    .addColumn('after', text)
    .addColumn('others', text, (c) => c.notNull())
    .execute();
  await create
    .createTable('counters')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('value', whole, (c) => c.notNull())
    .execute();
}
