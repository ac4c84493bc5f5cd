import type { Site } from './site.ts';

/** Something that is made once for each server and lives as long as it does. */
export function perSite<T>(make: (site: Site) => T): (site: Site) => T {
  const made = new WeakMap<Site, T>();
  return (site) => {
    const known = made.get(site);
    if (known !== undefined) return known;
    const fresh = make(site);
    made.set(site, fresh);
    return fresh;
  };
}

/**
 * Something that takes long to gather and may be somewhat old: what was gathered last is given at once, and gathered
 * anew behind it when it is older than `freshMs`.
 */
export class Gathered<T> {
  readonly #gather: () => Promise<T>;
  readonly #freshMs: number;
  readonly #now: () => number;
  #value: T | null = null;
  #failure: unknown = null;
  #gatheredAt = 0;
  #underWay: Promise<void> | null = null;

  constructor(gather: () => Promise<T>, freshMs: number, now: () => number) {
    this.#gather = gather;
    this.#freshMs = freshMs;
    this.#now = now;
  }

  /**
   * What was gathered; null when nothing was yet, and gathering it takes longer than `patienceMs`.
   * Throws what gathering threw when there is nothing older to show.
   */
  async get(patienceMs: number): Promise<T | null> {
    if (this.#value === null || this.#now() - this.#gatheredAt > this.#freshMs) this.#start();
    if (this.#value === null && this.#underWay !== null) await withinPatience(this.#underWay, patienceMs);
    if (this.#value === null && this.#failure !== null) throw this.#failure;
    return this.#value;
  }

  /** What was gathered is out of date: the next one waits for what is gathered then. */
  forget(): void {
    this.#value = null;
  }

  #start(): void {
    this.#underWay ??= this.#gather()
      .then(
        (value) => {
          this.#value = value;
          this.#failure = null;
          this.#gatheredAt = this.#now();
        },
        (failure: unknown) => {
          this.#failure = failure;
        },
      )
      .finally(() => {
        this.#underWay = null;
      });
  }
}

async function withinPatience(work: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
