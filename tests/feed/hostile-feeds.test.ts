import { describe, expect, it } from 'vitest';
import { boundDocument } from '../../src/feed/bound-document.ts';
import { limitNesting } from '../../src/feed/nesting.ts';
import { readFeed } from '../../src/feed/read-feed.ts';

const item = (inner: string): string =>
  `<rss version="2.0"><channel><title>t</title><item>${inner}</item></channel></rss>`;
const many = 100_000;

/** Generous against a busy machine; quadratic work takes minutes here. */
const SECONDS = 15;

describe('hostile feeds end soon', () => {
  it.each([
    ['nested tags', item(`<title>甲</title><description>${'<b>'.repeat(many)}x`)],
    [
      'nested tags, closed wrongly',
      item(`<title>甲</title><description>${'<b>'.repeat(many)}${'</i>'.repeat(many)}`),
    ],
    ['nested items', `<rss version="2.0"><channel>${'<item>'.repeat(many)}<title>甲</title>`],
    [
      'open angle brackets',
      item(`<title>甲</title><description><![CDATA[${'<'.repeat(many * 3)}]]></description>`),
    ],
    ['attributes', item(`<title>甲</title><link ${'a="1" '.repeat(many)}/>`)],
    ['ampersands', item(`<title>甲</title><description>${'&'.repeat(many * 5)}</description>`)],
    ['unclosed CDATA', item(`<title>甲</title><description>${'<![CDATA['.repeat(many)}`)],
    ['namespaces', item(`<title>甲</title>${'<x:a xmlns:x="u">'.repeat(many / 10)}`)],
  ])('%s', { timeout: SECONDS * 1000 }, async (_, xml) => {
    const read = await readFeed(xml, { url: null });
    expect(read.items.length).toBeLessThanOrEqual(1);
  });

  it('a text node of 50 MB is cut, and the items round it are read', {
    timeout: SECONDS * 2000,
  }, async () => {
    const xml = `<rss version="2.0"><channel><item><title>甲</title><description>${'字'.repeat(50_000_000 / 3)}</description></item><item><title>乙</title></item></channel></rss>`;
    const read = await readFeed(xml, { url: null });
    expect(read.items.map((one) => one.title)).toEqual(['甲', '乙']);
    expect(read.mended).toContain('overlong element cut');
  });

  it('expands no entity and reads no file', async () => {
    const xml = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY f SYSTEM "file:///etc/passwd">]>${item('<title>&b;&f;</title>')}`;
    const read = await readFeed(xml, { url: null });
    expect(read.items[0]?.title).toBe('&b;&f;');
  });
});

const around = (inner: string): string =>
  `<rss version="2.0"><channel><item><title>甲</title>${inner}</item><item><title>乙</title></item></channel></rss>`;
const MEGA = 1_000_000;

describe('bombs of 48 million characters', () => {
  it.each([
    ['one text', () => around(`<description>${'x'.repeat(48 * MEGA)}</description>`)],
    ['ampersands', () => around(`<description>${'&amp;'.repeat(9.6 * MEGA)}</description>`)],
    ['unknown entities', () => around(`<description>${'&a;'.repeat(16 * MEGA)}</description>`)],
    ['numeric entities', () => around(`<description>${'&#20013;'.repeat(6 * MEGA)}</description>`)],
    ['a CDATA section', () => around(`<description><![CDATA[${'字'.repeat(48 * MEGA)}]]></description>`)],
    ['a comment', () => around(`<!--${'x'.repeat(48 * MEGA)}-->`)],
    ['an attribute', () => around(`<enclosure url="${'x'.repeat(48 * MEGA)}"/>`)],
    ['an entity', () => `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(48 * MEGA)}">]>${around('&a;&a;')}`],
  ])(
    '%s is cut before it is parsed, and the items round it are read',
    {
      timeout: SECONDS * 2000,
    },
    async (_, bomb) => {
      const xml = bomb();
      expect(boundDocument(xml).text.length).toBeLessThan(1.6 * MEGA);
      const { items, mended } = await readFeed(xml, { url: null });
      expect(items.map((one) => one.title)).toEqual(['甲', '乙']);
      expect(mended).toContain('overlong element cut');
    },
  );

  it.each([
    ['items', '<item><title>甲</title><link>http://a.cn/1</link></item>', 20_000],
    ['small elements', '<b>甲</b><i>乙</i>', 0],
  ])('many %s are read up to a bound', { timeout: SECONDS * 2000 }, async (_, piece, most) => {
    const xml = `<rss version="2.0"><channel>${piece.repeat((48 * MEGA) / piece.length)}</channel></rss>`;
    expect(boundDocument(xml).text.length).toBeLessThanOrEqual(12 * MEGA);
    expect((await readFeed(xml, { url: null })).items).toHaveLength(most);
  });

  it('leave what is within the limits as it is', () => {
    const feed = around(`<description><![CDATA[${'<p>段落</p>'.repeat(150_000)}]]></description>`).repeat(4);
    expect(boundDocument(feed)).toEqual({ text: feed, cut: [] });
  });
});

describe('limitNesting', () => {
  it('leaves pages as they are', () => {
    const html = `<div><p>一<p>二<br><img src=a>${'<p>段'.repeat(2000)}</div>`;
    expect(limitNesting(html)).toBe(html);
  });

  it('keeps the text of what is too deep', () => {
    const cut = limitNesting(`${'<div>'.repeat(3000)}深处${'</div>'.repeat(3000)}之后`);
    expect(cut).toContain('深处');
    expect(cut).toContain('之后');
    expect(cut.match(/<div>/g)?.length).toBeLessThanOrEqual(512);
  });
});
