import type { Clock } from '../ports/clock.ts';
import type { Fetcher } from '../ports/fetcher.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Knowledge } from '../reading/read-article.ts';
import type { Source } from '../source/source.ts';

/** What the pipeline is given: everything that is not a pure step. */
export interface World {
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly log: Log;
  readonly knowledge: Knowledge;
  /** By id. */
  readonly sources: ReadonlyMap<string, Source>;
}
