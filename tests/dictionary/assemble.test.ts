import { describe, expect, it } from 'vitest';
import { assembleDictionary } from '../../src/dictionary/assemble.ts';
import { smallDictionary } from './small-dictionary.ts';

describe('building the dictionary', () => {
  const { dictionary, problems } = assembleDictionary(smallDictionary(), 'v1');

  it('has every entry, group, word, domain and redirect', () => {
    expect(problems).toEqual([]);
    expect([...dictionary.entries.keys()].sort()).toEqual([
      'hangzhou',
      'qinghe',
      'qingling',
      'qingyu',
      'yuntu',
      'zhejiang',
    ]);
    expect(dictionary.groups.map((group) => group.members)).toEqual([['qinghe', 'yuntu']]);
    expect(dictionary.ambiguous.map((word) => word.surface)).toEqual(['青语']);
    expect(dictionary.domains.map((domain) => domain.id)).toEqual(['law']);
    expect(dictionary.redirects.get('old-qinghe')).toBe('qinghe');
    expect(dictionary.version).toBe('v1');
  });

  it('lists each surface once, the canonical name first and weak ones marked', () => {
    const text = `
- id: xinghe
  name: 星禾
  en: Star
  aliases: [星禾智能, {name: 禾星, from: "2024"}]
  weak_aliases: [禾, Star]
  type: company
`;
    const entry = assembleDictionary(
      smallDictionary({ 'companies/ai.yaml': text }),
      'v',
    ).dictionary.entries.get('xinghe');
    expect(entry?.names).toEqual([
      { surface: '星禾', weak: false },
      { surface: '星禾智能', weak: false },
      { surface: '禾星', weak: false, from: '2024' },
      { surface: '禾', weak: true },
      { surface: 'Star', weak: true },
    ]);
  });

  it('dates the canonical name by the entry’s own fields', () => {
    const text =
      '\n- {id: xinghe, name: 星禾, aliases: [星禾AI], from: "2024-03", until: "2025", type: company}\n';
    const { entries } = assembleDictionary(smallDictionary({ 'companies/ai.yaml': text }), 'v').dictionary;
    expect(entries.get('xinghe')?.names).toEqual([
      { surface: '星禾', weak: false, from: '2024-03', until: '2025' },
      { surface: '星禾AI', weak: false },
    ]);
  });

  it('says where an id stands twice, and keeps the first', () => {
    const files = smallDictionary({
      'companies/b.yaml': '\n- {id: qinghe, name: 青禾二号, type: company}\n',
    });
    const result = assembleDictionary(files, 'v');
    expect(result.problems).toMatchObject([
      {
        problem: 'duplicate-id',
        file: 'companies/b.yaml',
        entry: 'qinghe',
        message: expect.stringContaining('companies/ai.yaml:'),
      },
    ]);
    expect(result.dictionary.entries.get('qinghe')?.name).toBe('青禾智能');
  });

  it('does not depend on the order of the files', () => {
    const turned = assembleDictionary([...smallDictionary()].reverse(), 'v1');
    expect([...turned.dictionary.entries]).toEqual([...dictionary.entries]);
  });
});
