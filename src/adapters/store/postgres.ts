import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Store, StoreFailure } from '../../ports/store.ts';
import { POSTGRES } from './dialect.ts';
import { KyselyStore } from './kysely.ts';
import { migrate } from './migrate.ts';
import { tellFailures } from './postgres-failures.ts';
import type { Tables } from './tables.ts';

/** PostgreSQL's type of whole numbers of 64 bits; ours all fit into a double. */
const INT8 = 20;

/** A transaction whose process fell silent, on a machine that died, ends by then and gives its locks back. */
const ABANDONED_MS = 120_000;

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
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: ABANDONED_MS,
  });
  pool.on('error', () => {
    // A connection that breaks while idle is replaced by the pool; the next query says so if it cannot be.
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: tellFailures(pool, place) }) });
  try {
    await pool.query('select 1');
  } catch (error) {
    await db.destroy();
    const why = error instanceof Error ? error.message : String(error);
    const message = `${place}: cannot be reached (${why}): check DATABASE_URL and that the server runs`;
    throw new StoreFailure(message, { cause: error });
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
