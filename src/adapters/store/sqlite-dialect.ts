import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import Database from 'libsql';
import { asStoreFailure } from './sqlite-failures.ts';

/** SQLite's page, as it is by default. */
const PAGE_BYTES = 4096;

/** Prepared statements kept for reuse; the store has about a hundred different ones. */
const KEPT_STATEMENTS = 300;

/** libsql aborts the process on a boolean and knows no `undefined`: neither may reach it. */
function bindable(parameter: unknown): unknown {
  if (typeof parameter === 'boolean') return parameter ? 1 : 0;
  if (parameter === undefined) throw new TypeError('a query parameter is undefined: bind null instead');
  return parameter;
}

/** A database file behind Kysely's interface, its errors told with place and remedy. */
class LibsqlDatabase implements SqliteDatabase {
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(file: string) {
    this.#file = file;
    this.#database = this.#guarded(() => new Database(file));
  }

  #guarded<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw asStoreFailure(error, this.#file);
    }
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    const statement = this.#guarded(() => this.#database.prepare(sql));
    const guarded: SqliteStatement = {
      reader: statement.reader,
      all: (parameters) => this.#guarded(() => statement.all(parameters.map(bindable))),
      run: (parameters) => this.#guarded(() => statement.run(parameters.map(bindable))),
      iterate: (parameters) => this.#guarded(() => statement.iterate(parameters.map(bindable))),
    };
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, guarded);
    return guarded;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/**
 * Takes the write lock when a transaction begins, so that a read in it is never overtaken by another writer;
 * one that only reads sees one moment, and keeps nobody from writing.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const isReading = settings?.accessMode === 'read only';
    await connection.executeQuery(CompiledQuery.raw(isReading ? 'begin' : 'begin immediate'));
  }

  /** On a full or failing disk SQLite rolls back by itself (sqlite.org/lang_transaction.html): what it said then counts. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!(error instanceof Error) || !/no transaction is active/.test(error.message)) throw error;
    }
  }
}

/** SQLite's DDL is transactional, whatever Kysely assumes: a migration that is killed leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class LibsqlDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(file: string, maxBytes: number | null = null) {
    const config: SqliteDialectConfig = {
      database: async () => new LibsqlDatabase(file),
      onCreateConnection: async (connection) => {
        // WAL lets readers read while one writes; NORMAL loses nothing when the process dies (sqlite.org/wal.html).
        for (const pragma of [
          'busy_timeout = 20000',
          'journal_mode = wal',
          'synchronous = normal',
          'cache_size = -65536',
          // Pages that many transactions touch are copied back once, not a thousand pages after.
          'wal_autocheckpoint = 8000',
          'temp_store = memory',
          ...(maxBytes === null ? [] : [`max_page_count = ${Math.ceil(maxBytes / PAGE_BYTES)}`]),
        ]) {
          await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
        }
      },
    };
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}
