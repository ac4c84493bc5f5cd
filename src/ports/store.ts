import type { AlertBook } from './alerts.ts';
import { PermanentFailure } from './failure.ts';
import type { RequestEntry } from './fetcher.ts';
import type { Ledger } from './ledger.ts';
import type { ScheduleOrders } from './schedules.ts';
import type { StopBook } from './stops.ts';
import type { Articles, Readings, Reprints, Sources } from './store-articles.ts';
import type { Entities, EventMentions, Events, Landscape, Statements, Tallies } from './store-landscape.ts';
import type { WebhookBook } from './webhooks.ts';

/** The ledger of requests, for whoever asks what the crawler did. */
export interface Requests {
  log(entries: readonly RequestEntry[]): Promise<void>;
  /** The last ones first. */
  recent(limit: number, filter?: RequestFilter): Promise<readonly RequestEntry[]>;
}

/** Which requests are meant; all of them where nothing is said. */
export interface RequestFilter {
  /** A host with its subdomains, whatever the port; or one with its port. */
  readonly host?: string | undefined;
  readonly sourceId?: string | undefined;
  /** How the outcome begins, as `failed`. */
  readonly outcome?: string | undefined;
  /** Only those asked for at this time or later, ms since 1970. */
  readonly since?: number | undefined;
}

/** Everything the pipeline remembers. Inside `transact` all of it is one transaction. */
export interface StoreSession {
  readonly ledger: Ledger;
  readonly sources: Sources;
  readonly articles: Articles;
  readonly readings: Readings;
  readonly reprints: Reprints;
  readonly mentions: EventMentions;
  readonly events: Events;
  readonly entities: Entities;
  readonly statements: Statements;
  readonly tallies: Tallies;
  readonly landscape: Landscape;
  readonly requests: Requests;
  readonly stops: StopBook;
  readonly schedules: ScheduleOrders;
  readonly alerts: AlertBook;
  readonly webhooks: WebhookBook;
}

/** Connections of a store that keeps several open. */
export interface PoolState {
  readonly total: number;
  readonly idle: number;
  /** Questions that wait for a connection. */
  readonly waiting: number;
}

export interface Store extends StoreSession {
  /**
   * All or nothing: what `work` writes through its session stands when the promise resolves,
   * and nothing of it when it rejects. Writers wait for each other; one that names an article, and writes nothing but
   * that article's own rows and tasks, lets those of other articles pass.
   */
  transact<T>(work: (session: StoreSession) => Promise<T>, articleId?: string): Promise<T>;
  /** Lets `work` read one moment of the store, whoever writes meanwhile. */
  snapshot<T>(work: (session: StoreSession) => Promise<T>): Promise<T>;
  /** Writes a whole copy into a new file; throws `StoreFailure` where the store has tools of its own for that. */
  backup(file: string): Promise<void>;
  /** What is broken in the files of the store itself, one line for each problem. */
  integrityProblems(): Promise<readonly string[]>;
  /** The store's own time in ms since 1970: one clock for all processes that share it. */
  time(): Promise<number>;
  /** Its connections; null for a store in this process. */
  pool(): PoolState | null;
  close(): Promise<void>;
}

/** The store itself cannot work: a full disk, a read-only folder, a damaged file. Nothing half-written is left. */
export class StoreFailure extends PermanentFailure {}
