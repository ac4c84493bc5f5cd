import { constants } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadCorrections } from '../adapters/files/correction-files.ts';
import { loadDictionary } from '../adapters/files/dictionary-files.ts';
import { DATABASE_FILE, openSqliteStore } from '../adapters/store/sqlite.ts';
import { readConfig } from '../config.ts';
import { checkStore } from '../pipeline/check-store.ts';
import { reviveTasks } from '../pipeline/revive-tasks.ts';
import { WorkFailure } from './failure.ts';
import { type Format, formatOption, print, render } from './output.ts';
import { addBudget } from './store-budget.ts';
import { addDrop } from './store-drop.ts';
import { type StoreOptions, withStore, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui store tasks                 what is to be done, and what was given up and why
  shanshui store retry                 try again what was given up
  shanshui store requests              the last requests that were made
  shanshui store check                 whether everything that should hold does
  shanshui store backup copy.db        a whole copy, while others go on writing
  shanshui store restore copy.db --data elsewhere
  shanshui store budget --keep 20GB    drop the oldest pages and texts until the rest fits
  shanshui store drop --before 2023-01-01 --why 'kept for two years'`;

type Options = StoreOptions & { readonly format: Format };

async function tasks(options: Options): Promise<void> {
  await withStore(options, async (store) => {
    const counts = (await store.ledger.counts()).map((one) => ({ ...one }));
    const failed = (await store.ledger.failed()).map(({ key, attempts, error, failedAt }) => ({
      task: key,
      attempts,
      error,
      since: new Date(failedAt).toISOString(),
    }));
    if (options.format !== 'table') return print(await render([...counts, ...failed], options.format));
    await print(await render(counts, 'table', { empty: 'no task yet' }));
    await print(`\nGiven up:\n${await render(failed, 'table', { empty: '  none' })}`);
  });
}

async function retry(keys: readonly string[], options: Options): Promise<void> {
  await withStore(options, async (store) => {
    const { revived, leftAlone } = await reviveTasks(
      store,
      await store.time(),
      keys.length === 0 ? {} : { keys },
    );
    if (revived + leftAlone === 0 && keys.length > 0) {
      throw new WorkFailure(
        `${keys.join(', ')}: not among the tasks given up; \`shanshui store tasks\` lists them`,
      );
    }
    const left = leftAlone === 0 ? '' : ` ${leftAlone} sources are being polled already.`;
    await print(`${revived} tasks are ready again: \`shanshui run\` does them.${left}\n`);
  });
}

async function requests(options: Options & { readonly limit: string }): Promise<void> {
  await withStore(options, async (store) => {
    const rows = (await store.requests.recent(Number(options.limit) || 50)).map((entry) => ({
      at: new Date(entry.startedAt).toISOString(),
      source: entry.sourceId,
      purpose: entry.purpose,
      status: entry.status,
      outcome: entry.outcome,
      bytes: entry.bytes,
      ms: entry.durationMs,
      url: entry.url,
    }));
    await print(await render(rows, options.format, { empty: 'no request yet' }));
  });
}

async function check(options: Options): Promise<void> {
  await withStore(options, async (store, config) => {
    const { dictionary } = loadDictionary(config.dictionariesFolder);
    const { corrections } = loadCorrections(config.dictionariesFolder, dictionary);
    let problems = 0;
    for await (const { about, message } of checkStore(store, dictionary, corrections)) {
      problems++;
      await print(`${about}: ${message}\n`);
    }
    if (problems > 0) {
      throw new WorkFailure(
        `${problems} problems: \`shanshui reread --all\` mends readings and landscape; else restore a backup`,
      );
    }
    await print('Everything holds: quotes, events, landscape, ledger and deltas.\n');
  });
}

async function backup(file: string, options: Options): Promise<void> {
  if ((await stat(file).catch(() => null)) !== null)
    throw new WorkFailure(`${file}: is there already: name a new file`);
  await withStore(options, async (store) => store.backup(file));
  await print(`${file}: ${(await stat(file)).size} bytes\n`);
}

async function restore(file: string, options: Options): Promise<void> {
  const config = readConfig(options);
  const target = join(config.dataFolder, DATABASE_FILE);
  await mkdir(config.dataFolder, { recursive: true });
  try {
    await copyFile(file, target, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    throw new WorkFailure(`${target}: holds a store already: choose an empty folder with --data`);
  }
  const store = await openSqliteStore(config.dataFolder);
  try {
    const problems = await store.integrityProblems();
    if (problems.length > 0)
      throw new WorkFailure(`${file}: is damaged (${problems[0] ?? ''}): take another backup`);
    await print(`${target}: restored, ${await store.mentions.count()} event mentions\n`);
  } finally {
    await store.close();
  }
}

/** `shanshui store`: looking after the store. */
export function registerStore(program: Command): void {
  const store = program
    .command('store')
    .description('look after the store: tasks, checks, backups')
    .addHelpText('after', EXAMPLES);
  const example = (text: string): string => `\nExample:\n  shanshui store ${text}`;
  const sub = (name: string, description: string, help: string): Command =>
    withStoreOptions(store.command(name))
      .description(description)
      .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
      .addHelpText('after', example(help));
  sub('tasks', 'tasks by stage and state, and those that were given up', 'tasks --format ndjson').action(
    tasks,
  );
  sub('retry', 'try given-up tasks again (all, when none is named)', 'retry')
    .argument('[key...]', 'keys of tasks')
    .action(retry);
  sub('requests', 'the last requests that were made', 'requests --limit 20')
    .option('--limit <n>', 'how many', '50')
    .action(requests);
  sub('check', 'whether everything that should hold does', 'check').action(check);
  sub('backup', 'write a whole copy into a new file', 'backup copy.db')
    .argument('<file>', 'the new file')
    .action(backup);
  sub('restore', 'put a backup into an empty data folder', 'restore copy.db --data data')
    .argument('<file>', 'a backup')
    .action(restore);
  addBudget(withStoreOptions(store.command('budget')).addHelpText('after', example('budget --keep 20GB')));
  addDrop(
    withStoreOptions(store.command('drop')).addHelpText(
      'after',
      example("drop --article 89e36f4b34c7b56f --why 'asked by its publisher'"),
    ),
  );
}
