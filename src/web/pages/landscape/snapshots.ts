import type { LandscapeValue } from '../../../landscape/landscape-value.ts';
import { landscapeAt } from '../../../pipeline/viewpoint.ts';
import type { Store } from '../../../ports/store.ts';
import type { Knowledge } from '../../../reading/read-article.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** How long what was summed up once is shown while the landscape moves on; ms. */
const FRESH_MS = 5_000;
/** Other requests are let in when folding a day has held the process for so long; ms. */
const LONGEST_HOLD_MS = 20;
/** Days that are kept summed up. */
const KEPT = 12;

interface Kept {
  readonly version: string;
  readonly madeAt: number;
  readonly snapshot: Promise<Snapshot>;
}

/**
 * Snapshots of the landscape, as it stands or as of a day. One is made when it is first asked for, and again when the
 * store moved on, at most every few seconds; whoever asks meanwhile shares it.
 */
export class Snapshots {
  readonly #store: Store;
  readonly #knowledge: () => Knowledge;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, knowledge: () => Knowledge, now: () => number) {
    this.#store = store;
    this.#knowledge = knowledge;
    this.#now = now;
  }

  /** @param asOf `YYYY-MM-DD`, or null for what is believed now */
  async at(asOf: string | null): Promise<Snapshot> {
    const name = asOf ?? '';
    const kept = this.#kept.get(name);
    if (kept !== undefined && this.#now() - kept.madeAt < FRESH_MS) return kept.snapshot;
    const version = `${await this.#store.landscape.lastSequence()} ${this.#knowledge().dictionary.version}`;
    // Somebody else may have begun it meanwhile.
    const begun = this.#kept.get(name);
    const snapshot = begun?.version === version ? begun.snapshot : this.#make(asOf);
    this.#kept.delete(name);
    this.#kept.set(name, { version, madeAt: this.#now(), snapshot });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    // What could not be made is not kept, so that the next one tries again.
    snapshot.catch(() => this.#kept.delete(name));
    return snapshot;
  }

  #make(asOf: string | null): Promise<Snapshot> {
    if (asOf === null) return this.#store.landscape.list({}).then(snapshotOf);
    // Folding a day goes through every statement: one day at a time, whoever asks.
    const made = this.#turn.then(() => this.#fold(asOf));
    this.#turn = made.catch(() => null);
    return made;
  }

  async #fold(asOf: string): Promise<Snapshot> {
    const values: LandscapeValue[] = [];
    const { dictionary, corrections } = this.#knowledge();
    let lastBreath = this.#now();
    for await (const value of landscapeAt(this.#store, dictionary.dictionary, { asOf }, corrections)) {
      values.push(value);
      if (this.#now() - lastBreath < LONGEST_HOLD_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      lastBreath = this.#now();
    }
    return snapshotOf(values);
  }
}
