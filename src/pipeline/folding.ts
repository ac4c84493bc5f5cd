import type { Dictionary } from '../dictionary/entry.ts';
import type { Corrections } from '../landscape/corrections.ts';
import type { DeltaCause } from '../landscape/landscape-value.ts';

/** Why what an article says changed, by article. */
export type Causes = ReadonlyMap<string, DeltaCause>;

/** What folding needs beside the store. */
export interface Fold {
  readonly dictionary: Dictionary;
  readonly causes: Causes;
  /** What people corrected; nothing where it is absent. */
  readonly corrections?: Corrections | undefined;
  readonly now: number;
}
