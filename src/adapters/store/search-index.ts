import { type Kysely, SqliteAdapter, sql } from 'kysely';
import { gramsOf } from '../../text/bigrams.ts';
import type { ColumnTypes } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Characters of an article that are searched; what lies behind is not. */
const SEARCHED = 50_000;

/**
 * A list of grams for each article. SQLite's FTS5 keeps it without the text and without positions
 * (sqlite.org/fts5.html, 4.4.3 and 4.6); PostgreSQL as a `tsvector` made of the grams themselves, so that none of its
 * parsers has a say.
 */
export async function createSearchTables(db: Kysely<unknown>, { text, whole }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('search_documents')
    .addColumn('id', whole, (c) => c.primaryKey())
    .addColumn('article_id', text, (c) => c.notNull().unique())
    .addColumn('day', text, (c) => c.notNull())
    .execute();
  if (isSqlite(db)) {
    await sql`create virtual table search_grams using fts5(grams, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0")`.execute(
      db,
    );
    return;
  }
  await sql`create table search_grams (rowid bigint primary key, grams tsvector not null)`.execute(db);
  await sql`create index search_grams_grams on search_grams using gin (grams)`.execute(db);
}

function isSqlite<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}

async function documentOf(db: Kysely<Tables>, articleId: string, day: string): Promise<number> {
  const known = await db
    .selectFrom('search_documents')
    .select('id')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (known !== undefined) {
    await db.updateTable('search_documents').set({ day }).where('id', '=', known.id).execute();
    await sql`delete from search_grams where rowid = ${known.id}`.execute(db);
    return known.id;
  }
  const { id } = await db
    .insertInto('search_documents')
    .values({ article_id: articleId, day })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes an article's text found by its words; call it in the transaction that writes the text. */
export async function indexArticle(
  db: Kysely<Tables>,
  articleId: string,
  publishedAt: string | null,
  text: string,
): Promise<void> {
  const id = await documentOf(db, articleId, publishedAt?.slice(0, 10) ?? '');
  const grams = gramsOf(text.slice(0, SEARCHED));
  if (isSqlite(db)) {
    await sql`insert into search_grams (rowid, grams) values (${id}, ${grams.join(' ')})`.execute(db);
    return;
  }
  await sql`insert into search_grams (rowid, grams) values (${id}, array_to_tsvector(${grams}::text[]))`.execute(
    db,
  );
}

/** A condition on `search_grams` that all grams stand in it. The grams hold letters and digits only. */
export function holdsAll(db: Kysely<Tables>, grams: readonly string[]) {
  return isSqlite(db)
    ? sql<boolean>`search_grams match ${grams.map((gram) => `"${gram}"`).join(' AND ')}`
    : sql<boolean>`search_grams.grams @@ ${grams.map((gram) => `'${gram}'`).join(' & ')}::tsquery`;
}
