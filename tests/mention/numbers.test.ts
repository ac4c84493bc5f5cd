import { describe, expect, it } from 'vitest';
import { chineseNumber, readNumber, scaleOf } from '../../src/mention/numbers.ts';

describe('chineseNumber', () => {
  it.each([
    ['零', 0],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十五', 35],
    ['一百零五', 105],
    ['一百二', 120],
    ['两千', 2000],
    ['三千五百', 3500],
    ['一万二', 12_000],
    ['三百五十万', 3_500_000],
    ['一千二百万', 12_000_000],
    ['两亿三千万', 230_000_000],
    ['一万亿', 1e12],
    ['千亿', 1e11],
    ['二〇二三', 2023],
    ['一点五', 1.5],
    ['一点五亿', 150_000_000],
    ['两兆', 2e12],
  ])('%s is %d', (numerals, value) => {
    expect(chineseNumber(numerals)).toBe(value);
  });

  it.each(['', '点', '一二点', '亿元', '甲', '一'.repeat(40)])('reads nothing in "%s"', (numerals) => {
    expect(chineseNumber(numerals)).toBeNull();
  });
});

describe('readNumber', () => {
  it.each([
    ['1,234,567元', 1_234_567, 9, false],
    ['3.5亿美元', 350_000_000, 4, false],
    ['3 亿美元', 300_000_000, 3, false],
    ['1.97万亿亿次', 1.97e20, 7, false],
    ['20多万人', 200_000, 4, true],
    ['100余家', 100, 4, true],
    ['数十亿元', 1_000_000_000, 3, true],
    ['上千家', 1000, 2, true],
    ['二百多亿元', 20_000_000_000, 4, true],
    ['十几万人', 100_000, 3, true],
    ['百亿元', 10_000_000_000, 2, true],
    ['100兆瓦', 100, 3, false],
  ])('%s', (text, value, end, approximate) => {
    expect(readNumber(text, 0)).toMatchObject({ start: 0, end, value, approximate });
  });

  it('reads none where none begins', () => {
    expect(readNumber('元3亿', 0)).toBeNull();
  });
});

it('multiplies scale words', () => {
  expect([scaleOf(''), scaleOf('百万'), scaleOf('万亿'), scaleOf('兆')]).toEqual([1, 1e6, 1e12, 1e12]);
});
