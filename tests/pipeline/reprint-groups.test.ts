import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/article/near-duplicates.ts';
import { leadersOf } from '../../src/pipeline/reprint-groups.ts';

const FORM = fingerprint(
  '本月全市规模以上软件企业实现收入若干亿元，同比有所增长，其中人工智能企业贡献最大。',
);

const article = (articleId: string, publishedAt: string | null) => ({
  articleId,
  publishedAt,
  fingerprint: FORM,
  duplicateOf: null,
});

describe('a group of reprints', () => {
  it.each([
    ['days apart', '2024-03-01', '2024-03-04T09:00:00+08:00', 'a'],
    ['a month apart, as figures that fill a form', '2024-03-01', '2024-04-01', null],
    ['a week apart', '2024-03-01', '2024-03-08', null],
    ['of a month without a day', '2024-03', '2024-04-20', 'a'],
    ['of no known day', '2024-03-01', null, 'a'],
  ])('takes texts %s: %s and %s', (_, first, second, leader) => {
    const leaders = leadersOf([article('a', first), article('b', second)]);
    expect(leaders.get('b')).toBe(leader);
  });
});
