import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract-article.ts';
import { loadHtml } from '../../src/feed/load-html.ts';

const MEGA = 1_000_000;
/** Milliseconds of processor time, which a busy machine does not lengthen. */
const TIME = 2000;
const LINE = '某公司今天发布新的模型，价格下调三成。';
const page = (inner: string): string => `<html><body><h1>标题写在这里</h1><div>${inner}</div></body></html>`;

describe('pages of 48 million characters cost what large pages cost', () => {
  it.each<[string, () => string]>([
    ['one text', () => page(LINE.repeat((48 * MEGA) / LINE.length))],
    ['nested boxes', () => '<div>'.repeat(9.6 * MEGA)],
    ['paragraphs', () => page(`<p>${LINE}</p>`.repeat(1.8 * MEGA))],
    ['links', () => page('<a href=x>链接文字</a>'.repeat(2.5 * MEGA))],
    ['opening brackets', () => page('<'.repeat(48 * MEGA))],
    ['tables in tables', () => page('<table><tr><td>'.repeat(3.2 * MEGA))],
    ['cells', () => page(`<table>${'<tr><td>指标</td><td>12</td></tr>'.repeat(1.5 * MEGA)}</table>`)],
    ['state that never ends', () => `${page('')}<script>${'var a={"content":"'.repeat(2.6 * MEGA)}`],
    ['entities', () => page('&amp;'.repeat(9.6 * MEGA))],
    ['a title', () => `<title>${'甲 - '.repeat(12 * MEGA)}</title>${page(`<p>${LINE}</p>`)}`],
    ['a comment', () => `<!--${'x'.repeat(48 * MEGA)}-->${page(`<p>${LINE}</p>`)}`],
    ['an attribute', () => page(`<img alt="${'x'.repeat(48 * MEGA)}">`)],
  ])('%s', { timeout: 60_000 }, (_, bomb) => {
    const html = bomb();
    const before = process.cpuUsage();
    extractArticle(html, { url: null });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(TIME);
  });
});

describe('a large page', () => {
  it('is read whole as long as somebody may have written it', () => {
    const html = page(`<p>${LINE}</p>`.repeat(15_000));
    expect(loadHtml(html)('p').length).toBe(15_000);
  });

  it('is read to where it is too large', () => {
    const html = page(`<p>${LINE}</p>`.repeat(MEGA));
    const outcome = extractArticle(html, { url: null });
    expect(outcome.kind).toBe('article');
    expect(loadHtml(html)('p').length).toBeLessThan(50_000);
    const script = `<script>${' '.repeat(5 * MEGA)}</script>`;
    expect(loadHtml(page(`${script}<p>${LINE}</p>`))('p').text()).toBe(LINE);
  });
});
