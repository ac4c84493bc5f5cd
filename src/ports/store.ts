import { PermanentFailure } from './failure.ts';
import type { Ledger } from './ledger.ts';
import type { Articles, Readings, Reprints, Sources } from './store-articles.ts';
import type { EventMentions, Events, Landscape, Statements } from './store-landscape.ts';

/** One request that was made, for whoever asks what the crawler did. */
export interface LoggedRequest {
  readonly sourceId: string;
  readonly url: string;
  readonly purpose: string;
  /** The outcome's kind, with its status or reason. */
  readonly outcome: string;
  readonly bytes: number;
  readonly startedAt: number;
  readonly tookMs: number;
}

/** Somebody's wish that we ask a host no more. */
export interface Stop {
  readonly host: string;
  readonly who: string;
  readonly why: string;
  readonly since: number;
  /** Null for good. */
  readonly until: number | null;
}

export interface Requests {
  log(request: LoggedRequest): Promise<void>;
  recent(limit: number): Promise<readonly LoggedRequest[]>;
  stops(): Promise<readonly Stop[]>;
  saveStop(stop: Stop): Promise<void>;
  dropStop(host: string): Promise<void>;
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
  readonly statements: Statements;
  readonly landscape: Landscape;
  readonly requests: Requests;
}

export interface Store extends StoreSession {
  /**
   * All or nothing: what `work` writes through its session stands when the promise resolves,
   * and nothing of it when it rejects. Writers wait for each other.
   */
  transact<T>(work: (session: StoreSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The store itself cannot work: a full disk, a read-only folder, a damaged file. Nothing half-written is left. */
export class StoreFailure extends PermanentFailure {}
