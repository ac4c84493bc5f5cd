import { type Kysely, sql } from 'kysely';
import { spanOf } from '../../../event/merge-days.ts';
import { QUOTE_KEY, quoteKey } from '../../../event/merge-features.ts';
import type { ColumnTypes } from '../dialect.ts';

const AT_ONCE = 2000;

/**
 * What makes a new article cost the same however much is stored: tallies of values with their voices, so that one more
 * statement is counted in without the others; keys of mentions by length and day; and indexes that hold only what waits.
 */
export async function valueTallies(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await tallyTables(db, types);
  await waitingIndexes(db, types);
  await keysByDay(db, types);
}

async function tallyTables(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole } = types;
  await db.schema
    .createTable('value_tallies')
    .addColumn('id', whole, (c) => c.primaryKey())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('property', text, (c) => c.notNull())
    .addColumn('value_key', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('value_tallies_value')
    .unique()
    .on('value_tallies')
    .columns(['subject', 'property', 'value_key'])
    .execute();
  await db.schema
    .createTable('value_voices')
    .addColumn('tally', whole, (c) => c.notNull())
    .addColumn('voice', text, (c) => c.notNull())
    .addColumn('leader', text, (c) => c.notNull())
    .addColumn('surest', 'double precision', (c) => c.notNull())
    .addPrimaryKeyConstraint('value_voices_key', ['tally', 'voice'])
    .modifyEnd(types.clustered)
    .execute();
}

async function waitingIndexes(db: Kysely<unknown>, { whole }: ColumnTypes): Promise<void> {
  // What stands already counts as counted: where it changes, its value is counted anew.
  await db.schema
    .alterTable('statements')
    .addColumn('counted', whole, (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema.dropIndex('statements_facet').execute();
  await db.schema
    .createIndex('statements_value')
    .on('statements')
    .columns(['subject', 'property', 'value_key'])
    .execute();
  await db.schema.dropIndex('statements_pending').execute();
  await sql`create index statements_waiting on statements (subject, property) where pending = 1`.execute(db);
  await db.schema.dropIndex('event_mentions_pending').execute();
  // What an event is listed by follows from the event itself.
  await db.schema.dropIndex('event_facets_event').execute();
  await db.schema.dropIndex('event_entities_event').execute();
  await sql`create index event_mentions_waiting on event_mentions (id) where pending = 1`.execute(db);
}

interface OldKey {
  readonly key: string;
  readonly to_day: string;
  readonly from_day: string;
  readonly mention_id: string;
}

async function keysByDay(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, whole } = types;
  await db.schema
    .createTable('mention_days')
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('span', whole, (c) => c.notNull())
    .addColumn('from_day', text, (c) => c.notNull())
    .addColumn('to_day', text, (c) => c.notNull())
    .addColumn('mention_id', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('mention_days_key', ['key', 'span', 'from_day', 'mention_id'])
    .modifyEnd(types.clustered)
    .execute();
  await fillDays(db.withTables<{ mention_keys: OldKey; mention_days: OldKey & { readonly span: number } }>());
  await db.schema.dropTable('mention_keys').execute();
  await db.schema.createIndex('mention_days_mention').on('mention_days').columns(['mention_id']).execute();
}

async function fillDays(
  db: Kysely<{ mention_keys: OldKey; mention_days: OldKey & { readonly span: number } }>,
): Promise<void> {
  for (let after = ''; ; ) {
    const ids = await db
      .selectFrom('mention_keys')
      .select('mention_id')
      .distinct()
      .where('mention_id', '>', after)
      .orderBy('mention_id')
      .limit(AT_ONCE)
      .execute();
    const last = ids.at(-1)?.mention_id;
    if (last === undefined) return;
    const rows = await db
      .selectFrom('mention_keys')
      .selectAll()
      .where('mention_id', '>', after)
      .where('mention_id', '<=', last)
      .execute();
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE).map((row) => ({
        ...row,
        key: row.key.startsWith(QUOTE_KEY) ? quoteKey(row.key.slice(QUOTE_KEY.length)) : row.key,
        span: spanOf({ from: row.from_day, to: row.to_day }),
      }));
      await db.insertInto('mention_days').values(some).execute();
    }
    after = last;
  }
}
