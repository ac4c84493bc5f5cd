import type { Command } from 'commander';
import { parse } from 'yaml';
import { readConfig } from '../../config.ts';
import { addToFile } from '../../dictionary/edit-files.ts';
import { placeFor } from '../../dictionary/place-entry.ts';
import { loadKnowledge } from '../../load-knowledge.ts';
import { type CandidateSighting, type Suggestion, suggestEntries } from '../../mention/suggest.ts';
import { WorkFailure, WrongUse } from '../failure.ts';
import { type Format, formatOption, print, render } from '../output.ts';
import { applyEdit } from './edit.ts';
import { entryFrom } from './new-entry.ts';
import { type DictionaryOptions, editing, openDictionary } from './open-dictionary.ts';
import { sightingsInFiles, sightingsInStore } from './sightings.ts';

interface Options extends DictionaryOptions {
  readonly data?: string;
  readonly limit: string;
  readonly format: Format;
  readonly accept?: string;
  readonly id?: string;
  readonly maker?: string;
  readonly file?: string;
}

const EXAMPLES = `
Examples:
  shanshui dictionary suggest                                     over all stored articles
  shanshui dictionary suggest archive.ndjson.gz --limit 50        over articles in files
  shanshui dictionary suggest --accept 青翎 --id qingling --maker qinghe   put one into the dictionary`;

const NEW_KIND = { model: 'model', organization: 'company', city: 'city' } as const;

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new WrongUse(`--limit ${text}: give a whole number from 1`);
}

function suggestionText({
  name,
  kind,
  maker,
  articles,
  sources,
  reasons,
  contexts,
  entry,
}: Suggestion): string {
  const seen = `${articles} article${articles === 1 ? '' : 's'}, ${sources} source${sources === 1 ? '' : 's'}`;
  const lines = [`${name}: ${kind}${maker === null ? '' : ` by ${maker}`}, ${seen} (${reasons.join('; ')})`];
  for (const context of contexts) lines.push(`    … ${context.replace(/\s+/g, ' ')} …`);
  return `${lines.join('\n')}\n${entry}`;
}

async function accept(suggestions: readonly Suggestion[], name: string, options: Options): Promise<void> {
  const suggestion = suggestions.find((each) => each.name === name);
  if (suggestion === undefined) {
    throw new WorkFailure(`${name} is not among the suggestions: add it with shanshui dictionary add`);
  }
  const opened = openDictionary(options);
  const [draft] = parse(suggestion.entry) as [Record<string, unknown>];
  const makers =
    options.maker === undefined ? (Array.isArray(draft.makers) ? draft.makers : []) : [options.maker];
  const known = makers.filter((id) => opened.loaded.dictionary.entries.has(String(id)));
  const entry = entryFrom(NEW_KIND[suggestion.kind], {
    ...draft,
    ...(draft.makers === undefined ? {} : { makers: known }),
    ...(options.id === undefined ? {} : { id: options.id }),
    sources: {
      entry: `named in ${suggestion.articles} articles, first ${suggestion.firstSeen ?? 'undated'}`,
    },
  });
  const path = options.file ?? placeFor(suggestion.kind, entry, opened.loaded);
  if (path === undefined) throw new WrongUse('which sector? add --file companies/SECTOR.yaml');
  await applyEdit(opened, [editing(() => addToFile(opened.files, path, entry))]);
}

/** `shanshui dictionary suggest`: names that articles have and the dictionary lacks, the best first. */
export function registerSuggest(dictionary: Command): void {
  dictionary
    .command('suggest')
    .description('rank the names that articles have and the dictionary lacks, each as an entry to paste')
    .argument('[file...]', 'articles to look through instead of the stored ones, - for standard input')
    .option('--limit <number>', 'how many to show', '20')
    .option('--accept <name>', 'put this suggestion into the dictionary')
    .option('--id <id>', 'the id of the accepted entry')
    .option('--maker <id>', 'who made the accepted model, where the articles do not tell')
    .option('--file <path>', 'the file of the accepted entry, instead of the usual place')
    .option('--data <folder>', 'where the store lies')
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(suggest);
}

async function suggest(files: readonly string[], options: Options): Promise<void> {
  const knowledge = loadKnowledge(readConfig({ dictionaries: options.dictionaries }));
  const limit = limitOf(options.limit);
  const sightings: CandidateSighting[] =
    files.length > 0 ? await sightingsInFiles(files, knowledge) : await sightingsInStore(options);
  const all = options.accept === undefined ? limit : Number.POSITIVE_INFINITY;
  const suggestions = suggestEntries(sightings, knowledge.dictionary, all);
  if (options.accept !== undefined) return accept(suggestions, options.accept, options);
  if (options.format === 'table') {
    const text = suggestions.map(suggestionText).join('\n');
    return print(text === '' ? 'no article names anything that the dictionary lacks\n' : text);
  }
  return print(
    await render(
      suggestions.map((suggestion) => ({ ...suggestion })),
      options.format,
    ),
  );
}
