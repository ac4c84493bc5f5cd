import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/mention/quantities.ts';
import type { Quantity } from '../../src/mention/quantity.ts';
import { NONE, ROWS } from './quantities-forms.ts';

function written(quantity: Quantity): string {
  const { kind, value, upper, unit, approximate } = quantity;
  const amount = upper === undefined ? `${value}` : `${value}..${upper}`;
  return `${kind} ${amount} ${unit === '' ? '-' : unit}${approximate ? ' ~' : ''}`;
}

describe('quantities', () => {
  it.each(ROWS.map((row) => row.split(' = ')))('%s is %s', (marked = '', expected = '') => {
    const text = marked.replace(/[【】]/gu, '');
    const found = findQuantities(text).map(
      (quantity) => `${text.slice(quantity.start, quantity.end)} = ${written(quantity)}`,
    );
    const span = /【(.*)】/u.exec(marked)?.[1] ?? '';
    const here = found.filter((line) => line.startsWith(`${span} = `));
    expect(here).toEqual([`${span} = ${expected}`]);
  });

  it('has at least 150 forms', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(150);
  });

  it.each(NONE)('finds none in %s', (text) => {
    expect(findQuantities(text)).toEqual([]);
  });

  it('gives a list of sizes the noun at its end', () => {
    const text = '有70亿、130亿和700亿三种参数版本';
    expect(findQuantities(text).map(written)).toEqual([
      'parameters 7000000000 -',
      'parameters 13000000000 -',
      'parameters 70000000000 -',
    ]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '3',
    '亿',
    '万',
    '元',
    '至',
    '-',
    '第',
    '一',
    '分之',
    '%',
    '$',
    '个',
    '参数',
    'B',
    ' ',
    '.',
    ',',
    '约',
    '得分',
    '上',
    '数',
  );

  it('gives ordered spans inside the text and finite values', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const quantity of findQuantities(text)) {
          expect(quantity.start).toBeGreaterThanOrEqual(end);
          expect(quantity.end).toBeGreaterThan(quantity.start);
          expect(Number.isFinite(quantity.value)).toBe(true);
          if (quantity.upper !== undefined) expect(quantity.upper).toBeGreaterThan(quantity.value);
          end = quantity.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('reads hostile input in linear time', () => {
    for (const piece of ['1', '亿', '一', '3亿、', '1-', '第', '$', '上', '1,', '百分之', '70亿、', '排名']) {
      const before = performance.now();
      findQuantities(piece.repeat(Math.ceil(60_000 / piece.length)));
      expect(performance.now() - before).toBeLessThan(15_000);
    }
  });
});
