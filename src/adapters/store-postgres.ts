import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Store, StoreFailure } from '../ports/store.ts';
import { POSTGRES } from './store-dialect.ts';
import { KyselyStore } from './store-kysely.ts';
import { migrate } from './store-migrate.ts';
import type { Tables } from './store-tables.ts';

/** PostgreSQL's type of whole numbers of 64 bits; ours all fit into a double. */
const INT8 = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === INT8 ? (text: string) => Number(text) : pg.types.getTypeParser(id, format),
};

/** Where a database is, without its password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `postgresql://${host}${pathname}`;
}

async function connectPool(url: string): Promise<{ db: Kysely<Tables>; pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: url, max: 10, types, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {
    // A connection that breaks while idle is replaced by the pool; the next query says so if it cannot be.
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await pool.query('select 1');
  } catch (error) {
    await db.destroy();
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreFailure(
      `${placeOf(url)}: cannot be reached (${why}): check DATABASE_URL and that the server runs`,
      {
        cause: error,
      },
    );
  }
  return { db, pool };
}

/** Connects to a PostgreSQL database. Throws `StoreFailure` when it cannot be reached. */
export async function connectPostgres(url: string): Promise<Kysely<Tables>> {
  return (await connectPool(url)).db;
}

/**
 * Opens the store in a PostgreSQL database, brought up to date where needed.
 * Throws `StoreFailure` when the database cannot be reached.
 */
export async function openPostgresStore(url: string): Promise<Store> {
  const { db, pool } = await connectPool(url);
  await migrate(db, POSTGRES.types);
  const state = () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  return new KyselyStore(db, POSTGRES, state);
}
