import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepPages, keptPages, PAGES_JSON } from '../../src/pipeline/paged-article.ts';
import { reread } from '../../src/pipeline/reread.ts';
import type { StoredArticle } from '../../src/ports/store-articles.ts';
import { pageOf, type SmallSite, serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

const FILLER = [
  '评审们先看了三段演示，随后逐一提问，会场里不时有掌声。',
  '几位老师把题目抄在黑板上，请大家当场作答，再由机器批改。',
  '第二天的议程改在露天举行，主办方连夜搭起了遮阳棚。',
  '闭幕时组委会公布了下届的城市，并邀请与会者明年再来。',
  '散场之后还有人围着展台，想再试一次语音点菜的功能。',
];

function furtherPage(number: number, page: number, last: number): string {
  const next = page < last ? `<a href="/news/${number}_${page + 1}.html">下一页</a>` : '';
  const text = FILLER[page % FILLER.length] ?? '';
  return `<!doctype html><html><head><meta charset="utf-8"><title>第${page}页</title></head><body><article><h1>第${page}页</h1>
<p>这是全文的第${page}部分。${text}</p><p>第${page}部分还写到：${text.repeat(3)}</p></article>${next}</body></html>`;
}

describe('a paged article', () => {
  let site: SmallSite;
  let folder: string;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  beforeEach(async () => {
    site = await serveSmallSite(3);
    folder = await mkdtemp(join(tmpdir(), 'shanshui-paged-'));
    world = await smallWorld(folder, site.origin);
  });
  afterEach(async () => {
    await world.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  function page(last: number): void {
    site.instead.set(2, pageOf(2).replace('</body>', '<a href="/news/2_2.html">下一页</a></body>'));
    for (let at = 2; at <= last; at++) site.beside.set(`/news/2_${at}.html`, furtherPage(2, at, last));
  }

  async function paged(): Promise<StoredArticle> {
    const all = await world.store.articles.list({});
    const found = all.find(({ url }) => url?.endsWith('/2.html') === true);
    if (found === undefined) throw new Error('the article is not there');
    return found;
  }

  it('is fetched to its end, kept whole as it came, and read as one', async () => {
    page(3);
    await crawlOnce(world);
    const article = await paged();
    expect(article).toMatchObject({ disposition: 'read', version: 1 });
    const text = await world.store.readings.text(article.textSha256 ?? '');
    expect(text).toMatch(/正式发布[\s\S]*第2部分还写到[\s\S]*第3部分还写到/);
    const kept = await world.store.readings.page(article.id);
    expect(kept?.contentType).toBe(PAGES_JSON);
    const pages = keptPages(kept?.body ?? new Uint8Array());
    expect(pages.map(({ url }) => new URL(url).pathname)).toEqual([
      '/news/2.html',
      '/news/2_2.html',
      '/news/2_3.html',
    ]);
    expect(Buffer.from(pages[2]?.body ?? []).toString('utf8')).toBe(furtherPage(2, 3, 3));
    const again = await reread(world, { all: true });
    expect(again).toMatchObject({ articles: 3, differing: 0 });
  });

  it('ends after eight pages, and at a page that is gone', async () => {
    page(12);
    site.beside.delete('/news/2_5.html');
    await crawlOnce(world);
    const kept = await world.store.readings.page((await paged()).id);
    expect(keptPages(kept?.body ?? new Uint8Array())).toHaveLength(4);

    const longer = await serveSmallSite(3);
    const elsewhere = await mkdtemp(join(tmpdir(), 'shanshui-paged-'));
    const other = await smallWorld(elsewhere, longer.origin);
    longer.instead.set(2, site.instead.get(2) ?? null);
    for (let at = 2; at <= 12; at++) longer.beside.set(`/news/2_${at}.html`, furtherPage(2, at, 12));
    await crawlOnce(other);
    expect([...longer.asked.keys()].filter((path) => path.startsWith('/news/2_'))).toHaveLength(7);
    await other.close();
    await longer.close();
    await rm(elsewhere, { recursive: true, force: true });
  });

  it('is not followed to another host', async () => {
    const link = '<a href="http://other.example/news/2_2.html">下一页</a></body>';
    site.instead.set(2, pageOf(2).replace('</body>', link));
    await crawlOnce(world);
    const kept = await world.store.readings.page((await paged()).id);
    expect(kept?.contentType).toBe('text/html; charset=utf-8');
  });
});

describe('kept pages', () => {
  it('come back as they were, and the same pages are the same bytes', () => {
    const pages = [
      {
        url: 'https://a.example/1',
        contentType: 'text/html; charset=gbk',
        body: Uint8Array.of(0xd6, 0xd0, 0xff),
      },
      { url: 'https://a.example/1_2', contentType: null, body: new Uint8Array() },
    ];
    const kept = keptPages(keepPages(pages));
    expect(kept.map((one) => ({ ...one, body: Uint8Array.from(one.body) }))).toEqual(pages);
    expect(keepPages(kept)).toEqual(keepPages(pages));
  });
});
