import type { Fetcher, FetchOutcome, FetchRequest, RequestEntry } from '../../ports/fetcher.ts';
import type { HostSlots } from '../../ports/host-slots.ts';
import type { Stops } from '../../ports/stops.ts';
import type { Resolve } from './address-guard.ts';
import { type Dial, dialTcp, resolveBySystem } from './http-connect.ts';
import { StoppedMeanwhile } from './http-failure.ts';
import { follow } from './http-follow.ts';
import { CLOSED, type HopContext } from './http-hop.ts';
import { createOutageBreaker, type OutageOptions } from './politeness-outage.ts';
import { createProcessSlots } from './politeness-slots.ts';
import { createRobotsCache } from './robots-cache.ts';

/** What the fetcher is made of; everything but the contact has a default. */
export interface HttpFetcherOptions {
  /** Whom a site's owner can reach: an address or an e-mail, sent with every request; null where nobody said. */
  readonly contact: string | null;
  readonly softwareVersion?: string;
  readonly slots?: HostSlots;
  readonly stops?: Stops;
  /** Told of every request and of every reason why none was made. */
  readonly onRequest?: (entry: RequestEntry) => void;
  readonly outage?: OutageOptions;
  readonly resolve?: Resolve;
  readonly dial?: Dial;
  /** Certificates to trust besides Node's own, in PEM. */
  readonly extraCertificates?: readonly string[];
  readonly now?: () => number;
  readonly random?: () => number;
  readonly connectTimeoutMs?: number;
  /** Longest silence of a server, before its headers and between two pieces of the body. */
  readonly idleTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
  readonly maxBytes?: number;
  readonly maxHeaderBytes?: number;
  readonly maxRedirects?: number;
  /** Longest wait for a host's turn; then the outcome is `held`. */
  readonly maxWaitMs?: number;
  /** One in so many conditional requests is sent without conditions. */
  readonly unconditionalEvery?: number;
}

/** The product token: what a robots.txt may call us by. */
export const AGENT = 'shanshui';

const MEBIBYTE = 1024 * 1024;

const NO_STOPS: Stops = { inForce: async () => [] };

/** `shanshui/0.1.0 (+https://…)`: who asks and whom to tell. */
export function userAgent(version: string, contact: string | null): string {
  const comment = contact === null ? 'no contact given' : `+${contact}`;
  return `${AGENT}/${version} (${comment})`.replace(/[^\x20-\x7e]/g, '');
}

function contextOf(options: HttpFetcherOptions, isClosed: () => boolean): HopContext {
  const now = options.now ?? Date.now;
  return {
    userAgent: userAgent(options.softwareVersion ?? '0', options.contact),
    slots: options.slots ?? createProcessSlots({ now }),
    stops: options.stops ?? NO_STOPS,
    outage: createOutageBreaker({ now, ...options.outage }),
    robots: createRobotsCache(AGENT, now),
    onRequest: options.onRequest ?? (() => {}),
    resolve: options.resolve ?? resolveBySystem,
    now,
    random: options.random ?? Math.random,
    maxWaitMs: options.maxWaitMs ?? 60_000,
    totalTimeoutMs: options.totalTimeoutMs ?? 60_000,
    maxBytes: options.maxBytes ?? 10 * MEBIBYTE,
    maxRedirects: options.maxRedirects ?? 10,
    unconditionalEvery: options.unconditionalEvery ?? 20,
    connect: {
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
      idleTimeoutMs: options.idleTimeoutMs ?? 20_000,
      maxHeaderBytes: options.maxHeaderBytes ?? 64 * 1024,
      dial: options.dial ?? dialTcp,
      extraCertificates: options.extraCertificates ?? [],
    },
    endings: new Set(),
    isClosed,
  };
}

/**
 * The fetcher for the open web: polite (robots.txt, one request at a time and a gap per host, Retry-After), careful
 * (only addresses that were judged are dialled, deadlines and sizes are kept), and stoppable. It keeps no cookies
 * and no connections.
 */
export function createHttpFetcher(options: HttpFetcherOptions): Fetcher {
  let closed = false;
  const context = contextOf(options, () => closed);
  const fetching = new Set<Promise<unknown>>();
  return {
    async fetch(request: FetchRequest): Promise<FetchOutcome> {
      const running = follow(context, request);
      fetching.add(running);
      try {
        return await running;
      } finally {
        fetching.delete(running);
      }
    },
    async close(): Promise<void> {
      closed = true;
      for (const end of context.endings) end(new StoppedMeanwhile(CLOSED));
      await Promise.allSettled(fetching);
    },
  };
}
