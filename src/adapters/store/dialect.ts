import {
  type ColumnDataType,
  type Expression,
  type Kysely,
  type RawBuilder,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely';
import { StoreFailure } from '../../ports/store.ts';
import type { Tables } from './tables.ts';

/** Column types that the dialects name differently. */
export interface ColumnTypes {
  readonly bytes: ColumnDataType;
  /** Text that sorts by code point, whatever the server's language is: exports are the same everywhere. */
  readonly text: Expression<unknown> | ColumnDataType;
  /** Whole numbers up to 2^53, times in milliseconds included. */
  readonly whole: ColumnDataType;
  /** Written after a table of little more than its primary key, so that it stands once. */
  readonly clustered: RawBuilder<unknown>;
}

export type Cell = string | number | null;

/** Everything in which the dialects differ, beside how a connection is opened. */
export interface StoreDialect {
  readonly name: 'sqlite' | 'postgres';
  readonly types: ColumnTypes;
  /** Appended to the query that picks tasks, so that two claims never wait for one another. */
  readonly skipsLocked: boolean;
  /**
   * Makes a transaction wait for other writers: for all of them, or, where it writes nothing but one article's rows, for
   * those of the same article and those that wait for all.
   */
  lockWriters(transaction: Transaction<Tables>, articleId?: string): Promise<void>;
  /**
   * Rows handed over as one parameter, however many they are, so that the query's text stays the same: a table expression
   * with these columns. Each row has its cells in the order of the columns.
   */
  rows(
    columns: Readonly<Record<string, 'text' | 'whole'>>,
    cells: readonly (readonly Cell[])[],
  ): RawBuilder<unknown>;
  /** Whether a column holds one of some texts, handed over as one parameter. */
  among(column: string, texts: readonly string[]): RawBuilder<SqlBool>;
  /** Rows that fit into one insert, given the number of columns. */
  rowsPerInsert(columns: number): number;
  /** Writes a whole copy of the database into a new file, consistent although others write meanwhile. */
  copyInto(db: Kysely<Tables>, file: string): Promise<void>;
  /** The database's own time in ms since 1970: the same for all processes that use it, whatever their clocks say. */
  time(db: Kysely<Tables>): Promise<number>;
  /** Checks of the dialect's own, one line for each problem. */
  integrityProblems(db: Kysely<Tables>): Promise<readonly string[]>;
}

/** SQLite takes its write lock with `begin immediate`, and 32,766 parameters a query (sqlite.org/limits.html). */
export const SQLITE: StoreDialect = {
  name: 'sqlite',
  types: { bytes: 'blob', text: 'text', whole: 'integer', clustered: sql`without rowid` },
  skipsLocked: false,
  lockWriters: async () => {},
  rows: (columns, cells) => {
    const names = Object.keys(columns).map((name, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`);
    return sql`(select ${sql.join(names)} from json_each(${JSON.stringify(cells)}))`;
  },
  among: (column, texts) =>
    sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`,
  rowsPerInsert: (columns) => Math.floor(30_000 / columns),
  copyInto: async (db, file) => {
    await sql`vacuum into ${file}`.execute(db);
  },
  time: async () => Date.now(),
  integrityProblems: async (db) => {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  },
};

/** Any number that is no other lock's of this database. */
const WRITERS_LOCK = 7_236_001;

/** Of articles: the first of two numbers, the second is a hash of the id. */
const ARTICLES_LOCK = 7_236_002;

/** PostgreSQL's writers wait for each other by advisory locks, and it takes 65,535 parameters a query. */
export const POSTGRES: StoreDialect = {
  name: 'postgres',
  types: { bytes: 'bytea', text: sql`text collate "C"`, whole: 'bigint', clustered: sql`` },
  skipsLocked: true,
  lockWriters: async (transaction, articleId) => {
    const lock =
      articleId === undefined
        ? sql`select pg_advisory_xact_lock(${WRITERS_LOCK})`
        : sql`select pg_advisory_xact_lock_shared(${WRITERS_LOCK}), pg_advisory_xact_lock(${ARTICLES_LOCK}, hashtext(${articleId}))`;
    await lock.execute(transaction);
  },
  rows: (columns, cells) => {
    const names = Object.entries(columns).map(([name, type], at) => {
      const cell = sql`one.value ->> ${sql.lit(at)}`;
      return type === 'whole' ? sql`(${cell})::bigint as ${sql.ref(name)}` : sql`${cell} as ${sql.ref(name)}`;
    });
    return sql`(select ${sql.join(names)} from jsonb_array_elements(${JSON.stringify(cells)}::jsonb) as one(value))`;
  },
  among: (column, texts) => sql<SqlBool>`${sql.ref(column)} = any(${texts}::text[])`,
  rowsPerInsert: (columns) => Math.floor(60_000 / columns),
  copyInto: async () => {
    throw new StoreFailure(
      'a PostgreSQL store is backed up by its own tools: pg_dump "$DATABASE_URL" --format custom --file FILE',
    );
  },
  time: async (db) => {
    const asked = sql<{ ms: string }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms`;
    return Number((await asked.execute(db)).rows[0]?.ms);
  },
  integrityProblems: async () => [],
};
