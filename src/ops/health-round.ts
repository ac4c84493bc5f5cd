import { observeSource } from '../pipeline/observe-source.ts';
import type { Store } from '../ports/store.ts';
import { type Health, judgeHealth } from '../source/health.ts';
import type { Source } from '../source/source.ts';

/** Sources judged at one evaluation: each takes some ten questions to the store. */
const AT_ONCE = 100;

/** Judges sources a hundred at a time, one after the other and around again, and remembers the last judgement of each. */
export class HealthRound {
  readonly #sources: readonly Source[];
  readonly #judged = new Map<string, Health>();
  #next = 0;

  constructor(sources: Iterable<Source>) {
    this.#sources = [...sources];
  }

  /** Goes on with the round; gives every judgement so far. */
  async goOn(store: Store, now: number): Promise<readonly Health[]> {
    const count = Math.min(AT_ONCE, this.#sources.length);
    for (let at = 0; at < count; at++) {
      const source = this.#sources[(this.#next + at) % this.#sources.length];
      if (source !== undefined)
        this.#judged.set(source.id, judgeHealth(source, await observeSource(store, source.id, now)));
    }
    this.#next = (this.#next + count) % Math.max(1, this.#sources.length);
    return [...this.#judged.values()];
  }

  /** Whether every source was judged. */
  isWhole(): boolean {
    return this.#judged.size === this.#sources.length;
  }

  /** Whether a source stands in the files and waits for its first judgement. */
  awaits(sourceId: string): boolean {
    return !this.#judged.has(sourceId) && this.#sources.some(({ id }) => id === sourceId);
  }
}
