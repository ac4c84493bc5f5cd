import type { LandscapeValue } from '../../../landscape/landscape-value.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** How long what was summed up once is shown while the landscape moves on; ms. */
const FRESH_MS = 5_000;
/** Days that are kept summed up. */
const KEPT = 12;

interface Kept {
  readonly version: string;
  readonly madeAt: number;
  readonly snapshot: Promise<Snapshot>;
}

/** Where the values come from. */
export interface LandscapeSource {
  /** Changes whenever the landscape does. */
  version(): Promise<string>;
  /** @param asOf `YYYY-MM-DD`, or null for what is believed now */
  values(asOf: string | null): Promise<readonly LandscapeValue[]>;
}

/**
 * Snapshots of the landscape, as it stands or as of a day. One is made when it is first asked for, and again when the
 * store moved on, at most every few seconds; whoever asks meanwhile shares it.
 */
export class Snapshots {
  readonly #source: LandscapeSource;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

  constructor(source: LandscapeSource, now: () => number) {
    this.#source = source;
    this.#now = now;
  }

  /** @param asOf `YYYY-MM-DD`, or null for what is believed now */
  async at(asOf: string | null): Promise<Snapshot> {
    const name = asOf ?? '';
    const kept = this.#kept.get(name);
    if (kept !== undefined && this.#now() - kept.madeAt < FRESH_MS) return kept.snapshot;
    const version = await this.#source.version();
    // Somebody else may have begun it meanwhile.
    const begun = this.#kept.get(name);
    const snapshot = begun?.version === version ? begun.snapshot : this.#source.values(asOf).then(snapshotOf);
    this.#kept.delete(name);
    this.#kept.set(name, { version, madeAt: this.#now(), snapshot });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    // What could not be made is not kept, so that the next one tries again.
    snapshot.catch(() => this.#kept.delete(name));
    return snapshot;
  }
}
