import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/cli/fit-table.ts';
import { table } from '../../src/cli/output.ts';

const ROWS = [
  {
    model: '文心一言',
    maker: '百度',
    released: '2023-03-16',
    articles: 12,
    also: '参数：1300亿；'.repeat(20),
  },
  {
    model: 'Baichuan2-13B-Chat',
    maker: '百川智能',
    released: '',
    articles: 3,
    also: 'license: Apache 2.0; '.repeat(9),
  },
];
const MANY = ROWS.map((row) => ({
  ...row,
  city: '北京市海淀区中关村',
  category: 'general purpose',
  domain: '金融、法律、医疗与教育',
  versions: 'Baichuan-7B, Baichuan2-13B-Chat',
  open: 'open weights',
}));

function widest(drawn: string): number {
  return Math.max(...drawn.split('\n').map((line) => stringWidth(line)));
}

describe('a table on a terminal', () => {
  it.each([60, 80, 120])('of %i columns stays within it, and says everything', (width) => {
    for (const rows of [ROWS, MANY]) {
      const drawn = table(rows, { width });
      expect(widest(drawn)).toBeLessThanOrEqual(width);
      expect(drawn).toContain('2023-03-16');
      expect(drawn.match(/1300/g)?.length).toBe(20);
      expect(drawn.match(/license/g)?.length).toBe(9);
    }
  });

  it('names each column of a row that has no room for a frame', () => {
    const drawn = table(MANY, { width: 60 });
    expect(drawn).toMatch(/^文心一言\n {2}maker {3,}百度\n/);
    expect(drawn).not.toContain('│');
  });

  it('is as wide as its cells when it fits, and when nobody looks', () => {
    expect(table(ROWS.slice(0, 1), { width: 400 })).toBe(table(ROWS.slice(0, 1)));
    expect(widest(table([{ a: 'x'.repeat(300) }]))).toBe(304);
  });

  it.each([
    ['百度发布文心一言', 5, ['百度', '发布', '文心', '一言']],
    ['one two three', 8, ['one two', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['', 4, ['']],
  ])('wraps %s at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});
