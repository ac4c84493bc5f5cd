import { type Kysely, SqliteAdapter, sql } from 'kysely';

/** Articles are indexed beside each other: the database numbers them. SQLite does so by itself. */
export async function searchNumbers(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof SqliteAdapter) return;
  await sql`create sequence search_documents_numbers as bigint owned by search_documents.id`.execute(db);
  await sql`select setval('search_documents_numbers', (select coalesce(max(id), 0) + 1 from search_documents), false)`.execute(
    db,
  );
  await sql`alter table search_documents alter column id set default nextval('search_documents_numbers')`.execute(
    db,
  );
}
