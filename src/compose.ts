import { createHttpFetcher } from './adapters/fetch/http-fetcher.ts';
import type { SourceProblem } from './adapters/files/source-files.ts';
import { followServerClock } from './adapters/server-clock.ts';
import { openPostgresStore } from './adapters/store/postgres.ts';
import { RequestLog } from './adapters/store/request-log.ts';
import { openSqliteStore } from './adapters/store/sqlite.ts';
import { openLog } from './adapters/watching/inline-log.ts';
import { secretsOf } from './adapters/watching/log-secrets.ts';
import type { Config } from './config.ts';
import { followSources } from './live-sources.ts';
import type { Clock } from './ports/clock.ts';
import type { Fetcher } from './ports/fetcher.ts';
import type { HostSlots } from './ports/host-slots.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import type { Source } from './source/source.ts';

/** Everything of the outside world that a crawl needs, opened. */
export interface Shanshui {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly log: Log;
  /** Follow their files while a crawl runs. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Source files that cannot be used. */
  readonly problems: readonly SourceProblem[];
  close(): Promise<void>;
}

/** The store of a configuration: PostgreSQL where `DATABASE_URL` says so, else SQLite in the data folder. */
export function openStore(config: Config): Promise<Store> {
  return config.databaseUrl === null
    ? openSqliteStore(config.dataFolder)
    : openPostgresStore(config.databaseUrl);
}

/**
 * Opens store, fetcher, log and sources of a configuration; `slots` are the turns at hosts where several processes
 * share them. Throws `StoreFailure` when the store cannot be opened.
 */
export async function openShanshui(config: Config, { slots }: { slots?: HostSlots } = {}): Promise<Shanshui> {
  const log = openLog({ to: config.logTo, dataFolder: config.dataFolder, secrets: secretsOf(config) });
  const live = await followSources(config.sourcesFolder, log);
  const store = await openStore(config).catch((error: unknown) => {
    live.close();
    throw error;
  });
  const clock = await followServerClock(
    () => store.time(),
    (error) => log.warn('server-clock', { error: String(error) }),
  );
  const requests = new RequestLog(store);
  const fetcher = createHttpFetcher({
    contact: config.contact,
    softwareVersion: config.softwareVersion,
    stops: store.stops,
    ...(slots === undefined ? {} : { slots }),
    onRequest: (entry) => requests.add(entry),
  });
  return {
    store,
    fetcher,
    clock,
    log,
    sources: live.sources,
    problems: live.problems(),
    async close() {
      live.close();
      clock.close();
      await fetcher.close();
      try {
        await requests.flush();
      } finally {
        await store.close();
      }
    },
  };
}
