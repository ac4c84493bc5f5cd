/** One thing that the doctor looked at. */
export interface Diagnosis {
  /** What was looked at. */
  readonly about: string;
  readonly verdict: 'well' | 'warning' | 'problem';
  /** What was found, with figures. */
  readonly found: string;
  /** What to do; empty where nothing need be done. */
  readonly remedy: string;
}

export const well = (about: string, found: string): Diagnosis => ({
  about,
  verdict: 'well',
  found,
  remedy: '',
});
export const warning = (about: string, found: string, remedy: string): Diagnosis => ({
  about,
  verdict: 'warning',
  found,
  remedy,
});
export const problem = (about: string, found: string, remedy: string): Diagnosis => ({
  about,
  verdict: 'problem',
  found,
  remedy,
});

/** Whether a version is at least another one, number by number. */
export function isAtLeast(version: string, least: readonly number[]): boolean {
  const numbers = version.split(/[.\-+ ]/).map(Number);
  for (const [at, wanted] of least.entries()) {
    const have = numbers[at] ?? 0;
    if (Number.isNaN(have) || have < wanted) return false;
    if (have > wanted) return true;
  }
  return true;
}
