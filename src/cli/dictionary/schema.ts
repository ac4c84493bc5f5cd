import type { Command } from 'commander';
import { outdatedSchemas, writeDictionarySchemas } from '../../adapters/files/dictionary-write.ts';
import type { DictionaryProblem } from '../../dictionary/problem.ts';
import { print } from '../output.ts';
import { type DictionaryOptions, openDictionary } from './open-dictionary.ts';

/** Schema files for editors that are missing or out of date. */
export function schemaProblems(folder: string): DictionaryProblem[] {
  return outdatedSchemas(folder).map((file) => ({
    problem: 'format',
    file,
    line: 1,
    entry: null,
    message: 'the JSON Schema for editors is missing or out of date',
    remedy: 'run: shanshui dictionary schema',
  }));
}

/** `shanshui dictionary schema`: the JSON Schemas that editors use, written beside the dictionary. */
export function registerSchema(dictionary: Command): void {
  dictionary
    .command('schema')
    .description('write the JSON Schemas for editors, from the schemas that check uses')
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addHelpText('after', '\nExample:\n  shanshui dictionary schema')
    .action(async (options: DictionaryOptions) => {
      const { folder } = openDictionary(options);
      for (const path of writeDictionarySchemas(folder)) await print(`${path}\n`);
    });
}
