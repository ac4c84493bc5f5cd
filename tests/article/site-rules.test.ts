import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract-article.ts';
import { SITE_RULES, siteRuleFor } from '../../src/article/site-rules.ts';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
interface Expected {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

describe('site rules', () => {
  it('are in alphabetical order and unique', () => {
    const ids = SITE_RULES.map((rule) => rule.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('have a page each, and every page has a rule', () => {
    const missing = SITE_RULES.filter((rule) => !existsSync(new URL(`${rule.id}.html`, folder))).map(
      (rule) => rule.id,
    );
    expect(missing, 'add fixtures/pages/<id>.html (a skeleton with text of your own) and <id>.json').toEqual(
      [],
    );
    const pages = readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => name.slice(0, -5));
    expect(pages.filter((id) => !SITE_RULES.some((rule) => rule.id === id))).toEqual([]);
  });

  it.each(SITE_RULES.map((rule) => rule.id))('%s finds title, text and time', (id) => {
    const expected = JSON.parse(read(`${id}.json`)) as Expected;
    const outcome = extractArticle(read(`${id}.html`), { url: expected.url });
    expect(outcome).toMatchObject({ kind: 'article', foundBy: id });
    if (outcome.kind !== 'article') return;
    expect(outcome.article.title).toBe(expected.title);
    expect(outcome.article.text).toBe(expected.text);
    const at = Date.parse(outcome.article.publishedAt ?? '');
    expect(new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)).toBe('2023-07-07');
  });

  it.each(SITE_RULES.map((rule) => rule.id))('%s: its page does not hang on the rule', (id) => {
    const expected = JSON.parse(read(`${id}.json`)) as Expected;
    const outcome = extractArticle(read(`${id}.html`), { url: expected.url, siteRules: [] });
    expect(outcome).toMatchObject({ kind: 'article', foundBy: 'general' });
    if (outcome.kind !== 'article') return;
    expect(outcome.article.title).toBe(expected.title);
    expect(outcome.article.text.startsWith(expected.text)).toBe(true);
    expect(outcome.article.text.length).toBeLessThan(expected.text.length + 20);
  });

  it.each([
    ['https://tech.163.com/23/0707/10/ABCD.html', '163'],
    ['https://news.sina.com.tw/article/1.html', 'sina-taiwan'],
    ['https://finance.sina.com.cn/roll/1.html', 'sina'],
    ['https://notsina.com.cn/1.html', undefined],
    ['https://163.com.example.org/1.html', undefined],
    ['not an address', undefined],
  ])('%s has the rule %s', (url, id) => expect(siteRuleFor(url)?.id).toBe(id));
});
