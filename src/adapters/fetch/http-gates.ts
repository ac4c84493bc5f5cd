import type { FetchOutcome, FetchRequest } from '../../ports/fetcher.ts';
import type { Stop, Stops } from '../../ports/stops.ts';
import { plainHost } from './address-names.ts';
import { StoppedMeanwhile } from './http-failure.ts';

/** How often the stops are read again while a request runs. */
const STOP_CHECK_MS = 1000;

/** A request that ends before anything is dialled. */
export type Refusal = Extract<FetchOutcome, { kind: 'blocked' | 'held' }>;

function holds(stop: Stop, hostname: string, sourceId: string): boolean {
  switch (stop.scope.kind) {
    case 'all':
      return true;
    case 'source':
      return stop.scope.sourceId === sourceId;
    case 'host': {
      const host = plainHost(stop.scope.host);
      return hostname === host || hostname.endsWith(`.${host}`);
    }
  }
}

/** Why a stop forbids the request; null when none does. */
export async function whyStopped(stops: Stops, hostname: string, sourceId: string): Promise<string | null> {
  const stop = (await stops.inForce()).find((candidate) => holds(candidate, hostname, sourceId));
  return stop === undefined ? null : `stopped by ${stop.who}: ${stop.why}`;
}

/**
 * Ends a running request when a stop comes into force.
 * @returns a function that ends the watch
 */
export function watchStops(
  stops: Stops,
  hostname: string,
  sourceId: string,
  end: (reason: Error) => void,
): () => void {
  const timer = setInterval(() => {
    whyStopped(stops, hostname, sourceId).then(
      (why) => {
        if (why !== null) end(new StoppedMeanwhile(why));
      },
      (error: unknown) => end(error instanceof Error ? error : new Error(String(error))),
    );
  }, STOP_CHECK_MS);
  return () => clearInterval(timer);
}

/** What is asked for, by purpose. */
function acceptOf(purpose: string): string {
  if (purpose === 'feed' || purpose.includes('sitemap')) {
    return 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
  }
  return 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5';
}

/**
 * The headers of a request. A source's own headers go to its own origin only: they may hold a key.
 * @param sameOrigin whether this hop goes where the request was meant to go
 */
export function requestHeaders(
  request: Pick<FetchRequest, 'purpose' | 'headers'>,
  userAgent: string,
  acceptEncoding: string,
  sameOrigin: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {
    accept: acceptOf(request.purpose),
    'accept-language': 'zh-CN,zh-TW;q=0.9,zh;q=0.8,en;q=0.3',
  };
  for (const [name, value] of Object.entries(sameOrigin ? (request.headers ?? {}) : {})) {
    headers[name.toLowerCase()] = value;
  }
  return { ...headers, 'user-agent': userAgent, 'accept-encoding': acceptEncoding };
}
