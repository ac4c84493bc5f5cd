import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract-article.ts';
import type { SiteRule } from '../../src/article/site-rules.ts';
import { decodeBytes } from '../../src/page/decode.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const folder = join(shared, 'corpus/pages');
const scorer = join(shared, 'tools/score-pages.mjs');
const isThere = existsSync(folder) && existsSync(scorer);
if (!isThere) console.log(`article quality not measured: no pages at ${folder}`);

/** What the scorer prints, by the names it gives. */
type Figures = Readonly<Record<'body F1' | 'short' | 'title' | 'day' | 'minute', number>>;

function score(siteRules?: readonly SiteRule[]): Figures {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const gold = JSON.parse(readFileSync(join(folder, name.replace('.html', '.json')), 'utf8')) as {
        url: string | null;
      };
      const { text: html } = decodeBytes(readFileSync(join(folder, name)), { contentType: null });
      const outcome = extractArticle(html, { url: gold.url, ...(siteRules ? { siteRules } : {}) });
      return JSON.stringify({
        id: name.slice(0, -5),
        ...(outcome.kind === 'article' ? outcome.article : {}),
      });
    });
  const scratch = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    writeFileSync(join(scratch, 'read.ndjson'), lines.join('\n'));
    const printed = execFileSync('node', [scorer, '--gold', folder, '--pred', join(scratch, 'read.ndjson')], {
      encoding: 'utf8',
    });
    const figure = (name: string): number =>
      Number(new RegExp(`${name}(?:\\([^)]*\\))? ([\\d.]+)`).exec(printed)?.[1] ?? Number.NaN);
    return {
      'body F1': figure('body F1'),
      short: figure('short'),
      title: figure('title'),
      day: figure('day'),
      minute: figure('minute'),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Floors: what is promised, and for the general reading alone nearly the same. Raise them, never lower them. */
describe.runIf(isThere)('articles of real pages', () => {
  it.each<[string, readonly SiteRule[] | undefined]>([
    ['with the declared site rules', undefined],
    ['by the general reading alone', []],
  ])('%s', { timeout: 120_000 }, (_, siteRules) => {
    const figures = score(siteRules);
    expect(figures['body F1']).toBeGreaterThanOrEqual(0.96);
    expect(figures.short).toBeGreaterThanOrEqual(0.88);
    expect(figures.title).toBeGreaterThanOrEqual(0.95);
    expect(figures.day).toBeGreaterThanOrEqual(0.97);
    expect(figures.minute).toBeGreaterThanOrEqual(0.88);
  });
});
