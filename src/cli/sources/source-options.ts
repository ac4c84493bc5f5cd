import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describeProblem, loadSources } from '../../adapters/files/source-files.ts';
import { openStore } from '../../compose.ts';
import type { Config } from '../../config.ts';
import type { Store } from '../../ports/store.ts';
import type { Source } from '../../source/source.ts';
import { describeSystemError, WorkFailure, WrongUse } from '../failure.ts';
import type { Format } from '../output.ts';

/** Options that the subcommands of `sources` share. */
export interface SourceOptions {
  readonly data?: string;
  readonly sources?: string;
  readonly format: Format;
}

/** Adds the options that say where the source files and the store lie. */
export function withFolders(command: Command): Command {
  return command
    .option('--sources <folder>', 'where the source files lie')
    .option('--data <folder>', 'where the store lies');
}

/** The sources of the configured folder; problems of other files go to standard error. */
export async function sourcesIn(config: Config): Promise<readonly Source[]> {
  try {
    const { sources, problems } = await loadSources(config.sourcesFolder);
    for (const problem of problems) process.stderr.write(`shanshui: ${describeProblem(problem)}\n`);
    return sources;
  } catch (error) {
    const message = describeSystemError(error, config.sourcesFolder);
    if (message === null) throw error;
    throw new WorkFailure(`${message}; --sources names another folder`);
  }
}

/** One source by its id. Throws `WrongUse` when there is none. */
export async function sourceNamed(config: Config, id: string): Promise<Source> {
  const found = (await sourcesIn(config)).find((source) => source.id === id);
  if (found === undefined) throw new WrongUse(`${id}: no such source; \`shanshui sources list\` shows them`);
  return found;
}

/** Hands the store to `work`, or null where nothing was crawled yet: a look must not make a store. */
export async function withStoreIfAny<T>(
  config: Config,
  work: (store: Store | null) => Promise<T>,
): Promise<T> {
  const isThere = config.databaseUrl !== null || existsSync(join(config.dataFolder, 'shanshui.db'));
  const store = isThere ? await openStore(config) : null;
  try {
    return await work(store);
  } finally {
    await store?.close();
  }
}
