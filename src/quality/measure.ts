/** How many were found rightly, how many were found, how many there are. */
export interface Counts {
  right: number;
  found: number;
  there: number;
}

/** Precision, recall and their harmonic mean, with the counts they come from. */
export interface Measure extends Readonly<Counts> {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const noCounts = (): Counts => ({ right: 0, found: 0, there: 0 });

/** Nothing found where nothing is there is perfect; nothing found where something is has precision 0. */
export function measureOf({ right, found, there }: Counts): Measure {
  const precision = found > 0 ? right / found : there > 0 ? 0 : 1;
  const recall = there > 0 ? right / there : 1;
  const sum = precision + recall;
  return { right, found, there, precision, recall, f1: sum > 0 ? (2 * precision * recall) / sum : 0 };
}

/** So many of so many. */
export interface Share {
  right: number;
  all: number;
}

export const noShare = (): Share => ({ right: 0, all: 0 });

/** Null where there is nothing to share. */
export function shareOf({ right, all }: Share): number | null {
  return all > 0 ? right / all : null;
}
