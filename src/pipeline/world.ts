import type { Clock } from '../ports/clock.ts';
import type { Fetcher } from '../ports/fetcher.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Knowledge } from '../reading/read-article.ts';
import type { Source } from '../source/source.ts';
import type { PageReader } from './page-reader.ts';

/** What the pipeline is given: everything that is not a pure step. */
export interface World {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly log: Log;
  readonly knowledge: Knowledge;
  /** Reads pages beside this thread; it reads them itself where there is none. Has the same knowledge. */
  readonly reader?: PageReader | undefined;
  /** By id. */
  readonly sources: ReadonlyMap<string, Source>;
}
