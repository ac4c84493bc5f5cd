import type { Migration, MigrationProvider } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';
import { firstTables } from './0001-first-tables.ts';
import { eventsAndLandscape } from './0002-events-and-landscape.ts';
import { entities } from './0003-entities.ts';
import { neighbourhoods } from './0004-neighbourhoods.ts';
import { tokens } from './0005-tokens.ts';
import { facetsAndSearch } from './0006-facets-and-search.ts';
import { operations } from './0007-operations.ts';
import { takeDownColumns } from './0007-take-down.ts';
import { webhooks } from './0008-webhooks.ts';
import { valueTallies } from './0009-value-tallies.ts';
import { audit } from './0010-audit.ts';
import { taskTraces } from './0011-task-traces.ts';
import { searchNumbers } from './0012-search-numbers.ts';

/** All migrations by name, in order; the same set serves every dialect. */
export function migrationsFor(types: ColumnTypes): MigrationProvider {
  const migrations: Record<string, Migration> = {
    '0001-first-tables': { up: (db) => firstTables(db, types) },
    '0002-events-and-landscape': { up: (db) => eventsAndLandscape(db, types) },
    '0003-entities': { up: (db) => entities(db, types) },
    '0004-neighbourhoods': { up: (db) => neighbourhoods(db, types) },
    '0005-tokens': { up: (db) => tokens(db, types) },
    '0006-facets-and-search': { up: (db) => facetsAndSearch(db, types) },
    '0007-take-down': { up: (db) => takeDownColumns(db, types) },
    '0007-operations': { up: (db) => operations(db, types) },
    '0008-webhooks': { up: (db) => webhooks(db, types) },
    '0009-value-tallies': { up: (db) => valueTallies(db, types) },
    '0010-audit': { up: (db) => audit(db, types) },
    '0011-task-traces': { up: (db) => taskTraces(db, types) },
    '0012-search-numbers': { up: (db) => searchNumbers(db) },
  };
  return { getMigrations: async () => migrations };
}
