import { type Kysely, Migrator } from 'kysely';
import { StoreFailure } from '../../ports/store.ts';
import type { ColumnTypes } from './dialect.ts';
import { migrationsFor } from './migrations/all-migrations.ts';
import type { Tables } from './tables.ts';

/**
 * Brings a database up to date. Each migration stands wholly or not at all.
 * Throws `StoreFailure` when the database is newer than this program, the migration's own error otherwise.
 */
export async function migrate(db: Kysely<Tables>, types: ColumnTypes): Promise<void> {
  const migrator = new Migrator({ db, provider: migrationsFor(types) });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && /corrupted migrations/.test(error.message)) {
    throw new StoreFailure(
      'the database was made by a newer shanshui: install that version, or choose another folder with --data',
      {
        cause: error,
      },
    );
  }
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  if (error instanceof StoreFailure || failed === undefined) throw error;
  throw new Error(`migration ${failed} failed: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
}
