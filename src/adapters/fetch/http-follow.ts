import type { FetchOutcome, FetchRequest } from '../../ports/fetcher.ts';
import { judgeTarget } from './address-guard.ts';
import type { Exchange } from './http-exchange.ts';
import type { Refusal } from './http-gates.ts';
import { gatesOf, type Hop, type HopContext, hostOf, makeHop, refuse } from './http-hop.ts';
import { readRetryAfter } from './http-retry-after.ts';
import { ROBOTS_REDIRECTS, robotsGate } from './http-robots-gate.ts';
import { conditionalHeaders, usableValidator } from './http-validators.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

type Answer = Extract<Exchange, { kind: 'answer' }>;

interface FollowLimits {
  readonly maxRedirects: number;
  readonly truncate: boolean;
}

/**
 * Where an answer sends us on; null when it does not. Raw bytes in the header are escaped as they came, which is
 * right for UTF-8 and for GBK: the server reads back what it wrote.
 */
function nextAddress(answer: Answer, from: URL): string | null {
  const { location } = answer.headers;
  if (!REDIRECTS.has(answer.status) || location === null) return null;
  const escaped = location.replace(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return URL.canParse(escaped, from.href) ? new URL(escaped, from).href : null;
}

function finished(answer: Answer, hop: Hop, redirects: readonly string[], now: number): FetchOutcome {
  const { status, headers } = answer;
  if (status === 304) {
    if (Object.keys(hop.conditions).length > 0) return { kind: 'unchanged', fetchedAt: now };
    return { kind: 'failed', reason: 'protocol', detail: '304 to a request without conditions' };
  }
  if (status >= 200 && status < 300) {
    return {
      kind: 'fetched',
      status,
      finalUrl: hop.target.url.href,
      redirects,
      body: answer.body,
      contentType: headers.contentType,
      contentLocation: headers.contentLocation,
      etag: usableValidator(headers.etag),
      lastModified: usableValidator(headers.lastModified),
      fetchedAt: now,
    };
  }
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status >= 300 && status < 400) {
    return { kind: 'failed', reason: 'redirects', detail: `${status} without a usable Location` };
  }
  return { kind: 'refused', status, retryAfterMs: readRetryAfter(headers.retryAfter, now) };
}

function unfinished(exchange: Exclude<Exchange, { kind: 'answer' }>): FetchOutcome {
  switch (exchange.kind) {
    case 'too-large':
      return { kind: 'too-large', limit: exchange.limit };
    case 'forbidden':
      return { kind: 'blocked', by: 'address', detail: exchange.detail };
    case 'stopped':
      return { kind: 'blocked', by: 'stop', detail: exchange.detail };
    case 'failed':
      return { kind: 'failed', reason: exchange.reason, detail: exchange.detail };
  }
}

function refusedTarget(context: HopContext, request: FetchRequest, hop: number, refusal: Refusal): Refusal {
  const base = { host: '', url: '', sourceId: request.sourceId, purpose: request.purpose };
  const none = { waitedMs: 0, durationMs: 0, status: null, bytes: 0, unchanged: false };
  const outcome = `${refusal.kind}: ${refusal.by}`;
  context.onRequest({ ...base, ...none, startedAt: context.now(), hop, outcome });
  return refusal;
}

/** How far a request has come. */
interface Way {
  readonly number: number;
  readonly seen: ReadonlySet<string>;
  readonly firstOrigin: string | null;
  readonly leftMs: number;
  readonly truncate: boolean;
  readonly conditions: Readonly<Record<string, string>>;
}

/** Judges the next address, asks the gates and its robots.txt; gives the hop that may be made, or the outcome. */
async function nextHop(
  context: HopContext,
  request: FetchRequest,
  address: string,
  way: Way,
): Promise<{ readonly kind: 'hop'; readonly hop: Hop } | FetchOutcome> {
  const judged = judgeTarget(address, request.allowedPrivateHosts);
  if (judged.kind === 'refused') {
    const { by, detail } = judged;
    return refusedTarget(context, request, way.number, { kind: 'blocked', by, detail });
  }
  const { target } = judged;
  if (way.seen.has(target.url.href)) {
    return { kind: 'failed', reason: 'redirects', detail: `in a circle at ${hostOf(target)}` };
  }
  const { number, conditions, leftMs, truncate, firstOrigin } = way;
  const sameOrigin = firstOrigin === null || firstOrigin === target.url.origin;
  const hop = { request, target, number, conditions, sameOrigin, leftMs, truncate, gapMs: 0 };
  const early = await gatesOf(context, hop);
  if (early !== null) return refuse(context, hop, context.now(), early);
  const robots = await robotsGate(context.robots, request, target, (asked) =>
    follow(context, asked, { maxRedirects: ROBOTS_REDIRECTS, truncate: true }),
  );
  if (robots.kind === 'blocked') return refuse(context, hop, context.now(), robots);
  return robots.kind === 'gap' ? { kind: 'hop', hop: { ...hop, gapMs: robots.gapMs } } : robots;
}

/**
 * Asks for an address and goes where it is sent on, at most `maxRedirects` times; every hop is judged, waits for
 * its host's turn and obeys its robots.txt as if it were the first.
 */
export async function follow(
  context: HopContext,
  request: FetchRequest,
  limits: FollowLimits = { maxRedirects: context.maxRedirects, truncate: false },
): Promise<FetchOutcome> {
  const conditions = conditionalHeaders(request, context.unconditionalEvery, context.random());
  const seen = new Set<string>();
  const redirects: string[] = [];
  let firstOrigin: string | null = null;
  let leftMs = request.totalTimeoutMs ?? context.totalTimeoutMs;
  for (let number = 0; ; number++) {
    const way = { number, seen, firstOrigin, leftMs, truncate: limits.truncate, conditions };
    const next = await nextHop(context, request, redirects.at(-1) ?? request.url, way);
    if (next.kind !== 'hop') return next;
    const { url } = next.hop.target;
    seen.add(url.href);
    firstOrigin ??= url.origin;
    const made = await makeHop(context, next.hop);
    if (made.kind !== 'exchanged') return made;
    if (made.exchange.kind !== 'answer') return unfinished(made.exchange);
    const onward = request.method === 'POST' ? null : nextAddress(made.exchange, url);
    if (onward === null) return finished(made.exchange, next.hop, redirects, context.now());
    if (redirects.length >= limits.maxRedirects) {
      return { kind: 'failed', reason: 'redirects', detail: `more than ${limits.maxRedirects}` };
    }
    redirects.push(onward);
    leftMs = Math.max(1, leftMs - made.durationMs);
  }
}
