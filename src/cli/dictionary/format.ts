import type { Command } from 'commander';
import { writeDictionaryFiles } from '../../adapters/files/dictionary-write.ts';
import { formatDictionaryFile } from '../../dictionary/format-file.ts';
import { print } from '../output.ts';
import { type DictionaryOptions, openDictionary } from './open-dictionary.ts';

/** `shanshui dictionary format`: the canonical order and form, comments kept. */
export function registerFormat(dictionary: Command): void {
  dictionary
    .command('format')
    .description('write every file in canonical form: header, order of entries and fields; comments stay')
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addHelpText('after', '\nExample:\n  shanshui dictionary format')
    .action(async (options: DictionaryOptions) => {
      const { folder, files } = openDictionary(options);
      const changed = files
        .map((file) => ({ path: file.path, text: formatDictionaryFile(file) }))
        .filter((file, at) => file.text !== files[at]?.text);
      writeDictionaryFiles(folder, changed);
      for (const { path } of changed) await print(`${path}\n`);
      await print(`${changed.length} of ${files.length} files changed\n`);
    });
}
