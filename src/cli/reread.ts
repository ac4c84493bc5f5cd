import { SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { openShanshui } from '../compose.ts';
import { readConfig } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { openPageReader, usualThreads } from '../page-threads.ts';
import { countStale, reread, rereadDry } from '../pipeline/reread.ts';
import type { RereadResult } from '../pipeline/reread-result.ts';
import { differenceLines } from './difference-lines.ts';
import { WrongUse } from './failure.ts';
import { type Format, formatOption, print, printable, type Row, render } from './output.ts';
import { onStopSignal } from './stop-signal.ts';
import { type StoreOptions, withStoreOptions } from './store-options.ts';
import { changeRows } from './summary-tables.ts';

const EXAMPLES = `
Examples:
  shanshui reread --dry-run              what today's dictionary and rules would change
  shanshui reread                        change it: no request is made, an article a transaction
  shanshui reread --since 2024-01-01     only articles first seen since a day
  shanshui reread --all                  also what was read with today's versions already`;

interface Options extends StoreOptions {
  readonly source?: string;
  readonly since?: number;
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly threads: number;
  readonly dictionaries?: string;
  readonly format: Format;
}

/** Articles and changes that a person still reads; the rest is counted. */
const SHOWN_ARTICLES = 15;
const SHOWN_CHANGES = 40;

function parseDay(text: string): number {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text);
  if (Number.isNaN(at)) throw new WrongUse(`--since ${text}: give a day, as 2024-01-31`);
  return at;
}

function parseThreads(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 64)
    throw new WrongUse(`--threads ${text}: give a whole number from 1 to 64`);
  return number;
}

function bar(total: number): { advance(done: number): void; end(): void } {
  if (!process.stderr.isTTY) return { advance: () => {}, end: () => {} };
  const shown = new SingleBar({
    format: '{bar} {value}/{total} articles read again, {eta_formatted} left',
    stream: process.stderr,
    barsize: 30,
  });
  shown.start(total, 0);
  return { advance: (done) => shown.update(done), end: () => shown.stop() };
}

async function report(result: RereadResult, options: Options): Promise<void> {
  if (options.format !== 'table') {
    const rows: Row[] = result.differences.map((one) => ({ ...one }));
    await print(await render(rows, options.format));
    return;
  }
  const { articles, differing, differences, changed, changes } = result;
  const lines = differences.slice(0, SHOWN_ARTICLES).flatMap(differenceLines);
  const would = options.dryRun === true ? 'would be' : 'were';
  await print(`${articles} articles ${would} read again; ${differing} of them otherwise than before.\n`);
  if (lines.length > 0) await print(`Those that differ most:\n${lines.map(printable).join('\n')}\n`);
  await print(`\n${changed} changes of events and landscape:\n`);
  await print(await render(changeRows(changes.slice(0, SHOWN_CHANGES)), 'table', { empty: '  none' }));
  if (changed > SHOWN_CHANGES) await print(`… and ${changed - SHOWN_CHANGES} more\n`);
}

async function run(options: Options): Promise<void> {
  const config = readConfig(options);
  const opened = await openShanshui(config);
  let isStopped = false;
  const forget = onStopSignal(() => {
    isStopped = true;
  });
  try {
    const world = { ...opened, knowledge: loadKnowledge(config) };
    const wanted = {
      ...(options.source === undefined ? {} : { sourceId: options.source }),
      ...(options.since === undefined ? {} : { since: options.since }),
      ...(options.all === undefined ? {} : { all: options.all }),
    };
    const pages = await countStale(world, wanted);
    const progress = bar(pages);
    const reader = openPageReader(config, world.knowledge, { pages, threads: options.threads });
    const tools = { progress: progress.advance, isStopped: () => isStopped, reader };
    const again = options.dryRun === true ? rereadDry : reread;
    const result = await again(world, wanted, tools).finally(async () => {
      progress.end();
      await reader.close();
    });
    await report(result, options);
    if (isStopped) await print('Stopped before the end: run again to go on where it stopped.\n');
  } finally {
    forget();
    await opened.close();
  }
}

/** `shanshui reread`: stored pages through today's rules and dictionary. */
export function registerReread(program: Command): void {
  const command = program
    .command('reread')
    .description('read stored pages again with today’s rules and dictionary, without a request')
    .option('--dry-run', 'only show what it would change')
    .option('--source <id>', 'only articles of a source')
    .addOption(new Option('--since <day>', 'only articles first seen since a day').argParser(parseDay))
    .option('--all', 'also articles that were read with today’s versions already')
    .addOption(
      new Option('--threads <number>', 'how many threads read, of some 500 MB each')
        .argParser(parseThreads)
        .default(usualThreads()),
    )
    .option('--dictionaries <folder>', 'the dictionary to read with')
    .addOption(formatOption(['table', 'json', 'ndjson'], 'table'));
  withStoreOptions(command).addHelpText('after', EXAMPLES).action(run);
}
