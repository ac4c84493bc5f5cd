import { describe, expect, it } from 'vitest';
import { clauseAt, splitClauses } from '../../src/event/clauses.ts';

const cut = (text: string, headline = false) =>
  splitClauses(text, { start: 0, end: text.length }, headline).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('splitClauses', () => {
  it.each<[string, string[]]>([
    ['甲发布乙，丙跟进；丁观望。', ['甲发布乙', '丙跟进', '丁观望']],
    ['售价1,000元，约合3:1', ['售价1,000元', '约合3:1']],
    ['《甲，乙》发布，丙', ['《甲，乙》发布', '丙']],
    ['甲（乙，丙）丁，戊', ['甲（乙，丙）丁', '戊']],
    ['甲（没有收尾，乙', ['甲（没有收尾', '乙']],
    ['', []],
  ])('cuts %s', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('cuts a headline at a space between Chinese characters only', () => {
    expect(cut('甲公司发布新品 乙公司跟进 AI 升级', true)).toEqual(['甲公司发布新品', '乙公司跟进 AI 升级']);
    expect(cut('甲公司推出原生 3D 模型', true)).toEqual(['甲公司推出原生 3D 模型']);
    expect(cut('甲公司发布新品 乙公司跟进')).toEqual(['甲公司发布新品 乙公司跟进']);
  });

  it('finds the clause of a place', () => {
    const clauses = splitClauses('甲，乙丙，丁', { start: 0, end: 6 }, false);
    expect([0, 1, 2, 3, 5].map((place) => clauseAt(clauses, place)?.index ?? null)).toEqual([
      0,
      null,
      1,
      1,
      2,
    ]);
  });
});
