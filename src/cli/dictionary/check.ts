import type { Command } from 'commander';
import { WorkFailure } from '../failure.ts';
import { type Format, formatOption, print, render } from '../output.ts';
import {
  type DictionaryOptions,
  type OpenDictionary,
  openDictionary,
  problemsOf,
  problemText,
} from './open-dictionary.ts';
import { schemaProblems } from './schema.ts';

interface Options extends DictionaryOptions {
  format: Format;
}

const EXAMPLES = `
Examples:
  shanshui dictionary check
  shanshui dictionary check --format ndjson | head -1`;

/** How much a dictionary holds, as one line for people. */
export function sizeText({ loaded }: OpenDictionary): string {
  const kinds = new Map<string, number>();
  for (const { kind } of loaded.dictionary.entries.values()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const { groups, ambiguous, domains, version } = loaded.dictionary;
  return [
    `${kinds.get('model') ?? 0} models`,
    `${kinds.get('organization') ?? 0} organizations`,
    `${kinds.get('city') ?? 0} places`,
    `${groups.length} groups`,
    `${ambiguous.length} ambiguous words`,
    `${domains.length} domains`,
    `version ${version}`,
  ].join(', ');
}

/** `shanshui dictionary check`: every problem at once, each with its place and remedy. */
export function registerCheck(dictionary: Command): void {
  dictionary
    .command('check')
    .description('list every problem of the dictionary, with its place and what mends it')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .option('--dictionaries <folder>', 'the folder to check')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const opened = openDictionary(options);
      const problems = [...problemsOf(opened), ...schemaProblems(opened.folder)];
      if (options.format === 'table') {
        await print(problems.map(problemText).join(''));
        if (problems.length === 0) await print(`sound: ${sizeText(opened)}\n`);
      } else
        await print(
          await render(
            problems.map((problem) => ({ ...problem })),
            options.format,
          ),
        );
      if (problems.length > 0) {
        throw new WorkFailure(
          `${problems.length} problem${problems.length === 1 ? '' : 's'} in ${opened.folder}`,
        );
      }
    });
}
