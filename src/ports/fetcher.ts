/** What the pipeline asks of the network. */
export interface FetchRequest {
  readonly url: string;
  readonly sourceId: string;
  /** `page`, `feed`, `robots`, `sitemap`, … for the request ledger. */
  readonly purpose: string;
  /** Validators of the last answer. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Host names (with optional `:port`) the source allows although they are private or loopback. */
  readonly allowedPrivateHosts: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly obeyRobots: boolean;
  /** Milliseconds between two requests to the host, at least. */
  readonly minimumGapMs: number;
  readonly maxBytes?: number;
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

export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  close(): Promise<void>;
}
