import type { FetchOutcome, FetchRequest } from '../ports/fetcher.ts';
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
  let address = request.url;
  let firstOrigin: string | null = null;
  let leftMs = request.totalTimeoutMs ?? context.totalTimeoutMs;
  for (let number = 0; ; number++) {
    const judged = judgeTarget(address, request.allowedPrivateHosts);
    if (judged.kind === 'refused') {
      return refusedTarget(context, request, number, {
        kind: 'blocked',
        by: judged.by,
        detail: judged.detail,
      });
    }
    const { target } = judged;
    if (seen.has(target.url.href)) {
      return { kind: 'failed', reason: 'redirects', detail: `in a circle at ${hostOf(target)}` };
    }
    seen.add(target.url.href);
    firstOrigin ??= target.url.origin;
    const sameOrigin = firstOrigin === target.url.origin;
    const hop = {
      request,
      target,
      number,
      conditions,
      sameOrigin,
      leftMs,
      truncate: limits.truncate,
      gapMs: 0,
    };
    const early = await gatesOf(context, hop);
    if (early !== null) return refuse(context, hop, context.now(), early);
    const robots = await robotsGate(context.robots, request, target, (asked) =>
      follow(context, asked, { maxRedirects: ROBOTS_REDIRECTS, truncate: true }),
    );
    if (robots.kind === 'blocked') return refuse(context, hop, context.now(), robots);
    if (robots.kind !== 'gap') return robots;
    const made = await makeHop(context, { ...hop, gapMs: robots.gapMs });
    if (made.kind !== 'exchanged') return made;
    if (made.exchange.kind !== 'answer') return unfinished(made.exchange);
    const next = request.method === 'POST' ? null : nextAddress(made.exchange, target.url);
    if (next === null) return finished(made.exchange, hop, redirects, context.now());
    if (redirects.length >= limits.maxRedirects) {
      return { kind: 'failed', reason: 'redirects', detail: `more than ${limits.maxRedirects}` };
    }
    redirects.push(next);
    address = next;
    leftMs = Math.max(1, leftMs - made.durationMs);
  }
}
