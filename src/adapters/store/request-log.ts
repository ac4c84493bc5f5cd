import type { RequestEntry } from '../../ports/fetcher.ts';
import type { Store } from '../../ports/store.ts';

/** Milliseconds that a request waits to be written, so that many go in one transaction. */
const GATHER_MS = 500;

/** Writes requests into the store in the background; `flush` waits until all are there. */
export class RequestLog {
  readonly #store: Store;
  #waiting: RequestEntry[] = [];
  #timer: NodeJS.Timeout | null = null;
  #fault: unknown = null;

  constructor(store: Store) {
    this.#store = store;
  }

  add(entry: RequestEntry): void {
    this.#waiting.push(entry);
    this.#timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => {
        this.#fault = error;
      });
    }, GATHER_MS).unref();
  }

  /** Throws what kept an earlier batch from being written. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const entries = this.#waiting;
    this.#waiting = [];
    if (entries.length > 0) await this.#store.requests.log(entries);
    if (this.#fault !== null) throw this.#fault;
  }
}
