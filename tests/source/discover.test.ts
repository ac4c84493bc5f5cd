import { describe, expect, it } from 'vitest';
import { readIndexPage } from '../../src/feed/read-index-page.ts';
import { discoverAnnouncers } from '../../src/source/discover.ts';
import { guessRegion, idFromHost } from '../../src/source/draft.ts';
import { proposeSelectors } from '../../src/source/propose-selectors.ts';
import { skeletonOf } from '../../src/source/skeleton.ts';

/** Many times what it takes, for a busy machine; quadratic work takes minutes here. */
const GENEROUS_MS = 20_000;

const PAGE = 'https://news.shanshui-press.cn/tech/';

describe('where a site may announce its articles', () => {
  it('is what its page links first, then custom and robots.txt', () => {
    const html = `<html><head>
      <link rel="alternate" type="application/rss+xml" href="/tech/feed/">
      <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
      <link rel="alternate" hreflang="en" href="/en/">
      <link rel=alternate type=application/atom+xml href=//feeds.shanshui-press.cn/all>
      </head><body><a href="/rss.html">RSS订阅</a><a href="javascript:rss()">rss</a></body></html>`;
    const found = discoverAnnouncers(html, PAGE, ['https://news.shanshui-press.cn/map.xml', 'map-news.xml']);
    expect(found.map(({ url }) => url).slice(0, 8)).toEqual([
      'https://news.shanshui-press.cn/tech/feed/',
      'https://feeds.shanshui-press.cn/all',
      'https://news.shanshui-press.cn/rss.html',
      'https://news.shanshui-press.cn/feed',
      'https://news.shanshui-press.cn/rss',
      'https://news.shanshui-press.cn/rss.xml',
      'https://news.shanshui-press.cn/tech/map-news.xml',
      'https://news.shanshui-press.cn/map.xml',
    ]);
    expect(found.length).toBeLessThanOrEqual(16);
  });

  it('is never more than a dozen addresses, and found fast', () => {
    const html = `<a href="/rss/${'x'.repeat(50)}">rss</a>`.repeat(20_000);
    const started = performance.now();
    expect(discoverAnnouncers(html, PAGE).length).toBeLessThanOrEqual(16);
    expect(performance.now() - started).toBeLessThan(GENEROUS_MS);
  });
});

const title = (n: number): string => `第${n}家公司公布大模型价格和名额`;
const numbers = Array.from({ length: 12 }, (_, at) => at + 1);

/** List pages as they are built, each with menus and side columns that are no list of articles. */
const LISTS: readonly (readonly [name: string, html: string])[] = [
  [
    'a plain list',
    `<ul class="nav"><li><a href="/ai">人工智能</a></li><li><a href="/auto">汽车</a></li></ul>
     <ul class="news-list">${numbers.map((n) => `<li><a href="/2026/11/${n}.html">${title(n)}</a><span class="time">2026-11-${String(n).padStart(2, '0')}</span></li>`).join('')}</ul>
     <a class="next" href="/tech/2">下一页</a>`,
  ],
  [
    'cards with a picture link first',
    `<div class="cards">${numbers.map((n) => `<div class="card css-1a2b${n}"><a class="pic" href="/p/${n}00"><img src="x.jpg"></a><h3 class="card-title"><a href="/p/${n}00">${title(n)}</a></h3><p class="desc">简介一段</p><time datetime="2026-11-10">11月10日</time></div>`).join('')}</div>`,
  ],
  [
    'a table of an office',
    `<table class="menu"><tr><td><a href="/a">机构设置与职能</a></td></tr></table><table class="list">${numbers.map((n) => `<tr><td><a href="./t2026111${n}_9000${n}.html">关于印发第${n}批名单的通知</a></td><td>2026-11-01</td></tr>`).join('')}</table>`,
  ],
  [
    'links that are the entries',
    `<div id="feed">${numbers.map((n) => `<a class="row" href="/news/${n}000"><h2>${title(n)}</h2><i>3小时前</i></a>`).join('')}</div>`,
  ],
  [
    'a list beside a longer menu',
    `<div class="tags">${Array.from({ length: 60 }, (_, at) => `<a href="/tag/${at}">标签${at}</a>`).join('')}</div>
     <section>${numbers.map((n) => `<article><h2><a href="/story/${n}1234">${title(n)}</a></h2><em class="pub-date">昨天 15:58</em></article>`).join('')}</section>`,
  ],
];

describe('proposed selectors', () => {
  it.each(LISTS)('read %s', (_name, html) => {
    const page = `<html><body>${html}</body></html>`;
    const selectors = proposeSelectors(page, PAGE);
    expect(selectors).not.toBeNull();
    if (selectors === null) return;
    const { items } = readIndexPage(page, { entry: selectors.entry, link: selectors.link }, { url: PAGE });
    expect(items).toHaveLength(12);
    for (const item of items) expect(item.title).toMatch(/第\d+/);
  });

  it('name the dates and the next page where there are some', () => {
    const plain = proposeSelectors(LISTS[0]?.[1] ?? '', PAGE);
    expect(plain).toMatchObject({ entry: 'ul.news-list > li', date: 'span.time', next: 'a.next' });
    expect(proposeSelectors(LISTS[1]?.[1] ?? '', PAGE)).toMatchObject({ date: 'time' });
  });

  it.each([
    ['', null],
    ['<p>没有链接</p>', null],
    ['<a href="/a">首页</a><a href="/b">关于</a>', null],
    [`<a href="https://other.cn/2026/11/1.html">${title(1)}</a>`.repeat(9), null],
  ])('are none for %j', (html, expected) => {
    expect(proposeSelectors(html, PAGE)).toBe(expected);
  });

  it('are found fast on a large page, and on a deep one', () => {
    const large = `<ul class="l">${Array.from({ length: 20_000 }, (_, n) => `<li><a href="/2026/11/${n}.html">${title(n)}</a></li>`).join('')}</ul>`;
    const started = performance.now();
    proposeSelectors(large, PAGE);
    proposeSelectors('<div>'.repeat(20_000), PAGE);
    expect(performance.now() - started).toBeLessThan(GENEROUS_MS);
  });
});

describe('a skeleton', () => {
  it.each(LISTS)("of %s keeps structure and addresses, and none of the site's words", (_name, html) => {
    const selectors = proposeSelectors(html, PAGE);
    if (selectors === null) throw new Error('no selectors');
    const skeleton = skeletonOf(html, selectors);
    expect(skeleton).not.toMatch(/公司|价格|名额|简介|印发/);
    const { items } = readIndexPage(
      skeleton,
      { entry: selectors.entry, link: selectors.link },
      { url: PAGE },
    );
    expect(items).toHaveLength(3);
  });
});

describe('a new source', () => {
  it.each([
    ['www.qbitai.com', 'qbitai'],
    ['news.people.com.cn', 'news-people'],
    ['www.ithome.com.tw', 'ithome'],
    ['rss.cnbeta.com.tw', 'cnbeta'],
    ['unwire.hk', 'unwire'],
    ['127.0.0.1', '127-0-0-1'],
    ['xn--fiqs8s', 'xn-fiqs8s'],
  ])('of %s is called %s', (host, id) => {
    expect(idFromHost(host)).toBe(id);
  });

  it.each([
    ['https://unwire.hk/feed', null, [], 'hk'],
    ['https://technews.tw/feed', 'zh-Hans', [], 'tw'],
    ['https://a.com.cn/', 'zh-TW', [], 'cn'],
    ['https://a.com/', 'zh-HK', [], 'hk'],
    ['https://a.com/', 'zh-Hant', [], 'tw'],
    ['https://a.com/', null, ['國產晶片產業開發動態'], 'tw'],
    ['https://a.com/', 'zh', ['国产芯片产业开发动态'], 'cn'],
  ] as const)('of %s (%s) with titles %j is from %s', (url, language, titles, region) => {
    expect(guessRegion({ url, language, titles })).toBe(region);
  });
});
