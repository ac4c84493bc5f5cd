import { statSync } from 'node:fs';
import { join } from 'node:path';
import { checkReferences } from '../../dictionary/check-references.ts';
import { compareProblems, type DictionaryProblem } from '../../dictionary/problem.ts';
import {
  dictionaryVersion,
  type LoadedDictionary,
  listDictionaryPaths,
  loadDictionary,
  readDictionaryFiles,
} from './dictionary-files.ts';

/** Milliseconds between two looks at the folder. Looking costs about a millisecond for two hundred files. */
const LOOK_EVERY_MS = 1000;

export interface DictionaryWatch {
  close(): void;
}

export interface WatchOptions {
  readonly lookEveryMs?: number;
}

/**
 * Watches a dictionary folder and hands over each changed dictionary that is sound: all of it or nothing. A change
 * with a problem in it goes to `onProblem` once, and the caller keeps what it has. Files are looked at, not watched
 * by the system: that also works on network folders and with editors that replace files. A change is read when
 * nothing moved between two looks, so that half-saved files are not taken.
 * The timer does not keep the process alive.
 */
export function watchDictionary(
  folder: string,
  onChange: (loaded: LoadedDictionary) => void,
  onProblem: (problems: readonly DictionaryProblem[]) => void,
  options: WatchOptions = {},
): DictionaryWatch {
  let seen = signature(folder);
  let version = versionOf(folder);
  let moving = false;
  const look = () => {
    const now = signature(folder);
    if (now !== seen) {
      seen = now;
      moving = true;
      return;
    }
    if (!moving) return;
    moving = false;
    const next = versionOf(folder);
    if (next === version) return;
    version = next;
    take(folder, onChange, onProblem);
  };
  const timer = setInterval(look, options.lookEveryMs ?? LOOK_EVERY_MS);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

function take(
  folder: string,
  onChange: (loaded: LoadedDictionary) => void,
  onProblem: (problems: readonly DictionaryProblem[]) => void,
): void {
  const loaded = attempt(() => loadDictionary(folder));
  if (loaded instanceof Error) {
    onProblem([unreadable(loaded)]);
    return;
  }
  const problems = [...loaded.problems, ...checkReferences(loaded)].sort(compareProblems);
  if (problems.length > 0) onProblem(problems);
  else onChange(loaded);
}

function unreadable(error: Error): DictionaryProblem {
  return {
    problem: 'unreadable',
    file: '.',
    line: 1,
    entry: null,
    message: `the dictionary folder cannot be read: ${error.message}`,
    remedy: 'bring the folder back, or check who owns it',
  };
}

function attempt<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Names, sizes and times of the files; the error's text while the folder cannot be read. */
function signature(folder: string): string {
  const found = attempt(() =>
    listDictionaryPaths(folder).map((path) => {
      const { size, mtimeMs, ino } = statSync(join(folder, path));
      return `${path} ${size} ${mtimeMs} ${ino}`;
    }),
  );
  return found instanceof Error ? found.message : found.join('\n');
}

function versionOf(folder: string): string {
  const files = attempt(() => readDictionaryFiles(folder));
  return files instanceof Error ? files.message : dictionaryVersion(files);
}
