import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely } from 'kysely';
import { type Store, StoreFailure } from '../../ports/store.ts';
import { SQLITE } from './dialect.ts';
import { KyselyStore } from './kysely.ts';
import { migrate } from './migrate.ts';
import { LibsqlDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** Name of the database file in the data folder. */
export const DATABASE_FILE = 'shanshui.db';

/** Makes a folder and those above it. Node's own `recursive` never returns where a parent takes no folder (/proc). */
function makeAll(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeAll(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    makeAll(folder);
  } catch (error) {
    const why = error instanceof Error ? error.message.split(',')[0] : String(error);
    throw new StoreFailure(`${folder}: cannot be made (${why}): choose another folder with --data`, {
      cause: error,
    });
  }
}

/**
 * Opens the store of a data folder, made and brought up to date where needed. It grows to `maxBytes` at most, and then
 * fails as on a full disk.
 * Throws `StoreFailure` with the file and the remedy when that cannot be.
 */
export async function openSqliteStore(
  dataFolder: string,
  { maxBytes = null }: { readonly maxBytes?: number | null } = {},
): Promise<Store> {
  makeFolder(dataFolder);
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(join(dataFolder, DATABASE_FILE), maxBytes) });
  try {
    await migrate(db, SQLITE.types);
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw error;
  }
  return new KyselyStore(db, SQLITE);
}
