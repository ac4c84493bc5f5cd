import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDictionary, readDictionaryFiles } from '../src/adapters/files/dictionary-files.ts';
import { outdatedSchemas } from '../src/adapters/files/dictionary-write.ts';
import { checkTools } from '../src/cli/dictionary/open-dictionary.ts';
import { checkDictionary } from '../src/dictionary/check-dictionary.ts';
import type { Entry } from '../src/dictionary/entry.ts';
import type { NamedFileEntry } from '../src/dictionary/file-schemas.ts';

const folder = join(import.meta.dirname, '..', 'dictionaries');
const loaded = loadDictionary(folder);
const { entries } = loaded.dictionary;
const tools = checkTools(loaded);

function ofKind<K extends Entry['kind']>(kind: K): Extract<Entry, { kind: K }>[] {
  return [...entries.values()].filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
}

describe('the dictionaries of the project', () => {
  it('have no problem', () => {
    const problems = checkDictionary(loaded, readDictionaryFiles(folder), tools);
    expect(
      problems.map(({ file, line, message, remedy }) => `${file}:${line} ${message} (${remedy})`),
    ).toEqual([]);
  });

  it('come with schemas for editors that are up to date', () => {
    expect(outdatedSchemas(folder)).toEqual([]);
  });

  it('hold all provincial and prefecture-level units, and the cities of the news', () => {
    const count = (...levels: string[]) =>
      ofKind('city').filter((city) => levels.includes(city.level)).length;
    expect(count('municipality', 'province', 'autonomous_region', 'sar')).toBe(34);
    expect(count('prefecture')).toBe(333);
    expect(count('taiwan_city')).toBeGreaterThanOrEqual(9);
    expect(count('world_city')).toBeGreaterThanOrEqual(70);
  });

  it('know who made each model, and where organizations are', () => {
    const models = ofKind('model');
    const organizations = ofKind('organization');
    expect(models.length).toBeGreaterThan(400);
    expect(organizations.length).toBeGreaterThan(1000);
    expect(models.filter((model) => model.makers.length === 0).length / models.length).toBeLessThan(0.02);
    const placed = organizations.filter((organization) => organization.city !== undefined);
    expect(placed.length / organizations.length).toBeGreaterThan(0.7);
  });

  it('keep versions beneath their family', () => {
    const alone = ofKind('model').filter((model) =>
      ofKind('model').some((family) => family.versions.some((version) => version.names.includes(model.name))),
    );
    expect(alone.map((model) => model.name)).toEqual([]);
  });
});

const sentences = loaded.parsed.flatMap((each) => {
  if (
    each.kind === 'ambiguous' ||
    each.kind === 'group' ||
    each.kind === 'domain' ||
    each.kind === 'redirect'
  )
    return [];
  const { id, examples = [], counterexamples = [] } = each.value as NamedFileEntry;
  return [
    ...examples.map((sentence) => ({ id, sentence, found: true })),
    ...counterexamples.map((sentence) => ({ id, sentence, found: false })),
  ];
});

describe('the examples of the dictionaries, through the real matcher', () => {
  it('are there', () => {
    expect(sentences.length).toBeGreaterThan(40);
  });

  it.each(sentences)('$id in “$sentence”: $found', ({ id, sentence, found }) => {
    expect(tools.entitiesIn?.(sentence).has(id)).toBe(found);
  });
});
