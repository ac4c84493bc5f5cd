import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, sql } from 'kysely';
import { POSTGRES, SQLITE, type StoreDialect } from './dialect.ts';
import { migrationsFor } from './migrations/all-migrations.ts';
import { connectPostgres } from './postgres.ts';
import { DATABASE_FILE } from './sqlite.ts';
import { LibsqlDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** How a store is, without changing it. */
export interface StoreState {
  readonly kind: 'postgres' | 'sqlite';
  readonly version: string;
  /** Names of the migrations that are still to be done. */
  readonly pending: readonly string[];
  /** Whether this program may make tables there. */
  readonly mayMigrate: boolean;
  readonly encoding: string;
  /** Its own time, ms since 1970. */
  readonly time: number;
}

async function pendingIn(db: Kysely<Tables>, dialect: StoreDialect): Promise<string[]> {
  const migrator = new Migrator({ db, provider: migrationsFor(dialect.types) });
  return (await migrator.getMigrations())
    .filter((one) => one.executedAt === undefined)
    .map((one) => one.name);
}

async function postgresState(url: string): Promise<StoreState> {
  const db = await connectPostgres(url);
  try {
    const asked = sql<{ version: string; encoding: string; may: boolean }>`
      select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
             has_schema_privilege(current_schema(), 'CREATE') as may`;
    const { rows } = await asked.execute(db);
    const { version = 'unknown', encoding = 'unknown', may = false } = rows[0] ?? {};
    const pending = await pendingIn(db, POSTGRES);
    return { kind: 'postgres', version, encoding, mayMigrate: may, pending, time: await POSTGRES.time(db) };
  } finally {
    await db.destroy();
  }
}

async function sqliteState(file: string): Promise<StoreState> {
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(file) });
  try {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
    const encoding = await sql<{ encoding: string }>`pragma encoding`.execute(db);
    return {
      kind: 'sqlite',
      version: rows[0]?.version ?? 'unknown',
      encoding: encoding.rows[0]?.encoding ?? 'unknown',
      mayMigrate: true,
      pending: await pendingIn(db, SQLITE),
      time: await SQLITE.time(db),
    };
  } finally {
    await db.destroy();
  }
}

/** Asks the store of a configuration how it is; null where none was made yet. Throws `StoreFailure` when it cannot be reached. */
export async function askStore(place: {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
}): Promise<StoreState | null> {
  if (place.databaseUrl !== null) return postgresState(place.databaseUrl);
  const file = join(place.dataFolder, DATABASE_FILE);
  return existsSync(file) ? sqliteState(file) : null;
}
