import { describe, expect, it } from 'vitest';
import { namesStranger } from '../../src/event/unread-subject.ts';
import { readText } from './read-text.ts';

describe('namesStranger', () => {
  it.each([
    '星砚聚能近日',
    '一家初创公司',
    '共有25家在A股',
    '数以亿计的人每天都',
    '资金不断涌入该领域',
    '可能会让一些企业放弃',
    '本轮融资由Vellora',
  ])('finds somebody unread: %s', (piece) => {
    expect(namesStranger(piece)).toBe(true);
  });

  it.each([
    '近日正式',
    '该公司',
    '其子公司',
    '公司全资',
    '官宣下周陆续',
    '暂未',
    '在去年底',
    '以1.5亿美元',
    '',
  ])('finds nobody, or somebody known: %s', (piece) => {
    expect(namesStranger(piece)).toBe(false);
  });
});

describe('a subject that no mention reads', () => {
  const namesOf = (text: string, role: string) =>
    [...readText({ text }).events].flatMap((event) =>
      event.arguments.flatMap((argument) =>
        argument.role === role && 'name' in argument ? [argument.name] : [],
      ),
    );

  it.each<[string, string]>([
    ['百度发布财报。一家人工智能初创公司推出聊天机器人Velora。', 'developer'],
    ['谷歌的大模型受到关注。资金涌入人工智能，最终开发出聊天机器人Velora。', 'developer'],
    ['百度回应人工智能传闻。某车企溢价引入腾讯投资。', 'investee'],
    ['谷歌的竞争对手完成了10亿美元人工智能融资。', 'investee'],
    ['OpenAI收购Jony Ive的硬件公司，布局人工智能设备。', 'target'],
    ['腾讯的人工智能模型受关注。小米收购百度的竞争对手。', 'target'],
  ])('leaves its place empty: %s', (text, role) => {
    expect(namesOf(text, role)).toEqual([]);
  });

  it('takes the subject that the next clause brings', () => {
    expect(namesOf('百度的人工智能业务增长。上市之前，智谱累计募资超过80亿元。', 'company')).not.toContain(
      '百度',
    );
  });

  it('still carries a subject on', () => {
    expect(namesOf('智谱是一家人工智能公司。近日正式完成了5亿元B轮融资。', 'investee')).toEqual(['智谱']);
  });
});
