import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Audit } from '../../ports/audit.ts';
import type { Queries } from '../../ports/queries.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { type AuditTables, KyselyAudit } from './audit.ts';
import { connectPostgres } from './postgres.ts';
import { KyselyQueries } from './queries.ts';
import { DATABASE_FILE } from './sqlite.ts';
import { LibsqlDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';
import { KyselyTokens } from './tokens.ts';

/** What serving asks of a store beside the store itself, over a connection of its own. */
export interface ServingStore {
  readonly queries: Queries;
  readonly tokens: Tokens;
  readonly audit: Audit;
  close(): Promise<void>;
}

/**
 * Connects to a database that `openStore` made or brought up to date before: reading goes on while the store's own
 * connection is in a transaction.
 */
export async function openServingStore(place: {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
}): Promise<ServingStore> {
  const db =
    place.databaseUrl === null
      ? new Kysely<Tables>({ dialect: new LibsqlDialect(join(place.dataFolder, DATABASE_FILE)) })
      : await connectPostgres(place.databaseUrl);
  return {
    queries: new KyselyQueries(db),
    tokens: new KyselyTokens(db),
    audit: new KyselyAudit(db.withTables<AuditTables>()),
    close: () => db.destroy(),
  };
}
