import type { Command } from 'commander';
import { type LoadedCorrections, loadCorrections } from '../adapters/files/correction-files.ts';
import { loadDictionary } from '../adapters/files/dictionary-files.ts';
import { readConfig } from '../config.ts';
import type { Correction } from '../landscape/correction.ts';
import { unansweredCorrections } from '../pipeline/unanswered-corrections.ts';
import { WorkFailure } from './failure.ts';
import { type Format, formatOption, print, render } from './output.ts';
import { type StoreOptions, withStore, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui corrections check       whether the files are sound, and what they answer still stands
  shanshui corrections list        who corrected what, why, and since when`;

interface Options extends StoreOptions {
  readonly dictionaries?: string;
  readonly format: Format;
}

function load(options: Options): LoadedCorrections {
  const { dictionariesFolder } = readConfig(options);
  return loadCorrections(dictionariesFolder, loadDictionary(dictionariesFolder).dictionary);
}

async function check(options: Options): Promise<void> {
  const { corrections, problems } = load(options);
  const gone = await withStore(options, (store) => unansweredCorrections(store, corrections));
  const rows = [
    ...problems.map(({ file, line, message, remedy }) => ({ place: `${file}:${line}`, message, remedy })),
    ...gone.map(({ id, message }) => ({
      place: id,
      message,
      remedy: 'delete the correction, or mend what it names',
    })),
  ];
  if (options.format !== 'table') await print(await render(rows, options.format));
  else for (const { place, message, remedy } of rows) await print(`${place}: ${message}\n    ${remedy}\n`);
  if (rows.length > 0)
    throw new WorkFailure(`${rows.length} problem${rows.length === 1 ? '' : 's'} of corrections`);
  if (options.format === 'table') await print(`sound: ${corrections.all.length} corrections\n`);
}

function answers(one: Correction): string {
  if (one.kind !== 'wrong-value') return `${one.type} of ${one.about} in ${one.articles.join(', ')}`;
  const instead = one.instead === undefined ? '' : ` (right: ${one.instead})`;
  return `${one.entity} ${one.property}: ${one.value}${instead}`;
}

async function list(options: Options): Promise<void> {
  const rows = load(options).corrections.all.map((one) => ({
    id: one.id,
    kind: one.kind,
    answers: answers(one),
    by: one.by,
    why: one.why,
    since: one.since,
    source: one.source,
  }));
  await print(await render(rows, options.format, { empty: 'no correction' }));
}

/** `shanshui corrections`: what people corrected, in files beside the dictionary. */
export function registerCorrections(program: Command): void {
  const corrections = program
    .command('corrections')
    .description('what people corrected: wrong values, events that are one, several or none')
    .addHelpText('after', EXAMPLES);
  const sub = (name: string, description: string): Command =>
    withStoreOptions(corrections.command(name))
      .description(description)
      .option('--dictionaries <folder>', 'the dictionary folder; corrections lie in its folder corrections')
      .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
      .addHelpText('after', `\nExample:\n  shanshui corrections ${name}`);
  sub('check', 'every problem of the files, and corrections whose text has gone').action(check);
  sub('list', 'all corrections, with who, why and since when').action(list);
}
