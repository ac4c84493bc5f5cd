import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { listSourceNames, loadSources, type SourceProblem } from './adapters/files/source-files.ts';
import type { Log } from './ports/log.ts';
import type { Source } from './source/source.ts';

/** Sources that follow their files. */
export interface LiveSources {
  /** By id, the newest sound ones: one map for as long as it is followed, whose entries come, change and go. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Files that cannot be used as they are. */
  problems(): readonly SourceProblem[];
  /** Looks at once, as after a file was written. */
  look(): Promise<void>;
  close(): void;
}

/** Milliseconds between two looks at the folder. */
const LOOK_EVERY_MS = 1000;

/** Names, sizes and times of the files; the error's text while the folder cannot be read. */
async function signature(folder: string): Promise<string> {
  try {
    const names = await listSourceNames(folder);
    const lines = names.map(async (name) => {
      const { size, mtimeMs, ino } = await stat(join(folder, name));
      return `${name} ${size} ${mtimeMs} ${ino}`;
    });
    return (await Promise.all(lines)).join('\n');
  } catch (error) {
    return String(error);
  }
}

/**
 * Brings a map up to what was loaded. A file that was sound and is not any more leaves its source as it was: a slip of
 * the pen must not stop a crawl.
 */
function bringUp(
  sources: Map<string, Source>,
  loaded: readonly Source[],
  problems: readonly SourceProblem[],
): void {
  const broken = new Set(problems.map(({ file }) => basename(file).replace(/\.ya?ml$/, '')));
  const sound = new Set(loaded.map(({ id }) => id));
  for (const id of [...sources.keys()]) if (!sound.has(id) && !broken.has(id)) sources.delete(id);
  for (const source of loaded) sources.set(source.id, source);
}

/**
 * Follows a folder of source files: new, changed and removed ones count from the next look on. Files are looked at,
 * as those of the dictionary are. The timer does not keep the process alive.
 * Throws when the folder cannot be read at first.
 */
export async function followSources(folder: string, log: Log): Promise<LiveSources> {
  let seen = await signature(folder);
  const first = await loadSources(folder);
  let { problems } = first;
  const sources = new Map(first.sources.map((source): [string, Source] => [source.id, source]));
  const take = async (): Promise<void> => {
    const now = await signature(folder);
    if (now === seen) return;
    const loaded = await loadSources(folder);
    seen = now;
    problems = loaded.problems;
    bringUp(sources, loaded.sources, loaded.problems);
    log.info('sources-changed', { sources: sources.size, problems: problems.length });
  };
  let last: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    last = last.then(take).catch((error: unknown) => {
      log.error('sources-kept', { error: String(error) });
    });
    return last;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return {
    sources,
    problems: () => problems,
    look,
    close: () => clearInterval(timer),
  };
}
