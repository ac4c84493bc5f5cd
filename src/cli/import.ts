import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openShanshui, type Shanshui } from '../compose.ts';
import { readConfig } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { openPageReader, usualThreads } from '../page-threads.ts';
import { takeInArticles } from '../pipeline/take-in.ts';
import type { ArticleInput } from '../reading/article-input.ts';
import { eachInput } from './each-input.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { print } from './output.ts';
import { work } from './run.ts';
import { type StoreOptions, withStoreOptions } from './store-options.ts';
import { summaryTables } from './summary-tables.ts';

const EXAMPLES = `
Examples:
  shanshui import archive.ndjson.gz              take an archive in, read it, fold it into the landscape
  shanshui import --source sina pages/           a folder of saved pages, as if fetched from a source
  shanshui import archive.ndjson.gz              again: goes on where it stopped, takes nothing in twice`;

interface Options extends StoreOptions {
  readonly source: string;
  readonly quiet?: boolean;
}

/** Articles taken in by one transaction. */
const AT_ONCE = 200;
/** Waiting pages are counted so far: more make no difference. */
const ENOUGH_PAGES = 1000;
const READABLE = /\.(ndjson|jsonl|json|html?|txt|md)(\.gz)?$/i;

/** Files as named; of a folder, all files in it that can be read, in order. */
async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = path !== '-' && (await stat(path).catch(() => null))?.isDirectory() === true;
    if (!isFolder) {
      files.push(path);
      continue;
    }
    const names = await readdir(path, { recursive: true });
    const wanted = names.filter((name) => READABLE.test(name)).sort();
    if (wanted.length === 0)
      throw new WorkFailure(`${path}: holds no file that can be read (.ndjson, .json, .html, .txt)`);
    files.push(...wanted.map((name) => join(path, name)));
  }
  return files;
}

async function takeIn(opened: Shanshui, paths: readonly string[], sourceId: string): Promise<number> {
  const { store, clock } = opened;
  const waiting: ArticleInput[] = [];
  let added = 0;
  const flush = async (): Promise<void> => {
    const inputs = waiting.splice(0);
    if (inputs.length === 0) return;
    added += await store.transact((session) => takeInArticles(session, sourceId, inputs, clock.now()));
  };
  try {
    await eachInput(await filesOf(paths), async ({ input, fileName }) => {
      waiting.push({ ...input, id: input.id ?? fileName });
      if (waiting.length >= AT_ONCE) await flush();
    });
  } finally {
    await flush();
  }
  return added;
}

async function run(paths: string[], options: Options): Promise<void> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(options.source)) {
    throw new WrongUse(`--source ${options.source}: lower-case letters, digits and single hyphens`);
  }
  const config = readConfig(options);
  const opened = await openShanshui(config);
  try {
    const knowledge = loadKnowledge(config);
    let bad: unknown = null;
    const added = await takeIn(opened, paths, options.source).catch((error: unknown) => {
      if (!(error instanceof WorkFailure)) throw error;
      bad = error;
      return null;
    });
    const pages = await opened.store.ledger.readyCount('read-article', ENOUGH_PAGES);
    const reader = openPageReader(config, knowledge, { pages, threads: usualThreads() });
    const world = { ...opened, knowledge, ...(reader.atOnce > 1 ? { reader } : {}) };
    const result = await work(world, config, { source: [options.source] }).finally(() => reader.close());
    if (options.quiet !== true) await print(summaryTables(result.summary));
    if (added !== null) await print(`\n${added} articles are new.\n`);
    if (bad !== null) throw bad;
  } finally {
    await opened.close();
  }
}

/** `shanshui import`: archives into the store. */
export function registerImport(program: Command): void {
  const command = program
    .command('import')
    .description('take archives into the store as if fetched, and read them')
    .argument('<file...>', '.ndjson, .json, .html, .txt (also .gz), folders of such, - for standard input')
    .option('--source <id>', 'the source they count for', 'import')
    .option('--quiet', 'print no summary');
  withStoreOptions(command).addHelpText('after', EXAMPLES).action(run);
}
