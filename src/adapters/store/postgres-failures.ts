import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { StoreFailure } from '../../ports/store.ts';

/**
 * Faults of the server and of the way to it, by SQLSTATE or its class
 * (postgresql.org/docs/current/errcodes-appendix.html): none says anything about what was asked.
 */
const BY_CODE: readonly (readonly [string, string])[] = [
  ['53100', 'its disk is full: free some space there, nothing done so far is lost'],
  ['53300', 'it takes no more connections: raise max_connections, or run fewer processes'],
  ['53', 'it is out of memory or disk: give it more, nothing done so far is lost'],
  ['25P03', 'the connection broke: a transaction fell silent for too long'],
  ['08', 'the connection broke: check the server and the network'],
  ['57P', 'it shuts down or starts: wait for it'],
  ['58', 'its disk cannot be read or written: check its space and health'],
  ['XX', 'it is damaged: look at its log, or put the last backup in its place'],
  ['40', 'another transaction was in the way: it is tried again'],
  ['25006', 'it only reads: point DATABASE_URL at the primary server'],
  ['28', 'it refuses the user: check DATABASE_URL'],
  ['3D000', 'there is no such database: create it, or check DATABASE_URL'],
];

/** What Node and the driver say of a connection. */
const CONNECTION = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const BROKEN = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

function remedyOf(error: Error): string | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CONNECTION.test(code) || BROKEN.test(error.message))
    return 'the connection broke: check the server and the network';
  return BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}

/** A fault of the server or of the connection as one line with place and remedy; any other error as it is. */
export function asPostgresFailure(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreFailure) return error;
  const remedy = remedyOf(error);
  return remedy === null
    ? error
    : new StoreFailure(`${place}: ${remedy} (${error.message || 'no answer'})`, { cause: error });
}

/** A pool's connections, their faults told as `StoreFailure`. */
export function tellFailures(pool: pg.Pool, place: string): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw asPostgresFailure(error, place);
    }
  };
  const careful = (client: pg.PoolClient): PostgresPoolClient => {
    // A connection that breaks between two queries of a transaction: the next query says so. Without a listener Node
    // would end the process.
    client.on('error', () => {});
    // Kysely hands over a cursor as well where somebody streams; nobody does.
    const query = <R>(text: string, parameters: readonly unknown[]) =>
      told(client.query(text, [...parameters])) as unknown as Promise<PostgresQueryResult<R>>;
    return { query: query as PostgresPoolClient['query'], release: () => client.release() };
  };
  return {
    async connect() {
      const client = await told(pool.connect());
      const wrapped = known.get(client) ?? careful(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}
