/** The classes of problems that a dictionary can have; `dictionary check` reports each by this name. */
export type ProblemClass =
  | 'unreadable'
  | 'yaml'
  | 'schema'
  | 'duplicate-id'
  | 'reused-id'
  | 'dangling-reference'
  | 'shared-surface'
  | 'repeated-surface'
  | 'ordinary-word'
  | 'not-simplified'
  | 'unsorted'
  | 'missing-source'
  | 'unreachable-cue'
  | 'example'
  | 'format';

/** Something wrong in a dictionary file, where it stands, and what mends it. */
export interface DictionaryProblem {
  readonly problem: ProblemClass;
  /** Path relative to the dictionary folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Id of the entry, or the surface of an ambiguous word; null when the whole file is meant. */
  readonly entry: string | null;
  readonly message: string;
  /** The command or the edit that mends it. */
  readonly remedy: string;
}

/** Orders problems by file, line and message, so that a check prints the same list every time. */
export function compareProblems(a: DictionaryProblem, b: DictionaryProblem): number {
  return compare(a.file, b.file) || a.line - b.line || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
