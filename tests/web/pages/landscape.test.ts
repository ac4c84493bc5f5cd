import { describe, expect, it } from 'vitest';
import type { LandscapeValue } from '../../../src/landscape/landscape-value.ts';
import type { EntityReference } from '../../../src/landscape/statement.ts';
import { countByMonth, countModels } from '../../../src/web/pages/landscape/counts.ts';
import { dayOfNumber } from '../../../src/web/pages/landscape/day-slider.ts';
import { isWanted, NO_FILTERS } from '../../../src/web/pages/landscape/filters.ts';
import { rowsOfKind, snapshotOf } from '../../../src/web/pages/landscape/snapshot.ts';

const model = (id: string): EntityReference => ({ kind: 'model', entityId: id, name: `模型${id}` });
const maker = (id: string): EntityReference => ({ kind: 'organization', entityId: id, name: `公司${id}` });
const city = (id: string): EntityReference => ({ kind: 'city', entityId: id, name: id });

function value(
  subject: EntityReference,
  property: string,
  said: LandscapeValue['value'],
  more: Partial<LandscapeValue> = {},
): LandscapeValue {
  return {
    subject,
    property,
    value: said,
    validFrom: null,
    standing: 'held',
    origin: 'press',
    articles: 1,
    sources: 1,
    confidence: 0.8,
    firstPublishedOn: '2023-07-07',
    lastPublishedOn: '2023-07-07',
    evidence: [],
    ...more,
  };
}

const VALUES: readonly LandscapeValue[] = [
  value(model('a'), 'developer', maker('x')),
  value(model('a'), 'developer', maker('y')),
  value(model('a'), 'city', city('beijing'), { articles: 5 }),
  value(model('a'), 'category', 'general'),
  value(model('a'), 'category', 'vertical', { standing: 'rival' }),
  value(model('a'), 'release_date', '2023-03-16'),
  value(model('a'), 'release_date', '2023-10-17'),
  value(model('b'), 'city', city('beijing'), { standing: 'planned' }),
  value(model('b'), 'domain', '医疗'),
  value(model('b'), 'release_date', '2023-05'),
  value(model('b'), 'open_source', true),
  value(model('c'), 'release_date', '2023'),
];

describe('a snapshot', () => {
  const snapshot = snapshotOf(VALUES);

  it('holds everybody who is a subject or a held value, the most reported first', () => {
    expect(rowsOfKind(snapshot, 'model').map(({ key }) => key)).toEqual(['model:a', 'model:b', 'model:c']);
    expect(rowsOfKind(snapshot, 'organization').map(({ key }) => key)).toEqual([
      'organization:x',
      'organization:y',
    ]);
    expect(rowsOfKind(snapshot, 'city').map(({ key }) => key)).toEqual(['city:beijing']);
  });

  it('counts held values only, a model of two makers for each', () => {
    const counts = countModels(rowsOfKind(snapshot, 'model'));
    const table = (list: readonly { value: string; models: number }[]) =>
      list.map((one) => [one.value, one.models]);
    expect(table(counts.byCity)).toEqual([['city:beijing', 1]]);
    expect(table(counts.byMaker)).toEqual([
      ['organization:x', 1],
      ['organization:y', 1],
    ]);
    expect(table(counts.byCategory)).toEqual([
      ['unknown', 2],
      ['general', 1],
    ]);
    expect(table(counts.byDomain)).toEqual([['医疗', 1]]);
  });

  it('counts first releases by month, empty months between them included', () => {
    expect(countByMonth(rowsOfKind(snapshot, 'model'))).toEqual([
      { month: '2023-03', general: 1, vertical: 0, unknown: 0 },
      { month: '2023-04', general: 0, vertical: 0, unknown: 0 },
      { month: '2023-05', general: 0, vertical: 0, unknown: 1 },
    ]);
    expect(countByMonth([])).toEqual([]);
  });

  it.each([
    [{}, ['a', 'b', 'c']],
    [{ city: 'city:beijing' }, ['a']],
    [{ maker: 'organization:y' }, ['a']],
    [{ category: 'unknown' }, ['b', 'c']],
    [{ domain: '医疗' }, ['b']],
    [{ released: '2023-05' }, ['b']],
    [{ released: '2023' }, ['a', 'b', 'c']],
    [{ name: '模型C' }, ['c']],
    [{ city: 'city:beijing', domain: '医疗' }, []],
  ])('narrowed by %j it lists %j', (filters, expected) => {
    const wanted = rowsOfKind(snapshot, 'model').filter((row) =>
      isWanted(row, { ...NO_FILTERS, ...filters }),
    );
    expect(wanted.map(({ entity }) => entity.entityId)).toEqual(expected);
  });
});

describe('the slider’s number of days', () => {
  it.each([
    ['19545', '2023-07-07'],
    ['0', '1970-01-01'],
    ['', null],
    ['-3', null],
    ['1e9', null],
    ['99999999', null],
  ])('%s is %s', (text, day) => {
    expect(dayOfNumber(text)).toBe(day);
  });
});
