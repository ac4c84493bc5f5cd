import type { Command } from 'commander';
import { stringify } from 'yaml';
import { nameOf } from '../../dictionary/check-references.ts';
import { surfaceKey } from '../../dictionary/check-surfaces.ts';
import type { ParsedEntry } from '../../dictionary/parse-file.ts';
import { WorkFailure } from '../failure.ts';
import { print } from '../output.ts';
import { type DictionaryOptions, type OpenDictionary, openDictionary } from './open-dictionary.ts';

const EXAMPLES = `
Examples:
  shanshui dictionary show 文心一言     by any name
  shanshui dictionary show qwen        by id, also one that was renamed`;

/** Every string below a value, for looking names up. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

const NAME_FIELDS = ['id', 'name', 'en', 'aliases', 'weak_aliases', 'surface', 'from', 'versions'];

function answersTo(each: ParsedEntry, key: string): boolean {
  const fields = each.value as Record<string, unknown>;
  return NAME_FIELDS.some((field) => strings(fields[field]).some((text) => surfaceKey(text) === key));
}

function refersTo(each: ParsedEntry, id: string): boolean {
  const { makers, parent, city, members, entries } = each.value as Record<string, unknown>;
  return strings([makers, parent, city, members, entries].filter((field) => field !== undefined)).includes(
    id,
  );
}

function entryText(each: ParsedEntry, { loaded }: OpenDictionary): string {
  const { id } = each.value as { id?: string };
  const users = id === undefined ? [] : loaded.parsed.filter((other) => refersTo(other, id)).map(nameOf);
  const shown = users.slice(0, 20).join(', ');
  const named =
    users.length === 0
      ? ''
      : `# named by ${shown}${users.length > 20 ? `, ${users.length - 20} more` : ''}\n`;
  return `# ${each.file}:${each.line}\n${stringify([each.value], { lineWidth: 0 })}${named}`;
}

/** `shanshui dictionary show NAME`: the entries that answer to a name or an id, and what refers to them. */
export function registerShow(dictionary: Command): void {
  dictionary
    .command('show')
    .description('show the entries that have this id or name, where they stand and what names them')
    .argument('<name>', 'an id, a name or an alias')
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, options: DictionaryOptions) => {
      const opened = openDictionary(options);
      const key = surfaceKey(opened.loaded.dictionary.redirects.get(name) ?? name);
      const found = opened.loaded.parsed.filter((each) => answersTo(each, key));
      if (found.length === 0) {
        throw new WorkFailure(`nothing is called ${name}; add it with shanshui dictionary add`);
      }
      await print(found.map((each) => entryText(each, opened)).join('\n'));
    });
}
