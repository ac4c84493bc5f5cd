import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FeedUnreadable } from '../../src/feed/feed-unreadable.ts';
import { readFeed } from '../../src/feed/read-feed.ts';
import { decodeBytes } from '../../src/page/decode.ts';

const folder = new URL('../../fixtures/feeds/', import.meta.url);
const names = readdirSync(folder).filter(
  (name) => !name.endsWith('.expected.json') && name !== 'index-page.html',
);
const ADDRESS = 'https://news.example.cn/feed';

describe('every feed of fixtures/feeds', () => {
  it.each(names)('%s is read as its expected file says', async (name) => {
    const expected: unknown = JSON.parse(
      readFileSync(new URL(`${name.replace(/\.\w+$/, '')}.expected.json`, folder), 'utf8'),
    );
    const { text, charset } = decodeBytes(readFileSync(new URL(name, folder)), { contentType: null });
    const read = await readFeed(text, { url: ADDRESS }).catch((error: unknown) => {
      if (error instanceof FeedUnreadable) return { error: error.name, reason: error.reason };
      throw error;
    });
    expect({ charset, ...read }).toEqual(expected);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['{"a": 1}', 'unknown-json'],
    ['{"items": [', 'invalid-json'],
    ['<!doctype html><html><body>x</body></html>', 'html-page'],
    ['<catalog><book/></catalog>', 'no-feed-root'],
    ['只是一段文字', 'no-feed-root'],
  ])('%j is refused as %s', async (text, reason) => {
    await expect(readFeed(text, { url: null })).rejects.toMatchObject({ name: 'FeedUnreadable', reason });
  });
});

const item = (inner: string): string =>
  `<rss version="2.0"><channel><title>t</title><item>${inner}</item></channel></rss>`;
const first = async (xml: string, timeZone?: string) =>
  (await readFeed(xml, { url: ADDRESS, ...(timeZone ? { timeZone } : {}) })).items[0];

describe('single fields', () => {
  it.each([
    ['<title>甲</title><link>javascript:alert(1)</link>', null],
    ['<title>甲</title><link>  https://a.cn/1\n </link>', 'https://a.cn/1'],
    ['<title>甲</title><link/><guid>https://a.cn/2</guid>', 'https://a.cn/2'],
    ['<title>甲</title><guid isPermaLink="false">https://a.cn/2</guid>', null],
    ['<title>甲</title><link>/3?a=1&amp;b=2</link>', 'https://news.example.cn/3?a=1&b=2'],
    ['<title>甲</title><link href="https://a.cn/4"/>', 'https://a.cn/4'],
  ])('link of %s', async (inner, url) => {
    expect((await first(item(inner)))?.url).toBe(url);
  });

  it('reads a date without a zone in the zone of the source', async () => {
    const xml = item('<title>甲</title><pubDate>2023-07-07 10:00:00</pubDate>');
    expect((await first(xml))?.publishedAt).toBe('2023-07-07T10:00:00+08:00');
    expect((await first(xml, 'Asia/Tokyo'))?.publishedAt).toBe('2023-07-07T10:00:00+09:00');
    expect((await first(xml, 'Europe/London'))?.publishedAt).toBe('2023-07-07T10:00:00+01:00');
  });

  it('takes the name out of an RSS author', async () => {
    expect((await first(item('<title>甲</title><author>desk@a.cn (赵敏)</author>')))?.author).toBe('赵敏');
  });

  it('reads items that stand outside their channel', async () => {
    const xml =
      '<rss version="0.91"><channel><title>t</title></channel><item><title>外面</title></item></rss>';
    expect((await first(xml))?.title).toBe('外面');
  });

  it('keeps elements of other namespaces apart', async () => {
    const xml = item('<title>真的</title><x:title xmlns:x="http://example.com/x">假的</x:title>');
    expect((await first(xml))?.title).toBe('真的');
  });
});
