import type { FetchOutcome, FetchRequest, RequestEntry } from '../../ports/fetcher.ts';
import type { HostSlots } from '../../ports/host-slots.ts';
import type { Stops } from '../../ports/stops.ts';
import type { Resolve, Target } from './address-guard.ts';
import { ACCEPTED_CODINGS } from './http-body.ts';
import type { ConnectOptions } from './http-connect.ts';
import { type Exchange, type ExchangeRequest, exchange } from './http-exchange.ts';
import { RequestFailure } from './http-failure.ts';
import { type Refusal, requestHeaders, watchStops, whyStopped } from './http-gates.ts';
import { readRetryAfter } from './http-retry-after.ts';
import type { OutageBreaker } from './politeness-outage.ts';
import type { RobotsCache } from './robots-cache.ts';

/** Why a request ends when the fetcher is closed. */
export const CLOSED = 'the fetcher was closed';

/** What all requests of a fetcher share. */
export interface HopContext {
  readonly userAgent: string;
  readonly slots: HostSlots;
  readonly stops: Stops;
  readonly outage: OutageBreaker;
  readonly robots: RobotsCache;
  readonly onRequest: (entry: RequestEntry) => void;
  readonly resolve: Resolve;
  readonly now: () => number;
  readonly random: () => number;
  readonly maxWaitMs: number;
  readonly totalTimeoutMs: number;
  readonly maxBytes: number;
  readonly maxRedirects: number;
  readonly unconditionalEvery: number;
  readonly connect: Omit<ConnectOptions, 'proxy'>;
  /** What ends the requests that run. */
  readonly endings: Set<(reason: Error) => void>;
  readonly isClosed: () => boolean;
}

/** One request on the way to an answer. */
export interface Hop {
  readonly request: FetchRequest;
  readonly target: Target;
  /** 0 for the address asked for. */
  readonly number: number;
  readonly gapMs: number;
  readonly conditions: Readonly<Record<string, string>>;
  readonly sameOrigin: boolean;
  /** Milliseconds left of the request's total. */
  readonly leftMs: number;
  /** Give the beginning of a body that is too large. */
  readonly truncate: boolean;
}

export interface HopAnswer {
  readonly kind: 'exchanged';
  readonly exchange: Exchange;
  readonly durationMs: number;
}

/** The host as politeness and the ledger know it: with its port where that is not the scheme's own. */
export function hostOf(target: Target): string {
  return target.url.host;
}

/** Why a hop may not be made now, by stops and by our own outage. */
export async function gatesOf(
  context: HopContext,
  hop: Pick<Hop, 'request' | 'target'>,
): Promise<Refusal | null> {
  if (context.isClosed()) return { kind: 'blocked', by: 'stop', detail: CLOSED };
  const why = await whyStopped(context.stops, hop.target.hostname, hop.request.sourceId);
  if (why !== null) return { kind: 'blocked', by: 'stop', detail: why };
  if (hop.target.allowedPrivate) return null;
  const passage = context.outage.mayPass(hostOf(hop.target));
  if (passage.kind === 'pass') return null;
  const detail = 'many hosts failed at once, so our own connection is taken to be down';
  return { kind: 'held', by: 'outage', retryAfterMs: passage.retryAfterMs, detail };
}

function exchangeRequest(context: HopContext, hop: Hop): ExchangeRequest {
  const { request } = hop;
  const headers = requestHeaders(request, context.userAgent, ACCEPTED_CODINGS, hop.sameOrigin);
  return {
    method: request.method ?? 'GET',
    ...(request.payload === undefined ? {} : { payload: request.payload }),
    headers: { ...headers, ...hop.conditions },
    maxBytes: request.maxBytes ?? context.maxBytes,
    truncate: hop.truncate,
    wantsBody: (status) => status >= 200 && status < 300,
  };
}

async function dial(context: HopContext, hop: Hop): Promise<Exchange> {
  const ending = new AbortController();
  const end = (reason: Error): void => ending.abort(reason);
  const deadline = setTimeout(() => {
    end(new RequestFailure('timeout', 'the whole request took too long'));
  }, hop.leftMs);
  const unwatch = watchStops(context.stops, hop.target.hostname, hop.request.sourceId, end);
  context.endings.add(end);
  try {
    const connect = { ...context.connect, proxy: hop.request.proxy ?? null };
    return await exchange(hop.target, exchangeRequest(context, hop), context.resolve, connect, ending.signal);
  } finally {
    clearTimeout(deadline);
    unwatch();
    context.endings.delete(end);
  }
}

/**
 * Tells politeness and the outage breaker what came of it. Returns whether the failure is our own.
 * Private hosts say nothing about our way to the web, neither when they answer nor when they do not.
 */
async function learn(context: HopContext, target: Target, result: Exchange): Promise<boolean> {
  const host = hostOf(target);
  if (result.status === null) {
    return result.kind === 'failed' && !target.allowedPrivate && context.outage.unanswered(host);
  }
  if (!target.allowedPrivate) context.outage.answered(host);
  if (result.kind !== 'answer') return false;
  if (result.status === 429 || result.status === 503) {
    await context.slots.slowDown(host, readRetryAfter(result.headers.retryAfter, context.now()));
  } else if (result.status < 500) {
    await context.slots.answeredWell(host);
  }
  return false;
}

function outcomeWord(result: Exchange): string {
  switch (result.kind) {
    case 'answer':
      if (result.status === 304) return 'unchanged';
      if (result.status >= 300 && result.status < 400) return 'redirected';
      return result.status < 300 ? 'fetched' : 'refused';
    case 'failed':
      return `failed: ${result.reason}`;
    case 'forbidden':
      return 'blocked: address';
    case 'stopped':
      return 'blocked: stop';
    case 'too-large':
      return 'too-large';
  }
}

function entryOf(hop: Hop, startedAt: number): Omit<RequestEntry, 'outcome'> {
  return {
    host: hostOf(hop.target),
    url: hop.target.url.href,
    sourceId: hop.request.sourceId,
    purpose: hop.request.purpose,
    startedAt,
    waitedMs: 0,
    durationMs: 0,
    status: null,
    bytes: 0,
    unchanged: false,
    hop: hop.number,
  };
}

/** Writes a hop that was not made into the ledger, and gives its reason as the outcome. */
export function refuse(context: HopContext, hop: Hop, startedAt: number, refusal: Refusal): Refusal {
  const waitedMs = context.now() - startedAt;
  context.onRequest({ ...entryOf(hop, startedAt), waitedMs, outcome: `${refusal.kind}: ${refusal.by}` });
  return refusal;
}

/** Makes one request when it is the host's turn, and writes it into the ledger. */
export async function makeHop(context: HopContext, hop: Hop): Promise<HopAnswer | Refusal | FetchOutcome> {
  const startedAt = context.now();
  const host = hostOf(hop.target);
  const turn = await context.slots.acquire(host, hop.gapMs, context.maxWaitMs);
  if (turn.kind === 'no-slot') {
    const detail = turn.why === 'busy' ? `${host}: others are before us` : `${host} asked for patience`;
    return refuse(context, hop, startedAt, {
      kind: 'held',
      by: 'host',
      retryAfterMs: turn.retryAfterMs,
      detail,
    });
  }
  try {
    // Asked only now, after the wait: a stop holds at once, and so does an outage.
    const gate = await gatesOf(context, hop);
    if (gate !== null) return refuse(context, hop, startedAt, gate);
    const dialledAt = context.now();
    const result = await dial(context, hop);
    const ours = await learn(context, hop.target, result);
    const durationMs = context.now() - dialledAt;
    context.onRequest({
      ...entryOf(hop, startedAt),
      waitedMs: turn.waitedMs,
      durationMs,
      status: result.status,
      bytes: result.wireBytes,
      unchanged: result.status === 304,
      outcome: ours ? 'held: outage' : outcomeWord(result),
    });
    if (!ours) return { kind: 'exchanged', exchange: result, durationMs };
    const passage = context.outage.mayPass(host);
    const retryAfterMs = passage.kind === 'held' ? passage.retryAfterMs : 0;
    return { kind: 'held', by: 'outage', retryAfterMs, detail: 'many hosts failed at once' };
  } finally {
    await turn.release();
  }
}
