import { describe, expect, it } from 'vitest';
import {
  ambiguousSchema,
  citySchema,
  fileKind,
  groupSchema,
  modelSchema,
  modelVersionSchema,
  organizationSchema,
  redirectSchema,
} from '../../src/dictionary/file-schemas.ts';

const model = { id: 'qingling', name: '青翎', makers: ['qinghe'] };
const organization = { id: 'qinghe', name: '青禾智能', type: 'company' };
const city = { id: 'hangzhou', name: '杭州', level: 'prefecture' };

describe('what an entry may say', () => {
  it.each([
    ['the least model', modelSchema, model],
    [
      'a model with dated aliases',
      modelSchema,
      { ...model, aliases: ['青翎AI', { name: '小翎', from: '2024-09' }] },
    ],
    ['a model with versions', modelSchema, { ...model, versions: [{ version: '2.0', names: ['青翎2.0'] }] }],
    [
      'a dated version',
      modelVersionSchema,
      { version: 'V3', released: '2024-12-26', source: 'release notes' },
    ],
    ['the least organization', organizationSchema, organization],
    ['a place with coordinates', citySchema, { ...city, code: '330100', latitude: 30.3, longitude: 120.2 }],
    ['a group', groupSchema, { id: 'two', name: '双星', kind: 'city', members: ['a', 'b'], expands: false }],
    [
      'a word that is never a name',
      ambiguousSchema,
      { surface: '重大', entries: [], otherwise: '形容词', strategy: 'never' },
    ],
    ['a retired id', redirectSchema, { from: 'old', reason: 'was no model' }],
  ])('accepts %s', (_what, schema, value) => {
    expect(schema.safeParse(value).success).toBe(true);
  });

  it.each([
    ['an unknown field', modelSchema, { ...model, maker: 'qinghe' }, 'maker'],
    ['an id with capitals', modelSchema, { ...model, id: 'QingLing' }, 'id'],
    ['an id that ends in a hyphen', modelSchema, { ...model, id: 'qing-' }, 'id'],
    ['a model without makers', modelSchema, { id: 'a', name: '青' }, 'makers'],
    ['a version that YAML read as a number', modelVersionSchema, { version: 2.0 }, 'version'],
    ['a date in words', modelVersionSchema, { version: '2', released: '2024年' }, 'released'],
    ['an unknown type', organizationSchema, { ...organization, type: 'startup' }, 'type'],
    ['a country by name', organizationSchema, { ...organization, country: 'China' }, 'country'],
    ['an unknown level', citySchema, { ...city, level: 'town' }, 'level'],
    ['a code with five digits', citySchema, { ...city, code: '33010' }, 'code'],
    ['a latitude off the globe', citySchema, { ...city, latitude: 130 }, 'latitude'],
    [
      'an unknown strategy',
      ambiguousSchema,
      { surface: '星', entries: [], otherwise: '星', strategy: 'maybe' },
      'strategy',
    ],
    ['a redirect without a reason', redirectSchema, { from: 'a', to: 'b' }, 'reason'],
  ])('refuses %s', (_what, schema, value, field) => {
    const result = schema.safeParse(value);
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toContain(field);
  });
});

describe('the kind of a file by its path', () => {
  it.each([
    ['models/baidu.yaml', 'model'],
    ['companies/public-bodies.yaml', 'organization'],
    ['cities/zhejiang.yaml', 'city'],
    ['groups.yaml', 'group'],
    ['redirects.yaml', 'redirect'],
    ['models/Baidu.yaml', undefined],
    ['models/a/b.yaml', undefined],
    ['notes.yaml', undefined],
    ['models/baidu.yml', undefined],
  ])('%s is %s', (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });
});
