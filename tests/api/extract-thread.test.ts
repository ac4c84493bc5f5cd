import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ExtractThread } from '../../src/api/extract-thread.ts';

const start = {
  dictionariesFolder: join(import.meta.dirname, '../../dictionaries'),
  softwareVersion: 'test',
};

describe('the reading thread', () => {
  const thread = new ExtractThread();
  afterAll(() => thread.close());

  it('reads several at once in turn, each its own', async () => {
    const texts = ['百度发布文心大模型4.0。', '杭州今天下雨。', '阿里云开源通义千问。'];
    const answers = await Promise.all(texts.map((text) => thread.read({ text }, start, 'one')));
    expect(
      answers.map((answer) => (answer.kind === 'read' ? answer.extraction.article.text : answer.kind)),
    ).toEqual(texts);
  }, 90_000);

  it('starts anew for another dictionary, and after it was ended', async () => {
    expect((await thread.read({ text: '百度发布文心大模型4.0。' }, start, 'two')).kind).toBe('read');
    await thread.close();
    expect((await thread.read({ text: '百度发布文心大模型4.0。' }, start, 'two')).kind).toBe('read');
  }, 90_000);

  it('turns away what would wait too long', async () => {
    const many = Array.from({ length: 20 }, () =>
      thread.read({ text: '百度发布文心大模型4.0。' }, start, 'two'),
    );
    const ends = await Promise.allSettled(many);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ statusCode: 503 });
  }, 90_000);
});
