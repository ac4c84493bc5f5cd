import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** The first tables. Column types that differ between dialects come from `store-dialect.ts`. */
export async function firstTables(db: Kysely<unknown>, { bytes, text, whole }: ColumnTypes): Promise<void> {
  const create = db.schema;
  await create
    .createTable('source_states')
    .addColumn('source_id', text, (c) => c.primaryKey())
    .addColumn('etag', text)
    .addColumn('last_modified', text)
    .addColumn('next_due_at', whole, (c) => c.notNull())
    .addColumn('last_polled_at', whole)
    .addColumn('last_outcome', text)
    .addColumn('consecutive_failures', whole, (c) => c.notNull())
    .addColumn('last_count', whole)
    .execute();
  await create
    .createTable('tasks')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('stage', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('input', text, (c) => c.notNull())
    .addColumn('source_id', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('attempts', whole, (c) => c.notNull())
    .addColumn('not_before', whole, (c) => c.notNull())
    .addColumn('lease_owner', text)
    .addColumn('lease_until', whole)
    .addColumn('outcome', text)
    .addColumn('error', text)
    .addColumn('created_at', whole, (c) => c.notNull())
    .addColumn('updated_at', whole, (c) => c.notNull())
    .execute();
  await create
    .createIndex('tasks_ready')
    .on('tasks')
    .columns(['state', 'stage', 'not_before', 'created_at', 'key'])
    .execute();
  await create.createIndex('tasks_owner').on('tasks').columns(['lease_owner']).execute();
  await create
    .createTable('requests')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('source_id', text, (c) => c.notNull())
    .addColumn('host', text, (c) => c.notNull())
    .addColumn('started_at', whole, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .execute();
  await create.createIndex('requests_time').on('requests').columns(['started_at', 'id']).execute();
  await create
    .createTable('stops')
    .addColumn('scope', text, (c) => c.primaryKey())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('lifted_by', text)
    .addColumn('lifted_at', whole)
    .execute();
  await articleTables(db, { bytes, text, whole });
}

async function articleTables(
  db: Kysely<unknown>,
  { bytes, text, whole }: Pick<ColumnTypes, 'bytes' | 'text' | 'whole'>,
): Promise<void> {
  const create = db.schema;
  await create
    .createTable('announcements')
    .addColumn('source_id', text, (c) => c.notNull())
    .addColumn('article_id', text, (c) => c.notNull())
    .addColumn('url', text)
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('published_at', text)
    .addColumn('guid', text)
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('first_seen_at', whole, (c) => c.notNull())
    .addColumn('last_seen_at', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('announcements_key', ['article_id', 'source_id'])
    .execute();
  await create
    .createTable('articles')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('source_id', text, (c) => c.notNull())
    .addColumn('url', text)
    .addColumn('canonical_url', text)
    .addColumn('announced_title', text, (c) => c.notNull())
    .addColumn('announced_at', text)
    .addColumn('disposition', text)
    .addColumn('detail', text)
    .addColumn('title', text)
    .addColumn('author', text)
    .addColumn('published_at', text)
    .addColumn('outlet', text)
    .addColumn('original_outlet', text)
    .addColumn('page_sha256', text)
    .addColumn('text_sha256', text)
    .addColumn('version', whole, (c) => c.notNull())
    .addColumn('fingerprint', text)
    .addColumn('duplicate_of', text)
    .addColumn('first_seen_at', whole, (c) => c.notNull())
    .addColumn('last_seen_at', whole, (c) => c.notNull())
    .execute();
  await create
    .createIndex('articles_disposition')
    .on('articles')
    .columns(['disposition', 'source_id'])
    .execute();
  await create.createIndex('articles_duplicate').on('articles').columns(['duplicate_of']).execute();
  await create
    .createTable('article_versions')
    .addColumn('article_id', text, (c) => c.notNull())
    .addColumn('version', whole, (c) => c.notNull())
    .addColumn('page_sha256', text, (c) => c.notNull())
    .addColumn('text_sha256', text, (c) => c.notNull())
    .addColumn('title', text)
    .addColumn('published_at', text)
    .addColumn('seen_at', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('article_versions_key', ['article_id', 'version'])
    .execute();
  await create
    .createTable('texts')
    .addColumn('sha256', text, (c) => c.primaryKey())
    .addColumn('body', text, (c) => c.notNull())
    .execute();
  await create
    .createTable('pages')
    .addColumn('sha256', text, (c) => c.primaryKey())
    .addColumn('body', bytes, (c) => c.notNull())
    .addColumn('size', whole, (c) => c.notNull())
    .addColumn('first_seen_at', whole, (c) => c.notNull())
    .execute();
  await create
    .createTable('fetches')
    .addColumn('article_id', text, (c) => c.notNull())
    .addColumn('page_sha256', text, (c) => c.notNull())
    .addColumn('content_type', text)
    .addColumn('final_url', text)
    .addColumn('etag', text)
    .addColumn('last_modified', text)
    .addColumn('fetched_at', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('fetches_key', ['article_id', 'page_sha256'])
    .execute();
  await create
    .createTable('bands')
    .addColumn('band', text, (c) => c.notNull())
    .addColumn('article_id', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('bands_key', ['band', 'article_id'])
    .execute();
  await create.createIndex('bands_article').on('bands').columns(['article_id']).execute();
  await create
    .createTable('readings')
    .addColumn('article_id', text, (c) => c.primaryKey())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('dictionary_version', text, (c) => c.notNull())
    .addColumn('rules_version', text, (c) => c.notNull())
    .addColumn('read_at', whole, (c) => c.notNull())
    .execute();
}
