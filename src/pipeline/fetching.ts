import { RetryLater } from '../ports/failure.ts';
import type { FetchOutcome, FetchRequest } from '../ports/fetcher.ts';
import { Postponed } from '../ports/queue.ts';
import type { Source } from '../source/source.ts';

/** What the fetcher is asked, by the source's own wishes. */
export function requestFor(
  source: Source,
  what: {
    readonly url: string;
    readonly purpose: string;
    readonly etag: string | null;
    readonly lastModified: string | null;
  },
): FetchRequest {
  return {
    ...what,
    sourceId: source.id,
    allowedPrivateHosts: source.allowedPrivateHosts,
    headers: source.headers,
    obeyRobots: source.politeness.obeyRobots,
    minimumGapMs: source.politeness.minimumGapMs,
    ...(source.proxy === undefined ? {} : { proxy: source.proxy }),
  };
}

export type FinalOutcome = Exclude<FetchOutcome, { kind: 'held' | 'refused' | 'failed' }>;

/**
 * An outcome that ends the request. The others are thrown: `Postponed` when nothing was asked,
 * `RetryLater` when the server or the way to it failed.
 */
export function finalOutcome(outcome: FetchOutcome): FinalOutcome {
  switch (outcome.kind) {
    case 'held':
      throw new Postponed(`held by ${outcome.by}: ${outcome.detail}`, { afterMs: outcome.retryAfterMs });
    case 'refused':
      throw new RetryLater(`the server answered ${outcome.status}`, { afterMs: outcome.retryAfterMs });
    case 'failed':
      throw new RetryLater(`${outcome.reason}: ${outcome.detail}`);
    default:
      return outcome;
  }
}

/** An outcome in a few words, for source states and articles. */
export function describeOutcome(outcome: FinalOutcome): string {
  switch (outcome.kind) {
    case 'gone':
      return `the server says ${outcome.status}`;
    case 'blocked':
      return `${outcome.by}: ${outcome.detail}`;
    case 'too-large':
      return `larger than ${outcome.limit} bytes`;
    default:
      return outcome.kind;
  }
}
