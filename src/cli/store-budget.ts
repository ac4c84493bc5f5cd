import { SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { ByteSize, readConfig } from '../config.ts';
import { type KeptBudget, keepBudget } from '../pipeline/keep-budget.ts';
import type { Store } from '../ports/store.ts';
import { WrongUse } from './failure.ts';
import { type Format, formatOption, print, render } from './output.ts';
import { type StoreOptions, withStore } from './store-options.ts';

interface Options extends StoreOptions {
  readonly keep?: number;
  readonly format: Format;
}

function sizeOf(text: string): number {
  const size = ByteSize.safeParse(text);
  if (!size.success) throw new WrongUse(`--keep ${size.error.issues[0]?.message ?? text}`);
  return size.data;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Drops with a bar on a terminal that fills as bytes go. */
async function dropOldest(store: Store, budget: number): Promise<KeptBudget> {
  const bar = process.stderr.isTTY
    ? new SingleBar({
        format: '{bar} {percentage}% | {articles} articles',
        stream: process.stderr,
        hideCursor: true,
      })
    : null;
  bar?.start(1, 0, { articles: 0 });
  try {
    return await keepBudget(store, budget, await store.time(), ({ before, after, articles }) => {
      bar?.setTotal(Math.max(1, before - budget));
      bar?.update(before - after, { articles });
    });
  } finally {
    bar?.stop();
  }
}

async function budget(options: Options): Promise<void> {
  const kept = readConfig(options).diskBudget;
  await withStore(options, async (store) => {
    if (options.keep !== undefined) {
      const done = await dropOldest(store, options.keep);
      await print(
        `${done.articles} articles dropped their pages and texts: ${megabytes(done.before)} before, ${megabytes(done.after)} now.\n`,
      );
      return;
    }
    const { pages, texts } = await store.readings.contentBytes();
    const rows = [
      { content: 'pages, compressed', bytes: pages },
      { content: 'texts', bytes: texts },
      { content: 'both', bytes: pages + texts },
      { content: 'budget', bytes: kept },
    ];
    await print(await render(rows, options.format));
    if (kept === null && options.format === 'table')
      await print('No budget: set SHANSHUI_DISK_BUDGET=20GB, and a crawl keeps it.\n');
  });
}

/** Adds `shanshui store budget`: what pages and texts take, and dropping the oldest. */
export function addBudget(command: Command): void {
  command
    .description(
      'what raw pages and texts take on disk; --keep drops the oldest until they take at most a size',
    )
    .addOption(
      new Option('--keep <size>', 'drop the oldest until all take at most this, as 20GB').argParser(sizeOf),
    )
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .action(budget);
}
