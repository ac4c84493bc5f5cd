import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ReadingThread } from '../../src/api/reading-thread.ts';

const start = {
  dictionariesFolder: join(import.meta.dirname, '../../dictionaries'),
  softwareVersion: 'test',
};

const ORDER = { kind: 'extract', input: { text: '百度发布文心大模型4.0。' } } as const;

describe('the reading thread', () => {
  const thread = new ReadingThread();
  afterAll(() => thread.close());

  it('reads several at once in turn, each its own', async () => {
    const texts = ['百度发布文心大模型4.0。', '杭州今天下雨。', '阿里云开源通义千问。'];
    const answers = await Promise.all(
      texts.map((text) => thread.ask({ kind: 'extract', input: { text } }, start, 'one')),
    );
    expect(
      answers.map((answer) => (answer.kind === 'read' ? answer.extraction.article.text : answer.kind)),
    ).toEqual(texts);
  }, 90_000);

  it('says what it read where, and what it left out and why', async () => {
    const text = '【标题】\n盘古开天辟地是神话。百度今天发布了文心大模型4.0。';
    const article = {
      id: 'a1',
      url: null,
      canonicalUrl: null,
      title: null,
      author: null,
      source: null,
      publishedAt: '2023-10-17',
      text,
    };
    const close = await thread.ask({ kind: 'close', article }, start, 'one');
    if (close.kind !== 'close') throw new Error(close.kind);
    const { reading } = close;
    expect(reading.mentions.map(({ start: from, end }) => reading.text.slice(from, end))).toContain('百度');
    expect(reading.events.map(({ type }) => type)).toContain('model_release');
    expect(reading.leftOut.every(({ words, reason }) => text.includes(words) && reason !== '')).toBe(true);
    const tried = await thread.ask({ kind: 'try', text }, start, 'one');
    if (tried.kind !== 'tried') throw new Error(tried.kind);
    expect(tried.tried.mentions.map(({ start: from, end }) => text.slice(from, end))).toContain('百度');
    expect(tried.tried.explained.length).toBeGreaterThan(0);
  }, 90_000);

  it('starts anew for another dictionary, and after it was ended', async () => {
    expect((await thread.ask(ORDER, start, 'two')).kind).toBe('read');
    await thread.close();
    expect((await thread.ask(ORDER, start, 'two')).kind).toBe('read');
  }, 90_000);

  it('turns away what would wait too long', async () => {
    const many = Array.from({ length: 20 }, () => thread.ask(ORDER, start, 'two'));
    const ends = await Promise.allSettled(many);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ statusCode: 503 });
  }, 90_000);
});
