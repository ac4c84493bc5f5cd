import { describe, expect, it } from 'vitest';
import { dateOf, instantOf, publishedOf } from '../../../src/web/pages/dates.ts';
import { sayIn } from '../../../src/web/pages/say.ts';

const zh = sayIn('zh');
const en = sayIn('en');
const plain = (markup: string): string => markup.replace(/<[^>]*>/g, '');

describe('dateOf', () => {
  it.each([
    ['2023-07-07', '2023年7月7日', '7 Jul 2023'],
    ['2023-07', '2023年7月 精确到月', 'Jul 2023 to the month'],
    ['2023', '2023年 精确到年', '2023 to the year'],
    ['2023-H1', '2023年上半年 精确到半年', 'H1 2023 to the half-year'],
    ['2023-Q2', '2023年第二季度 精确到季', 'Q2 2023 to the quarter'],
    ['2023-05/2023-06', '2023年5月至2023年6月 区间', 'May 2023 – Jun 2023 range'],
    [null, '时间不详', 'undated'],
    ['soon', 'soon', 'soon'],
  ])('%s is said with its precision', (value, chinese, english) => {
    expect(plain(dateOf(value, zh).markup)).toBe(chinese);
    expect(plain(dateOf(value, en).markup)).toBe(english);
  });

  it('gives machines only what HTML allows as a date', () => {
    expect(dateOf('2023-07', zh).markup).toContain('<time datetime="2023-07">');
    expect(dateOf('2023-H1', zh).markup).not.toContain('<time');
    expect(dateOf('"><script>', zh).markup).not.toContain('<script>');
  });
});

describe('instants', () => {
  it.each([
    [Date.parse('2023-07-06T16:30:00Z'), '7 Jul 2023 00:30'],
    [null, 'never'],
  ])('%s is told in China’s time', (at, expected) => {
    expect(plain(instantOf(at, en).markup)).toBe(expected);
  });

  it.each([
    ['2023-09-28T09:50:00+08:00', '28 Sep 2023 09:50'],
    ['2023-09-28', '28 Sep 2023'],
    ['2023-09', 'Sep 2023 to the month'],
    [null, 'undated'],
    ['no date at all', 'no date at'],
  ])('published %s is told as far as it is known', (text, expected) => {
    expect(plain(publishedOf(text, en).markup)).toBe(expected);
  });
});
