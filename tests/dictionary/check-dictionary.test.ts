import { describe, expect, it } from 'vitest';
import { assembleDictionary } from '../../src/dictionary/assemble.ts';
import { type CheckTools, checkDictionary } from '../../src/dictionary/check-dictionary.ts';
import { smallDictionary } from './small-dictionary.ts';

const ORDINARY: Readonly<Record<string, number>> = { 从容: 300, 云雀: 40 };
const tools: CheckTools = {
  ordinaryFrequency: (word) => ORDINARY[word] ?? 0,
  simplify: (text) => text.replaceAll('雲', '云').replaceAll('（', '(').replaceAll('）', ')'),
};

function check(changes: Readonly<Record<string, string>>, more: Partial<CheckTools> = {}) {
  const files = smallDictionary(changes);
  return checkDictionary(assembleDictionary(files, 'v'), files, { ...tools, ...more });
}

const company = (fields: string) => `\n- {id: other, name: 它山科技, type: company${fields}}\n`;

describe('checking a dictionary', () => {
  it('finds nothing in a sound one', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    ['an unknown field', 'schema', { 'companies/b.yaml': company(', founded: "2019"') }, 'other'],
    [
      'an id that stands twice',
      'duplicate-id',
      { 'companies/b.yaml': '\n- {id: yuntu, name: 云图, type: company}\n' },
      'yuntu',
    ],
    [
      'a maker that is not there',
      'dangling-reference',
      { 'models/b.yaml': '\n- {id: m, name: 墨言, makers: [nobody]}\n' },
      'm',
    ],
    [
      'a maker that is a place',
      'dangling-reference',
      { 'models/b.yaml': '\n- {id: m, name: 墨言, makers: [hangzhou]}\n' },
      'm',
    ],
    [
      'a city that is not there',
      'dangling-reference',
      { 'companies/b.yaml': company(', city: atlantis') },
      'other',
    ],
    [
      'a group with a stranger',
      'dangling-reference',
      { 'groups.yaml': '\n- {id: g, name: 双星, kind: organization, members: [hangzhou], expands: true}\n' },
      'g',
    ],
    [
      'a redirect to nowhere',
      'dangling-reference',
      { 'redirects.yaml': '\n- {from: a, to: b, reason: renamed}\n' },
      'a',
    ],
    [
      'an id used again',
      'reused-id',
      { 'redirects.yaml': '\n- {from: yuntu, to: qinghe, reason: merged}\n' },
      'yuntu',
    ],
    [
      'one surface with two entries',
      'shared-surface',
      { 'companies/b.yaml': company(', aliases: [云途科技]') },
      'other',
    ],
    [
      'the same surface in other letters',
      'shared-surface',
      { 'companies/b.yaml': company(', aliases: [qinghe-ai]') },
      'other',
    ],
    [
      'an alias that is an ordinary word',
      'ordinary-word',
      { 'companies/b.yaml': company(', aliases: [从容]') },
      'other',
    ],
    [
      'an alias that stands twice',
      'repeated-surface',
      { 'companies/b.yaml': company(', aliases: [它山, 它山]') },
      'other',
    ],
    [
      'an alias in traditional script',
      'not-simplified',
      { 'companies/b.yaml': company(', aliases: [它山雲]') },
      'other',
    ],
    [
      'an alias in full width',
      'not-simplified',
      { 'companies/b.yaml': company(', aliases: [它山（杭州）]') },
      'other',
    ],
    [
      'a cue that is part of the name',
      'unreachable-cue',
      { 'companies/b.yaml': company(', cues: {for: [它山]}') },
      'other',
    ],
    [
      'a release date without a source',
      'missing-source',
      {
        'models/b.yaml':
          '\n- {id: m, name: 墨言, makers: [qinghe], versions: [{version: "1", released: "2024"}]}\n',
      },
      'm',
    ],
  ] as const)('finds %s', (_what, problem, changes, entry) => {
    const found = check(changes);
    expect(found.map((each) => each.problem)).toEqual([problem]);
    expect(found[0]).toMatchObject({ entry, file: expect.stringMatching(/\.yaml$/) });
    expect(found[0]?.line).toBeGreaterThan(1);
    expect(found[0]?.remedy.length).toBeGreaterThan(10);
  });

  it.each([
    ['cues tell them apart', { 'companies/b.yaml': company(', aliases: [云途科技], cues: {for: [地图]}') }],
    ['a row in ambiguous.yaml decides', { 'companies/b.yaml': company(', aliases: [青语]') }],
    [
      'a model shares its maker’s name',
      { 'models/b.yaml': '\n- {id: m, name: 云途科技, makers: [yuntu]}\n' },
    ],
    ['a weak name stands beside a strong one', { 'companies/b.yaml': company(', weak_aliases: [云途科技]') }],
    ['a plain word is marked weak', { 'companies/b.yaml': company(', weak_aliases: [从容]') }],
    [
      'a plain word means only this entity',
      { 'companies/b.yaml': company(', aliases: [云雀], distinctive: [云雀]') },
    ],
    ['an English name is marked weak', { 'companies/b.yaml': company(', en: Star, weak_aliases: [Star]') }],
  ])('accepts a surface when %s', (_what, changes) => {
    expect(check(changes)).toEqual([]);
  });

  it('finds files that are not in canonical order or form', () => {
    const [first, ...others] = smallDictionary();
    if (first === undefined) throw new Error('no files');
    const blocks = first.text.split('\n\n');
    const turned = {
      path: first.path,
      text: `${[blocks[0], blocks[2]?.trimEnd(), blocks[1]].join('\n\n')}\n`,
    };
    const loose = { path: first.path, text: first.text.replace('[青禾智能科技]', '[ 青禾智能科技 ]') };
    const problems = [turned, loose].map((file) => {
      const files = [file, ...others];
      return checkDictionary(assembleDictionary(files, 'v'), files, tools);
    });
    expect(problems.map((found) => found.map((each) => each.problem))).toEqual([['unsorted'], ['format']]);
    expect(problems[1]?.[0]?.line).toBe(
      loose.text.split('\n').findIndex((line) => line.includes('[ 青')) + 1,
    );
  });

  it('runs examples and counterexamples through the matcher that it is given', () => {
    const entitiesIn = (sentence: string) => new Set(sentence.includes('它山') ? ['other'] : []);
    const found = check(
      {
        'companies/b.yaml': company(
          ', examples: [它山科技发布新品, 别家发布新品], counterexamples: [它山之石可以攻玉, 山石]',
        ),
      },
      { entitiesIn },
    );
    expect(found.map(({ problem, message }) => [problem, message])).toEqual([
      ['example', 'other is not found in its example “别家发布新品”'],
      ['example', 'other is found in its counterexample “它山之石可以攻玉”'],
    ]);
  });
});
