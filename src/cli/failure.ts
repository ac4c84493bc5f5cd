/** The work failed: one line for standard error that names the place and the remedy; exit code 1. */
export class WorkFailure extends Error {
  override readonly name = 'WorkFailure';
}

/** The command was used wrongly: one line, exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder: check the path',
  EEXIST: 'is there already, as a file: choose another path, or move it away',
  EACCES: 'permission denied: check who owns it',
  EPERM: 'operation not permitted: check who owns it',
  EISDIR: 'is a folder: name the files in it',
  ENOTDIR: 'a part of the path is no folder: check the path',
  ENOSPC: 'the disk is full: free some space and run again, nothing done so far is lost',
  EROFS: 'the file system is read-only: choose another folder with --data',
  EMFILE: 'too many open files: raise `ulimit -n`',
};

/** A fault of the file system as one line with its remedy; null when the error is none. */
export function describeSystemError(error: unknown, place?: string): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const remedy = REMEDIES[error.code];
  if (remedy === undefined) return null;
  const path = place ?? ('path' in error && typeof error.path === 'string' ? error.path : null);
  return path === null ? remedy : `${path}: ${remedy}`;
}
