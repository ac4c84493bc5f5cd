import { describe, expect, it } from 'vitest';
import { openNames } from '../../src/event/open-names.ts';

const namesIn = (text: string, taken: readonly { start: number; end: number }[] = []) =>
  openNames(text, { start: 0, end: text.length }, taken).map((open) => open.name);

describe('openNames', () => {
  it.each<[string, string[]]>([
    ['青禾资本、远岫创投和北溟集团', ['青禾资本', '远岫创投', '北溟集团']],
    ['包括老股东青禾资本、远岫等多家机构', ['青禾资本', '远岫']],
    ['青禾资本', ['青禾资本']],
    ['青禾', []],
    ['50家企业、3亿元', []],
    ['其业内好友、多家机构', []],
    ['已完成融资、发布新品', []],
  ])('reads %s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['Graphite', ['Graphite']],
    ['了初创公司Polar Bear和Topsy', ['Polar Bear', 'Topsy']],
    ['美国机器学习公司north.ai', ['north.ai']],
    ['青禾、远岫', []],
    ['UC过程中', []],
  ])('reads %s when only what is sure counts', (text, expected) => {
    expect(openNames(text, { start: 0, end: text.length }, [], true).map((open) => open.name)).toEqual(
      expected,
    );
  });

  it('leaves out what a mention covers', () => {
    expect(namesIn('青禾资本、远岫创投', [{ start: 0, end: 4 }])).toEqual(['远岫创投']);
  });

  it('gives spans that hold the names', () => {
    const text = '由青禾资本、远岫创投领投';
    for (const open of openNames(text, { start: 1, end: text.length }, [])) {
      expect(text.slice(open.start, open.end)).toBe(open.name);
    }
  });
});
