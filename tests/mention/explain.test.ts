import { describe, expect, it } from 'vitest';
import { explainMentions } from '../../src/mention/explain.ts';
import { read } from './sample-dictionary.ts';

describe('explainMentions', () => {
  it('tells of each surface what it became and why', () => {
    const found = read('早餐吃豆包。百度发布文心一言。昨天路过澄湖投资。');
    const lines = explainMentions(found.article, found).map(({ surface, outcome, meaning }) => [
      surface,
      outcome,
      meaning,
    ]);
    expect(lines).toEqual([
      ['豆包', 'discarded', 'doubao'],
      ['百度', 'mention', 'organization baidu 百度'],
      ['文心一言', 'mention', 'model ernie-bot 文心一言'],
      ['澄湖投资', 'candidate', 'organization 澄湖投资'],
    ]);
  });

  it('gives a reason for each', () => {
    const found = read('早餐吃豆包。百度发布文心一言。');
    for (const { reasons } of explainMentions(found.article, found)) expect(reasons.join('')).not.toBe('');
  });
});
