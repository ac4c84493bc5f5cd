import { describe, expect, it } from 'vitest';
import { explainReading } from '../../src/cli/explain.ts';
import type { ReadableArticle } from '../../src/reading/article-input.ts';
import { readStations } from '../../src/reading/read-article.ts';
import { knowledge } from '../event/read-text.ts';

function explain(text: string, all = false): string {
  const input: ReadableArticle = {
    id: 'one',
    url: null,
    canonicalUrl: null,
    title: null,
    author: null,
    publishedAt: '2023-07-07',
    source: null,
    text,
  };
  return explainReading(input, readStations(input, knowledge()), all);
}

describe('explainReading', () => {
  it('tells the mentions, the rule, what it took from where, and the event', () => {
    const told = explain('3月16日，百度正式发布文心一言。');
    expect(told).toContain('model 「文心一言」 = 文心一言');
    expect(told).toMatch(/model_release\/launches 「发布」 event \[model=文心一言 from object/);
    expect(told).toMatch(/model_release asserted 2023-03-16 .*developer=百度/);
  });

  it('tells why a trigger gave no event', () => {
    expect(explain('百度正式发布新一代人工智能大模型。')).toContain(
      'model_release/launches 「发布」 none: no model',
    );
  });

  it('tells contexts that spoke against a trigger only when asked', () => {
    const text = '百度发布关于文心一言的研究报告。';
    expect(explain(text)).not.toContain('none: context');
    expect(explain(text, true)).toContain('none: context');
  });

  it('quotes the text as published', () => {
    expect(explain('百度週四正式發布文心一言。')).toContain('「發布」 event');
  });

  it('says when an article is outside the landscape', () => {
    expect(explain('今天下雨，气温下降。')).toContain('no rule was tried');
  });
});
