import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

/** The values of a role in what a text says. */
const valuesOf = (text: string, role: string) =>
  [...readText({ text, published: '2023-07-07' }).events].flatMap((event) =>
    event.arguments.flatMap((argument) =>
      argument.role === role && 'value' in argument ? [argument.value] : [],
    ),
  );

describe('free values', () => {
  it.each<[string, string, (string | number)[]]>([
    ['a time before a metric', '百度3月文心一言月活跃用户数超过1.1亿。', ['文心一言月活跃用户数']],
    [
      'a conjunction before a metric',
      '随着文心一言用户规模突破1亿，百度加快发展人工智能。',
      ['文心一言用户规模'],
    ],
    ['no word of the thing itself', '面向大模型训练，腾讯发布超强算力集群。', ['超强算力集群']],
  ])('leave out %s', (_, text, expected) => {
    const role = text.includes('集群') ? 'capacity' : 'metric';
    expect(valuesOf(text, role)).toEqual(expected);
  });

  it.each(['微软与OpenAI的合作始于2019年7月。', '苹果与百度的人工智能合作陷入僵局。'])(
    'are no topic: %s',
    (text) => {
      expect(valuesOf(text, 'topic').filter((topic) => /始于|陷入/.test(String(topic)))).toEqual([]);
    },
  );
});
