import { expect, it } from 'vitest';
import type { LandscapeValue, Standing } from '../../src/landscape/landscape-value.ts';
import { countForReading, countModels, countSubjects } from '../../src/landscape/statistics.ts';

function value(
  model: string,
  property: string,
  held: LandscapeValue['value'],
  standing: Standing = 'held',
): LandscapeValue {
  return {
    subject: { kind: 'model', entityId: model, name: model },
    property,
    value: held,
    validFrom: null,
    standing,
    origin: 'press',
    articles: 1,
    sources: 1,
    confidence: 0.8,
    firstPublishedOn: '2024-05-01',
    lastPublishedOn: '2024-05-01',
    evidence: [],
  };
}

const VALUES: readonly LandscapeValue[] = [
  value('qingshan', 'category', 'general'),
  value('qingshan', 'open_source', true),
  value('qingshan', 'release_date', '2023-11'),
  value('qingshan', 'release_date', '2023-05-02'),
  value('mingjing', 'category', 'vertical'),
  value('mingjing', 'domain', '医疗'),
  value('mingjing', 'category', 'general', 'rival'),
  value('luhai', 'category', 'vertical'),
  value('luhai', 'release_date', '2024'),
  value('luhai', 'filing_status', '通过备案', 'planned'),
];

const rows = (by: string) =>
  countForReading(VALUES)
    .filter((count) => count.by === by)
    .map(({ value: name, models }) => `${name} ${models}`);

it('counts models by held values only, and names what nothing is known of', () => {
  expect(rows('category')).toEqual(['vertical 2', 'general 1']);
  expect(rows('domain')).toEqual(['医疗 1', 'unknown 1']);
  expect(rows('open')).toEqual(['yes 1', 'unknown 2']);
  expect(rows('filing')).toEqual(['unknown 3']);
  expect(rows('city')).toEqual(['unknown 3']);
});

it('counts a model in the period of its first release', () => {
  expect(rows('year of release')).toEqual(['2023 1', '2024 1']);
  expect(rows('quarter of release')).toEqual(['2023-Q2 1']);
});

it('gives programs the counts without what is unknown', () => {
  expect(countModels(VALUES).map((count) => `${count.by} ${count.value} ${count.models}`)).toEqual([
    'category vertical 2',
    'category general 1',
    'domain 医疗 1',
    'year of release 2023 1',
    'year of release 2024 1',
  ]);
});

it('counts subjects of held values', () => {
  expect(countSubjects(VALUES)).toEqual({ model: 3, organization: 0, city: 0 });
  expect(countForReading([])).toEqual([]);
});
