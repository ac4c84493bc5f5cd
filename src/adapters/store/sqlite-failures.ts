import { StoreFailure } from '../../ports/store.ts';

/**
 * What to do about SQLite's own errors, by result code (sqlite.org/rescode.html).
 * `%` stands for the database file.
 */
const REMEDIES: readonly (readonly [string, string])[] = [
  ['SQLITE_FULL', 'the disk is full: free some space and run again, nothing done so far is lost'],
  ['SQLITE_READONLY', 'the data folder is read-only: make it writable, or choose another with --data'],
  ['SQLITE_PERM', 'permission denied: check who owns the data folder, or choose another with --data'],
  [
    'SQLITE_CANTOPEN',
    'cannot be opened: check that the data folder exists and is writable, or choose another with --data',
  ],
  ['SQLITE_BUSY', 'locked by another program for too long: wait for it to end, and run again'],
  ['SQLITE_LOCKED', 'locked by another program for too long: wait for it to end, and run again'],
  ['SQLITE_IOERR', 'the disk cannot be read or written: check its space and health, and run again'],
  ['SQLITE_CORRUPT', 'is damaged: put the last backup in its place'],
  ['SQLITE_NOTADB', 'is no database of shanshui: choose another folder with --data'],
];

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A fault of the file or disk as one line with place and remedy; any other error as it is. */
export function asStoreFailure(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  const known = REMEDIES.find(([prefix]) => code.startsWith(prefix)) ?? byMessage(message);
  return known === undefined ? error : new StoreFailure(`${file}: ${known[1]}`, { cause: error });
}

/** libsql gives some errors of opening as text only. */
function byMessage(message: string): (typeof REMEDIES)[number] | undefined {
  const words: readonly (readonly [RegExp, string])[] = [
    [/unable to open|ConnectionFailed/i, 'SQLITE_CANTOPEN'],
    [/disk is full/i, 'SQLITE_FULL'],
    [/readonly database/i, 'SQLITE_READONLY'],
    [/not a database/i, 'SQLITE_NOTADB'],
    [/malformed/i, 'SQLITE_CORRUPT'],
    [/disk I\/O error/i, 'SQLITE_IOERR'],
    [/database is locked/i, 'SQLITE_BUSY'],
  ];
  const code = words.find(([pattern]) => pattern.test(message))?.[1];
  return REMEDIES.find(([prefix]) => prefix === code);
}
