import type { Asset } from '../adapters/files/asset-files.ts';
import type { SourceProblem } from '../adapters/files/source-files.ts';
import type { Config } from '../config.ts';
import type { Audit } from '../ports/audit.ts';
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
  readonly audit: Audit;
  /** Follows the source files: its entries come, change and go. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Source files that cannot be used as they are. */
  readonly sourceProblems: readonly SourceProblem[];
  /** Looks at the source files at once, as after one was written. */
  lookAtSources(): Promise<void>;
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
