import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, gramsOfQuery } from '../../src/text/bigrams.ts';

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['文心', ['文心']],
  ['文心一言', ['文心', '心一', '一言']],
  ['測試', ['测试']],
  ['Ｑｗｅｎ２', ['qwen2']],
  ['GPT-4发布', ['gpt', '4', '发布']],
  ['京', ['京']],
  ['文心 模型', ['文心', '模型']],
  ['。！', []],
  ['', []],
];

describe('the grams of a query', () => {
  it.each(TABLE)('%j are %j', (query, grams) => {
    expect(gramsOfQuery(query)).toEqual(grams);
  });

  it('stand in every text that holds the query', () => {
    const piece = fc.string({ unit: fc.constantFrom(...'文心一言大模型百度云岭測試發佈GPT4 ，。') });
    fc.assert(
      fc.property(piece, piece, piece, (before, query, after) => {
        // Words are cut where letters end: a query counts as a word of its own.
        const grams = new Set(gramsOf(`${before} ${query} ${after}`));
        expect(gramsOfQuery(query).filter((gram) => !grams.has(gram))).toEqual([]);
      }),
    );
  });

  it('hold letters and digits only, whatever was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        for (const gram of gramsOfQuery(query)) expect(gram).toMatch(/^[\p{Letter}\p{Number}]+$/u);
      }),
    );
  });
});
