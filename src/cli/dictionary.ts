import type { Command } from 'commander';
import { registerAdd } from './dictionary/add.ts';
import { registerCheck } from './dictionary/check.ts';
import { registerEdit } from './dictionary/edit.ts';
import { registerExplain } from './dictionary/explain.ts';
import { registerFormat } from './dictionary/format.ts';
import { registerPreview } from './dictionary/preview.ts';
import { registerSchema } from './dictionary/schema.ts';
import { registerShow } from './dictionary/show.ts';
import { registerSuggest } from './dictionary/suggest.ts';

const EXAMPLES = `
Examples:
  shanshui dictionary check                        every problem at once, with its remedy
  shanshui dictionary show 通义千问                  what the dictionary says of a name
  shanshui dictionary explain "盘古开天地"           why a text names something, or nothing
  shanshui dictionary add model 问心 --id wenxin-legal --maker tsinghua`;

/** `shanshui dictionary`: what is known beforehand of models, organizations and places. */
export function registerDictionary(program: Command): void {
  const dictionary = program
    .command('dictionary')
    .description('look at, check and change the dictionary of models, organizations and places')
    .addHelpText('after', EXAMPLES);
  registerCheck(dictionary);
  registerFormat(dictionary);
  registerAdd(dictionary);
  registerEdit(dictionary);
  registerShow(dictionary);
  registerExplain(dictionary);
  registerPreview(dictionary);
  registerSuggest(dictionary);
  registerSchema(dictionary);
}
