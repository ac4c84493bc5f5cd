import type { Command } from 'commander';
import { writeDictionaryFiles } from '../../adapters/files/dictionary-write.ts';
import { mergeEntries, renameEntry, retireEntry } from '../../dictionary/edit-files.ts';
import type { DictionaryFile } from '../../dictionary/parse-file.ts';
import { WorkFailure } from '../failure.ts';
import { print } from '../output.ts';
import {
  type DictionaryOptions,
  editing,
  type OpenDictionary,
  openDictionary,
  problemsAfter,
  problemText,
} from './open-dictionary.ts';

/** Writes an edit when it brings no new problem; else says the problems and changes nothing. */
export async function applyEdit(opened: OpenDictionary, changed: readonly DictionaryFile[]): Promise<void> {
  const problems = problemsAfter(opened, changed);
  if (problems.length > 0) {
    await print(problems.map(problemText).join(''));
    throw new WorkFailure('nothing was changed: the edit would bring the problems above');
  }
  writeDictionaryFiles(opened.folder, changed);
  for (const { path } of changed) await print(`${path}\n`);
}

/** `shanshui dictionary rename | merge | retire`: the old id stays as a redirect. */
export function registerEdit(dictionary: Command): void {
  registerRename(dictionary);
  registerMerge(dictionary);
  registerRetire(dictionary);
}

function registerRename(dictionary: Command): void {
  dictionary
    .command('rename')
    .description('give an entry a new id; the old one stays as a redirect')
    .argument('<id>', 'the id it has')
    .argument('<new-id>', 'the id it gets')
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addHelpText('after', '\nExample:\n  shanshui dictionary rename li-auto lixiang')
    .action((from: string, to: string, options: DictionaryOptions) =>
      edit(options, (files) => renameEntry(files, from, to)),
    );
}

function registerMerge(dictionary: Command): void {
  dictionary
    .command('merge')
    .description('fold one entry into another: names and references follow, the old id stays as a redirect')
    .argument('<id>', 'the entry that ends')
    .argument('<into-id>', 'the entry that stays')
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addHelpText('after', '\nExample:\n  shanshui dictionary merge tongyi-lingma qwen')
    .action((from: string, into: string, options: DictionaryOptions) =>
      edit(options, (files) => mergeEntries(files, from, into)),
    );
}

function registerRetire(dictionary: Command): void {
  dictionary
    .command('retire')
    .description('take an entry out for good; its id is never used again')
    .argument('<id>', 'the entry that ends')
    .requiredOption('--reason <text>', 'why, in a few words')
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addHelpText('after', '\nExample:\n  shanshui dictionary retire glow --reason "was never a model"')
    .action((id: string, options: DictionaryOptions & { reason: string }) =>
      edit(options, (files) => retireEntry(files, id, options.reason)),
    );
}

function edit(
  options: DictionaryOptions,
  change: (files: readonly DictionaryFile[]) => DictionaryFile[],
): Promise<void> {
  const opened = openDictionary(options);
  return applyEdit(
    opened,
    editing(() => change(opened.files)),
  );
}
