import { describe, expect, it } from 'vitest';
import { assembleDictionary } from '../../src/dictionary/assemble.ts';
import { placeFor } from '../../src/dictionary/place-entry.ts';
import { smallDictionary } from './small-dictionary.ts';

const loaded = assembleDictionary(
  smallDictionary({
    'companies/universities-world.yaml': '\n- {id: eth, name: 某理工, type: university, country: CH}\n',
  }),
  'v',
);
const named = { id: 'x', name: '某' };

describe('the file a new entry belongs in', () => {
  it.each([
    ['a model beside its maker’s', 'model', { ...named, makers: ['qinghe'] }, 'models/qinghe.yaml'],
    ['the first model of a maker', 'model', { ...named, makers: ['yuntu'] }, 'models/yuntu.yaml'],
    ['a model nobody made', 'model', { ...named, makers: [] }, 'models/unknown-makers.yaml'],
    ['a university', 'organization', { ...named, type: 'university' }, 'companies/universities.yaml'],
    [
      'a university abroad',
      'organization',
      { ...named, type: 'university', country: 'US' },
      'companies/universities-world.yaml',
    ],
    ['a public body', 'organization', { ...named, type: 'public_body' }, 'companies/public-bodies.yaml'],
    ['a subsidiary', 'organization', { ...named, type: 'company', parent: 'qinghe' }, 'companies/ai.yaml'],
    ['a company without a parent', 'organization', { ...named, type: 'company' }, undefined],
    [
      'a city of a province',
      'city',
      { ...named, level: 'prefecture', parent: 'zhejiang' },
      'cities/zhejiang.yaml',
    ],
    ['a city abroad', 'city', { ...named, level: 'world_city', country: 'FR' }, 'cities/world.yaml'],
    ['a country', 'city', { ...named, level: 'country', country: 'FR' }, 'cities/countries.yaml'],
  ] as const)('%s', (_what, kind, entry, path) => {
    expect(placeFor(kind, entry as never, loaded)).toBe(path);
  });
});
