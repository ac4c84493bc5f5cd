import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIndexPage } from '../../src/feed/read-index-page.ts';

const html = readFileSync(new URL('../../fixtures/feeds/index-page.html', import.meta.url), 'utf8');
const selectors = { entry: '.list li', date: '.date', summary: 'p', nextPage: 'a.next' };
const options = { url: 'https://news.example.cn/ai/index.html' };

describe('readIndexPage', () => {
  it('announces every link once, with whole titles and absolute addresses', () => {
    const page = readIndexPage(html, selectors, options);
    expect(
      page.items.map(({ title, url, publishedAt, summary }) => ({ title, url, publishedAt, summary })),
    ).toEqual([
      {
        title: '苏州启动算力券，中小企业可以按季申领',
        url: 'https://news.example.cn/ai/123.html',
        publishedAt: '2023-07-07T10:00:00+08:00',
        summary: '摘要一。',
      },
      {
        title: '成都建设智算中心',
        url: 'https://news.example.cn/ai/124.html',
        publishedAt: null,
        summary: null,
      },
    ]);
    expect(page.nextPage).toBe('https://news.example.cn/ai/index_2.html');
    expect(page.title).toBe('人工智能 - 示例科技网');
  });

  it('says when nothing matches', () => {
    expect(() => readIndexPage(html, { entry: '.renamed' }, options)).toThrowError(/redesigned.*\.renamed/);
  });
});
