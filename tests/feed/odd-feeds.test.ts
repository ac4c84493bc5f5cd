import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/feed/read-feed.ts';

/** Feeds as publishing systems write them, each odd in one way; the first item is the same in all of them. */
const TITLE = '北岸发布模型评测标准';
const DATE = '2023-07-07T10:33:00+08:00';
const LINK = 'https://a.cn/1';
const PUBLISHED = '<pubDate>Fri, 07 Jul 2023 10:33:00 +0800</pubDate>';

const rss = (title = TITLE, link = LINK, published = PUBLISHED): string =>
  `<rss version="2.0"><channel><title>北岸新闻</title><link>https://a.cn/</link><item><title>${title}</title><link>${link}</link>${published}<description>评测覆盖三个方面，题库每季度更新一次。</description></item></channel></rss>`;
const atom = (title: string, more = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${more}><title>北岸</title><entry>${title}<link href="/1"/><published>${DATE}</published></entry></feed>`;
const dated = (date: string): string => rss(TITLE, LINK, `<pubDate>${date}</pubDate>`);

describe('feeds odd in one way', () => {
  it.each<[string, string]>([
    ['a mark and blank lines before the declaration', `\ufeff\n\n  <?xml version="1.0"?>${rss()}`],
    [
      'a warning of the server before it',
      `<br />\n<b>Warning</b>: foreach() in <b>rss.php</b><br />\n${rss()}`,
    ],
    ['comments and scripts behind it', `${rss()}\n<!-- cached 0.02s --><script>x()</script>`],
    [
      'a style sheet',
      `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="rss.xsl"?><!-- c -->${rss()}`,
    ],
    ['an XML 1.1 declaration', `<?xml version="1.1" encoding="utf-8"?>${rss()}`],
    [
      'a document type of Netscape',
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">${rss()}`,
    ],
    ['a title in CDATA', rss(`<![CDATA[${TITLE}]]>`)],
    ['a title with escaped markup', rss(`&lt;b&gt;北岸&lt;/b&gt;发布模型评测标准`)],
    ['a title in numbers', rss('&#x5317;&#x5CB8;&#21457;布模型评测标准')],
    ['a link in CDATA', rss(TITLE, `\n<![CDATA[${LINK}]]>\n`)],
    ['a link without scheme', rss(TITLE, '//a.cn/1')],
    ['a link from the root', rss(TITLE, '/1')],
    ['a Chinese date', dated('2023年07月07日 10:33')],
    ['a date without a zone', dated('2023-07-07 10:33:00')],
    ['a date with a wrong weekday', dated('Mon, 07 Jul 2023 10:33:00 +0800')],
    ['a date in China Standard Time', dated('Fri, 07 Jul 2023 10:33:00 CST')],
    ['a date in CDATA', dated('<![CDATA[ 2023-07-07 10:33:00 ]]>')],
    ['an end that is missing', rss().slice(0, -40)],
    [
      'capital names',
      rss().replace(/<(\/?)([a-z]+)/gi, (_, slash, name: string) => `<${slash}${name.toUpperCase()}`),
    ],
    ['attributes without quotes', rss().replace('version="2.0"', 'version=2.0 foo')],
    [
      'Atom, xhtml title',
      atom(
        `<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">北岸<b>发布</b>模型评测标准</div></title>`,
      ),
    ],
    ['Atom, html title', atom(`<title type="html">&lt;em&gt;北岸&lt;/em&gt;发布模型评测标准</title>`)],
    ['Atom, base', atom(`<title>${TITLE}</title>`, ' xml:base="https://a.cn/x/"')],
    [
      'Atom 0.3, base64',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">${Buffer.from(TITLE).toString('base64')}</title><link rel="alternate" type="text/html" href="${LINK}"/><issued>${DATE}</issued></entry></feed>`,
    ],
    [
      'RDF whose items have no link',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.cn/"><title>北岸</title></channel><item rdf:about="${LINK}"><title>${TITLE}</title><dc:date>${DATE}</dc:date></item></rdf:RDF>`,
    ],
    [
      'an Atom link in RSS',
      `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="self" href="https://a.cn/feed"/><item><title>${TITLE}</title><atom:link rel="alternate" href="${LINK}"/>${PUBLISHED}</item></channel></rss>`,
    ],
    [
      'an address behind a counter',
      `<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><title>${TITLE}</title><link>http://feedproxy.example.com/~r/1/</link><feedburner:origLink>${LINK}</feedburner:origLink>${PUBLISHED}</item></channel></rss>`,
    ],
    [
      'a title of a picture before its own',
      `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><media:title>车间</media:title><title>${TITLE}</title><link>${LINK}</link>${PUBLISHED}</item></channel></rss>`,
    ],
    [
      'JSON with a mark',
      `\ufeff${JSON.stringify({ version: '1', items: [{ id: 1, url: '/1', title: TITLE, date_published: DATE }] })}`,
    ],
  ])('%s', async (_, feed) => {
    const { items } = await readFeed(feed.replace(/^\ufeff/, ''), { url: 'https://a.cn/feed' });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ title: TITLE, url: LINK, publishedAt: DATE });
  });

  it.each([
    ['成本 &lt; 10 元，用户 &gt; 1 亿', '成本 < 10 元，用户 > 1 亿'],
    ['成本 < 10 元的模型', '成本 < 10 元的模型'],
    ['<![CDATA[评测 & 标准]]>', '评测 & 标准'],
    ['北岸&middot;发布&mdash;模型&hellip;', '北岸·发布—模型…'],
    ['&#55357;&#56842;开心', '😊开心'],
    ['&#xD83D;&#xDE0A;开心', '😊开心'],
  ])('the title %s', async (written, title) => {
    expect((await readFeed(rss(written), { url: null })).items[0]?.title).toBe(title);
  });

  it.each([
    ['www.a.cn/1', 'https://www.a.cn/1'],
    ['https://a.cn/x?a=1&b=2&copy=3', 'https://a.cn/x?a=1&b=2&copy=3'],
    ['https://a.cn/新 闻/1.html', 'https://a.cn/%E6%96%B0%20%E9%97%BB/1.html'],
    ['www', 'https://a.cn/www'],
  ])('the link %s', async (written, url) => {
    expect((await readFeed(rss(TITLE, written), { url: 'https://a.cn/feed' })).items[0]?.url).toBe(url);
  });
});
