import { type Command, Option } from 'commander';
import { addToFile } from '../../dictionary/edit-files.ts';
import { CITY_LEVELS, ORGANIZATION_TYPES } from '../../dictionary/file-schemas.ts';
import { placeFor } from '../../dictionary/place-entry.ts';
import { WrongUse } from '../failure.ts';
import { applyEdit } from './edit.ts';
import { completeDraft, type Draft, entryFrom, type NewKind } from './new-entry.ts';
import { type DictionaryOptions, editing, openDictionary } from './open-dictionary.ts';

interface Options extends DictionaryOptions {
  file?: string;
  [field: string]: unknown;
}

const collect = (value: string, before: readonly string[] = []) => [...before, value];

/** Flag by flag: the option's name in commander, and the field of the file it fills. */
const FIELDS: Readonly<Record<string, string>> = {
  id: 'id',
  en: 'en',
  alias: 'aliases',
  weakAlias: 'weak_aliases',
  weakName: 'weak_name',
  maker: 'makers',
  category: 'category',
  domain: 'domains',
  modality: 'modalities',
  openSource: 'open_source',
  parent: 'parent',
  type: 'type',
  city: 'city',
  country: 'country',
  level: 'level',
  code: 'code',
  example: 'examples',
  counterexample: 'counterexamples',
};

function draftOf(name: string, options: Options): Draft {
  const draft: Draft = { name };
  for (const [option, field] of Object.entries(FIELDS)) {
    if (options[option] !== undefined) draft[field] = options[option];
  }
  const cues = { for: options.cue, against: options.cueAgainst };
  if (cues.for !== undefined || cues.against !== undefined) {
    draft.cues = Object.fromEntries(Object.entries(cues).filter(([, words]) => words !== undefined));
  }
  if (typeof options.source === 'string') draft.sources = { entry: options.source };
  return draft;
}

async function add(kind: NewKind, name: string, options: Options): Promise<void> {
  const opened = openDictionary(options);
  const entry = entryFrom(kind, await completeDraft(kind, draftOf(name, options)));
  const fileKind = kind === 'company' ? 'organization' : kind;
  const path = options.file ?? placeFor(fileKind, entry, opened.loaded);
  if (path === undefined) {
    throw new WrongUse(
      `which sector? add --file companies/SECTOR.yaml, for instance ${sectors(opened.loaded.parsed).join(', ')}`,
    );
  }
  await applyEdit(opened, [editing(() => addToFile(opened.files, path, entry))]);
}

function sectors(parsed: readonly { readonly file: string }[]): string[] {
  const files = new Set(parsed.map(({ file }) => file).filter((file) => file.startsWith('companies/')));
  return [...files].sort().slice(0, 40);
}

function common(command: Command): Command {
  return command
    .argument('<name>', 'canonical name: simplified Chinese, or Latin where that is the usual one')
    .option('--id <id>', 'stable id: lower-case letters, digits, hyphens')
    .option('--en <name>', 'English name')
    .option('--alias <name>', 'another name (may be given several times)', collect)
    .option('--weak-alias <name>', 'a name that needs a cue (several times)', collect)
    .option('--weak-name', 'the canonical name itself needs a cue')
    .option('--cue <word>', 'a word near that speaks for it (several times)', collect)
    .option('--cue-against <word>', 'a word near that speaks against it (several times)', collect)
    .option('--example <sentence>', 'a sentence of your own that means it (several times)', collect)
    .option('--counterexample <sentence>', 'a sentence of your own that does not (several times)', collect)
    .option('--source <source>', 'where the facts come from, when they are not common knowledge')
    .option('--file <path>', 'the file to put it in, instead of the usual place')
    .option('--dictionaries <folder>', 'the dictionary folder');
}

/** `shanshui dictionary add model | company | city`: a new entry, put in its place and checked. */
export function registerAdd(dictionary: Command): void {
  const adding = dictionary
    .command('add')
    .description('add an entry: asks for what no flag gives, puts it in its place, checks it');
  registerAddModel(adding);
  registerAddCompany(adding);
  registerAddCity(adding);
}

function registerAddModel(adding: Command): void {
  common(adding.command('model').description('add a model, a family or an assistant'))
    .option('--maker <id>', 'organization id, the main maker first (several times)', collect)
    .addOption(new Option('--category <category>', 'what it is for').choices(['general', 'vertical']))
    .option('--domain <id>', 'domain of a vertical model (several times)', collect)
    .option('--modality <word>', 'text, image, video, … (several times)', collect)
    .option('--open-source', 'its weights are open')
    .option('--parent <id>', 'the model it was built from')
    .addHelpText(
      'after',
      '\nExample:\n  shanshui dictionary add model 问心 --id wenxin-legal --maker tsinghua --category vertical --domain law --weak-name --cue 法律大模型',
    )
    .action((name: string, options: Options) => add('model', name, options));
}

function registerAddCompany(adding: Command): void {
  common(adding.command('company').description('add an organization of any type'))
    .addOption(new Option('--type <type>', 'what kind of organization').choices(ORGANIZATION_TYPES))
    .option('--parent <id>', 'the organization it belongs to')
    .option('--city <id>', 'headquarters, a city id')
    .option('--country <code>', 'ISO 3166-1 alpha-2; CN when left out')
    .addHelpText(
      'after',
      '\nExample:\n  shanshui dictionary add company 青禾智能 --id qinghe --type company --city hangzhou --file companies/ai.yaml',
    )
    .action((name: string, options: Options) => add('company', name, options));
}

function registerAddCity(adding: Command): void {
  common(adding.command('city').description('add a place'))
    .addOption(new Option('--level <level>', 'administrative level').choices(CITY_LEVELS))
    .option('--parent <id>', 'the province or city it lies in')
    .option('--code <code>', 'GB/T 2260 code, six digits')
    .option('--country <code>', 'ISO 3166-1 alpha-2; CN when left out')
    .addHelpText(
      'after',
      '\nExample:\n  shanshui dictionary add city 太仓 --id taicang --level county_city --parent suzhou --alias 太仓市',
    )
    .action((name: string, options: Options) => add('city', name, options));
}
