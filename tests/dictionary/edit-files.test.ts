import { describe, expect, it } from 'vitest';
import { assembleDictionary } from '../../src/dictionary/assemble.ts';
import { addToFile, mergeEntries, renameEntry, retireEntry } from '../../src/dictionary/edit-files.ts';
import type { ModelEntry } from '../../src/dictionary/entry.ts';
import type { DictionaryFile } from '../../src/dictionary/parse-file.ts';
import { smallDictionary } from './small-dictionary.ts';

function loadedAfter(changed: readonly DictionaryFile[]) {
  const paths = new Set(changed.map((file) => file.path));
  const files = [...smallDictionary().filter((file) => !paths.has(file.path)), ...changed];
  const loaded = assembleDictionary(files, 'v');
  expect(loaded.problems).toEqual([]);
  return loaded;
}

describe('editing dictionary files', () => {
  it('adds an entry in its order, also to a file that is new', () => {
    const entry = { id: 'moyan', name: '墨言', makers: ['qinghe'] };
    const beside = addToFile(smallDictionary(), 'models/qinghe.yaml', entry);
    expect(beside.text.indexOf('moyan')).toBeLessThan(beside.text.indexOf('qingling'));
    const fresh = addToFile(smallDictionary(), 'models/new.yaml', entry);
    expect(fresh.text).toMatch(/^# yaml-language-server[\s\S]*\n- id: moyan\n/);
    expect(loadedAfter([fresh]).dictionary.entries.get('moyan')?.name).toBe('墨言');
  });

  it('renames an entry wherever it is named and keeps the old id', () => {
    const { dictionary } = loadedAfter(renameEntry(smallDictionary(), 'qinghe', 'qinghe-ai'));
    expect(dictionary.entries.has('qinghe')).toBe(false);
    expect((dictionary.entries.get('qingling') as ModelEntry).makers).toEqual(['qinghe-ai']);
    expect(dictionary.groups[0]?.members).toEqual(['qinghe-ai', 'yuntu']);
    expect([...dictionary.redirects]).toEqual([
      ['old-qinghe', 'qinghe-ai'],
      ['qinghe', 'qinghe-ai'],
    ]);
  });

  it('merges names and references, and leaves no id twice in a list', () => {
    const { dictionary } = loadedAfter(mergeEntries(smallDictionary(), 'yuntu', 'qinghe'));
    expect(dictionary.entries.get('qinghe')?.names.map((name) => name.surface)).toEqual([
      '青禾智能',
      '青禾智能科技',
      '云途科技',
      'Qinghe AI',
    ]);
    expect(dictionary.groups[0]?.members).toEqual(['qinghe']);
    expect(dictionary.redirects.get('yuntu')).toBe('qinghe');
  });

  it('retires an entry that nothing names, for ever', () => {
    const loaded = loadedAfter(
      retireEntry(smallDictionary({ 'groups.yaml': '' }), 'yuntu', 'closed').concat({
        path: 'groups.yaml',
        text: '',
      }),
    );
    expect(loaded.dictionary.entries.has('yuntu')).toBe(false);
    expect([...loaded.retired]).toEqual(['yuntu']);
  });

  it.each([
    ['a rename to an id in use', () => renameEntry(smallDictionary(), 'qinghe', 'yuntu'), /another entry/],
    [
      'a rename to an id given up',
      () => renameEntry(smallDictionary(), 'yuntu', 'old-qinghe'),
      /another entry/,
    ],
    ['an unknown id', () => renameEntry(smallDictionary(), 'nobody', 'x'), /no entry has the id nobody/],
    [
      'merging a model into a company',
      () => mergeEntries(smallDictionary(), 'qingling', 'qinghe'),
      /is a model and qinghe/,
    ],
    ['merging into itself', () => mergeEntries(smallDictionary(), 'qinghe', 'qinghe'), /itself/],
    ['retiring what others name', () => retireEntry(smallDictionary(), 'qinghe', 'x'), /qingling, qingyu/],
    [
      'editing a broken file',
      () => renameEntry([...smallDictionary(), { path: 'models/x.yaml', text: '- [' }], 'qinghe', 'x'),
      /models\/x\.yaml/,
    ],
  ])('refuses %s', (_what, edit, message) => {
    expect(edit).toThrow(message);
  });
});
