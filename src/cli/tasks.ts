import { type Command, Option } from 'commander';
import { openServingStore } from '../adapters/store/serving.ts';
import { reviveTasks } from '../pipeline/revive-tasks.ts';
import { type FailedFilter, STAGES, type Stage } from '../ports/ledger.ts';
import type { Store } from '../ports/store.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { type Format, formatOption, print, type Row, render } from './output.ts';
import { type StoreOptions, withStore, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui tasks failed --stage fetch-page --error timeout   what was given up, and why
  shanshui tasks show fetch-page:abc                         a task with the history of its tries
  shanshui tasks retry --source people-tech                  try again, twenty of a source a minute
  shanshui tasks discard fetch-page:abc --yes                forget for good`;

interface FilterOptions extends StoreOptions {
  readonly format: Format;
  readonly stage?: Stage;
  readonly source?: string;
  readonly error?: string;
  readonly limit?: string;
  readonly all?: boolean;
  readonly yes?: boolean;
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new WrongUse(`--limit ${text}: give a whole number from 1 on`);
  return limit;
}

function filterOf({ stage, source, error, limit }: FilterOptions): FailedFilter {
  return { stage, sourceId: source, error, limit: limitOf(limit) };
}

const timeOf = (at: number): string => new Date(at).toISOString();

async function failed(options: FilterOptions): Promise<void> {
  await withStore(options, async (store) => {
    const rows = (await store.ledger.failed(filterOf(options))).map(
      (task): Row => ({
        task: task.key,
        source: task.sourceId,
        attempts: task.attempts,
        since: timeOf(task.failedAt),
        error: task.error,
      }),
    );
    await print(await render(rows, options.format, { empty: 'nothing was given up' }));
  });
}

/** The tasks of a filter or the keys given; a filter that says nothing needs `--all`. */
async function chosen(store: Store, keys: readonly string[], options: FilterOptions): Promise<string[]> {
  const filter = filterOf(options);
  const saysNothing = keys.length === 0 && Object.values(filter).every((one) => one === undefined);
  if (saysNothing && options.all !== true)
    throw new WrongUse('name tasks, or give a filter (--stage, --source, --error), or --all');
  const found = (await store.ledger.failed(filter)).map(({ key }) => key);
  const missing = keys.find((key) => !found.includes(key));
  if (missing !== undefined)
    throw new WorkFailure(`${missing}: not among the tasks given up; \`shanshui tasks failed\` lists them`);
  return keys.length === 0 ? found : [...keys];
}

async function retry(keys: readonly string[], options: FilterOptions): Promise<void> {
  await withStore(options, async (store) => {
    const wanted = await chosen(store, keys, options);
    const { revived, leftAlone, lastAt } = await reviveTasks(store, await store.time(), { keys: wanted });
    const last = revived === 0 ? '' : `, the last one from ${timeOf(lastAt)} on`;
    const left = leftAlone === 0 ? '' : `; ${leftAlone} sources are being polled already`;
    await print(`${revived} tasks are ready again${last}${left}\n`);
  });
}

async function discard(keys: readonly string[], options: FilterOptions): Promise<void> {
  await withStore(options, async (store, config) => {
    const wanted = await chosen(store, keys, options);
    if (options.yes !== true)
      throw new WrongUse(`${wanted.length} tasks would be forgotten for good: add --yes to do it`);
    const serving = await openServingStore(config);
    try {
      const gone = await serving.queries.discard(wanted);
      await print(`${gone.length} tasks are forgotten\n`);
    } finally {
      await serving.close();
    }
  });
}

async function show(key: string, options: FilterOptions): Promise<void> {
  await withStore(options, async (store) => {
    const tries = await store.ledger.tries(key);
    const task = (await store.ledger.failed()).find((one) => one.key === key);
    if (task === undefined && tries.length === 0)
      throw new WorkFailure(
        `${key}: no such dead letter, and no try of it failed; \`shanshui tasks failed\``,
      );
    const article = task === undefined ? null : await store.articles.article(task.subject);
    const head: Row = {
      task: key,
      state: task === undefined ? 'not given up' : 'given up',
      source: task?.sourceId ?? '',
      input: task?.input ?? '',
      url: article?.url ?? '',
      error: task?.error ?? '',
    };
    const history = tries.map((one): Row => ({ ...one, at: timeOf(one.at) }));
    if (options.format === 'json' || options.format === 'ndjson')
      return print(await render([{ ...head, tries: history }], options.format));
    for (const [name, value] of Object.entries(head)) if (value !== '') await print(`${name}: ${value}\n`);
    await print(await render(history, options.format, { empty: 'no failed try is remembered' }));
  });
}

/** `shanshui tasks`: dead letters, with what was tried. */
export function registerTasks(program: Command): void {
  const tasks = program
    .command('tasks')
    .description('what was given up: list, look at, try again, forget')
    .addHelpText('after', EXAMPLES);
  const sub = (name: string, description: string, example: string): Command =>
    withStoreOptions(tasks.command(name))
      .description(description)
      .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
      .addHelpText('after', `\nExample:\n  shanshui tasks ${example}`);
  const filtered = (command: Command): Command =>
    command
      .addOption(new Option('--stage <stage>', 'only of this stage').choices([...STAGES]))
      .option('--source <id>', 'only of this source')
      .option('--error <text>', 'only where the error has this text')
      .option('--limit <n>', 'so many at most');
  filtered(sub('failed', 'list what was given up, and why', 'failed --error timeout')).action(failed);
  sub('show', 'one task with the history of its tries', 'show fetch-page:abc')
    .argument('<key>', 'key of a task')
    .action(show);
  filtered(sub('retry', 'try again, spread over time', 'retry --source people-tech'))
    .argument('[key...]', 'keys of tasks')
    .option('--all', 'everything that was given up')
    .action(retry);
  filtered(sub('discard', 'forget for good', 'discard --source people-tech --yes'))
    .argument('[key...]', 'keys of tasks')
    .option('--all', 'everything that was given up')
    .option('--yes', 'really')
    .action(discard);
}
