import type { Asset } from '../adapters/asset-files.ts';
import type { Config } from '../config.ts';
import type { Queries } from '../ports/queries.ts';
import type { Store } from '../ports/store.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { Knowledge } from '../reading/read-article.ts';
import type { Source } from '../source/source.ts';

/** All that answering a request may need. */
export interface Site {
  readonly store: Store;
  readonly queries: Queries;
  readonly tokens: Tokens;
  /** The newest sound dictionary, compiled; ask anew for every request. */
  knowledge(): Knowledge;
  readonly sources: ReadonlyMap<string, Source>;
  readonly config: Config;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Whether anybody may read, or only who brings a token. */
  readonly reading: 'open' | 'token';
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number;
  /** Aborts when the server stops: long answers end. */
  readonly stopping: AbortSignal;
  /** Milliseconds since 1970. */
  now(): number;
}
