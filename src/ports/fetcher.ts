/** What the pipeline asks of the network. */
export interface FetchRequest {
  readonly url: string;
  readonly sourceId: string;
  /** `page`, `feed`, `robots`, `sitemap`, … for the request ledger. */
  readonly purpose: string;
  /** `GET` unless told. A `POST` (webhooks) follows no redirect and asks no robots.txt. */
  readonly method?: 'GET' | 'POST';
  /** Of a `POST`. */
  readonly payload?: string | Uint8Array;
  /** Validators of the last answer. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Host names (with optional `:port`) the source allows although they are private or loopback. */
  readonly allowedPrivateHosts: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** An HTTP proxy, as `http://proxy.example:3128`; none unless told, whatever the environment says. */
  readonly proxy?: string | null;
  readonly obeyRobots: boolean;
  /** Milliseconds between two requests to the host, at least. */
  readonly minimumGapMs: number;
  /** Of the body, compressed or not. */
  readonly maxBytes?: number;
  /** Over all hops, without the time spent waiting for a turn. */
  readonly totalTimeoutMs?: number;
}

/** Every outcome that is to be expected of a request; faults of our own are exceptions. */
export type FetchOutcome =
  | {
      readonly kind: 'fetched';
      readonly status: number;
      /** After redirects. */
      readonly finalUrl: string;
      /** Every address on the way, the first one excluded. */
      readonly redirects: readonly string[];
      readonly body: Uint8Array;
      readonly contentType: string | null;
      /** `Content-Location` as the server wrote it. */
      readonly contentLocation?: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly fetchedAt: number;
    }
  | { readonly kind: 'unchanged'; readonly fetchedAt: number }
  | { readonly kind: 'gone'; readonly status: 404 | 410 }
  | {
      readonly kind: 'blocked';
      readonly by: 'robots' | 'address' | 'scheme' | 'port' | 'stop';
      readonly detail: string;
    }
  | {
      /** Nothing was asked, and nothing is wrong with the source: come again, and count no attempt. */
      readonly kind: 'held';
      /** Our own outage, a host that asked for patience or is busy, a robots.txt that does not answer. */
      readonly by: 'outage' | 'host' | 'robots';
      readonly retryAfterMs: number;
      readonly detail: string;
    }
  | {
      readonly kind: 'refused';
      readonly status: number /** Milliseconds, from Retry-After. */;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'too-large'; readonly limit: number }
  | {
      readonly kind: 'failed';
      readonly reason:
        | 'dns'
        | 'connect'
        | 'timeout'
        | 'reset'
        | 'tls'
        | 'protocol'
        | 'redirects'
        | 'decompress';
      readonly detail: string;
    };

/** One line of the request ledger: one HTTP request, or the reason why none was made. */
export interface RequestEntry {
  /** Host, with its port where that is not the scheme's own. */
  readonly host: string;
  /** Without credentials. */
  readonly url: string;
  readonly sourceId: string;
  readonly purpose: string;
  /** ms since 1970; when the turn was asked for. */
  readonly startedAt: number;
  /** Milliseconds spent waiting for the host's turn. */
  readonly waitedMs: number;
  /** Milliseconds from dialling to the last byte; 0 when nothing was dialled. */
  readonly durationMs: number;
  readonly status: number | null;
  /** Of the body as it came over the wire. */
  readonly bytes: number;
  /** The server said that nothing changed (304). */
  readonly unchanged: boolean;
  /** `fetched`, `redirected`, or the kind of the outcome with its reason: `failed: dns`, `blocked: address`. */
  readonly outcome: string;
  /** 0 for the address asked for, 1 after one redirect, … */
  readonly hop: number;
}

export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  close(): Promise<void>;
}
