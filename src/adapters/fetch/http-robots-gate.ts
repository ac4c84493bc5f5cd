import type { FetchOutcome, FetchRequest } from '../../ports/fetcher.ts';
import type { Target } from './address-guard.ts';
import type { Refusal } from './http-gates.ts';
import { ROBOTS_MAX_BYTES } from './robots.ts';
import type { RobotsAnswer, RobotsCache } from './robots-cache.ts';

/** RFC 9309, 2.3.1.2: at least five. */
export const ROBOTS_REDIRECTS = 5;

/** An outcome of asking for robots.txt that says nothing about the site, only about us now. */
class NotAsked extends Error {
  override readonly name = 'NotAsked';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

function robotsAnswer(outcome: FetchOutcome): RobotsAnswer {
  switch (outcome.kind) {
    case 'fetched':
      return { kind: 'text', text: new TextDecoder().decode(outcome.body) };
    case 'gone':
      return { kind: 'none' };
    case 'refused':
      if (outcome.status < 500 && outcome.status !== 429) return { kind: 'none' };
      return { kind: 'unreachable', reason: null, detail: `robots.txt answers ${outcome.status}` };
    case 'failed':
      if (outcome.reason === 'redirects') return { kind: 'none' };
      return { kind: 'unreachable', reason: outcome.reason, detail: `robots.txt: ${outcome.detail}` };
    case 'blocked':
    case 'held':
      throw new NotAsked(outcome);
    case 'too-large':
    case 'unchanged':
      return { kind: 'unreachable', reason: 'protocol', detail: `robots.txt: ${outcome.kind}` };
  }
}

/**
 * The gap that robots.txt asks for, or why it forbids the address.
 * @param ask fetches the robots.txt itself, with at most `ROBOTS_REDIRECTS` redirects and its end cut off
 */
export async function robotsGate(
  robots: RobotsCache,
  request: FetchRequest,
  target: Target,
  ask: (request: FetchRequest) => Promise<FetchOutcome>,
): Promise<{ readonly kind: 'gap'; readonly gapMs: number } | Refusal | FetchOutcome> {
  if (!request.obeyRobots || request.method === 'POST') return { kind: 'gap', gapMs: request.minimumGapMs };
  const { origin } = target.url;
  const { etag: _etag, lastModified: _lastModified, ...rest } = request;
  const asked = {
    ...rest,
    url: `${origin}/robots.txt`,
    purpose: 'robots',
    obeyRobots: false,
    maxBytes: ROBOTS_MAX_BYTES,
  };
  try {
    const verdict = await robots.rulesOf(origin, async () => robotsAnswer(await ask(asked)));
    if (verdict.kind === 'unreachable') {
      const { reason, detail, retryAfterMs } = verdict;
      if (reason !== null) return { kind: 'failed', reason, detail };
      return { kind: 'held', by: 'robots', retryAfterMs, detail };
    }
    const line = verdict.rules.forbiddenBy(target.url);
    if (line !== null) return { kind: 'blocked', by: 'robots', detail: `${origin}/robots.txt, line ${line}` };
    return { kind: 'gap', gapMs: Math.max(request.minimumGapMs, verdict.rules.crawlDelayMs) };
  } catch (error) {
    if (error instanceof NotAsked) return error.refusal;
    throw error;
  }
}
