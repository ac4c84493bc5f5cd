import { describe, expect, it } from 'vitest';
import type { Article, ArticleTable } from '../../src/article/article.ts';
import { extractArticle } from '../../src/article/extract-article.ts';
import { joinPages } from '../../src/article/join-pages.ts';
import { toReadable } from '../../src/reading/to-readable.ts';

const LINES = [
  '北岸市去年新增三座公共算力中心，第二季度起向中小企业开放。',
  '经信局工作人员介绍，三座中心的规模和价格并不相同，企业可以按任务挑选。',
  '今年还会再建两座，选址已经完成，预计年底前投入使用。',
];
const TEXT = LINES.join('\n');
const around = (middle: string): string =>
  `<html><body><h1>北岸市算力中心扩容</h1><div class="content"><p>${LINES[0]}</p><p>${LINES[1]}</p>${middle}<p>${LINES[2]}</p></div></body></html>`;

function articleOf(html: string): Article {
  const outcome = extractArticle(html, { url: 'https://news.example.cn/20240301/1.html' });
  if (outcome.kind !== 'article') throw new Error(`not an article: ${outcome.reason}`);
  return outcome.article;
}

const tablesOf = (middle: string): readonly ArticleTable[] | undefined => {
  const { text, tables } = articleOf(around(middle));
  expect(text).toBe(TEXT);
  return tables;
};

const HEAD = '<tr><th>中心</th><th>规模</th><th>价格</th></tr>';
const BODY = '<tr><td>城东</td><td>100P</td><td>9元</td></tr><tr><td>城西</td><td>300P</td><td>7元</td></tr>';
const ROWS = [
  ['中心', '规模', '价格'],
  ['城东', '100P', '9元'],
  ['城西', '300P', '7元'],
];

describe('tables of figures stand beside the text', () => {
  it.each<[string, string, readonly ArticleTable[]]>([
    ['plain', `<table>${HEAD}${BODY}</table>`, [{ caption: null, rows: ROWS }]],
    [
      'with head, body and caption',
      `<table><caption>三座中心（单位：元/时）</caption><thead>${HEAD}</thead><tbody>${BODY}</tbody></table>`,
      [{ caption: '三座中心（单位：元/时）', rows: ROWS }],
    ],
    [
      'with empty cells, and a row without any text',
      `<table>${HEAD}<tr><td></td><td>&nbsp;</td><td></td></tr><tr><td>城东</td><td></td><td>9元</td></tr><tr><td>城西</td><td>300P</td><td>7元</td></tr></table>`,
      [{ caption: null, rows: [ROWS[0] ?? [], ['城东', '', '9元'], ROWS[2] ?? []] }],
    ],
    [
      'with several lines in a cell',
      `<table>${HEAD}<tr><td><p>城东</p><p>一期</p></td><td>100P</td><td>9元</td></tr></table>`,
      [{ caption: null, rows: [ROWS[0] ?? [], ['城东 一期', '100P', '9元']] }],
    ],
    [
      'two of them',
      `<table>${HEAD}${BODY}</table><table>${BODY}</table>`,
      [
        { caption: null, rows: ROWS },
        { caption: null, rows: ROWS.slice(1) },
      ],
    ],
    [
      'unclosed rows and cells',
      '<table><tr><td>中心<td>规模<td>价格<tr><td>城东<td>100P<td>9元</table>',
      [{ caption: null, rows: ROWS.slice(0, 2) }],
    ],
  ])('%s', (_, table, expected) => expect(tablesOf(table)).toEqual(expected));

  it('stands apart from a table that lays the page out', () => {
    const page = around(`<table>${HEAD}${BODY}</table>`)
      .replace('<body>', '<body><table><tr><td>')
      .replace('</body>', '</td><td>下载</td></tr></table></body>');
    expect(articleOf(page)).toMatchObject({ text: TEXT, tables: [{ caption: null, rows: ROWS }] });
  });

  it('is none where the page has none, and a table of sentences is text', () => {
    expect('tables' in articleOf(around(''))).toBe(false);
    const sentences = LINES.map((line) => `<tr><td>${line.replace('北岸市', '南岸市')}又记。</td></tr>`).join(
      '',
    );
    const article = articleOf(around(`<table>${sentences}</table>`));
    expect(article.tables).toBeUndefined();
    expect(article.text).toContain('南岸市去年新增');
  });

  it('is not a single row or column', () => {
    const column = Array.from({ length: 8 }, (_, at) => `<tr><td>第${at}项</td></tr>`).join('');
    expect(tablesOf(`<table>${column}</table>`)).toBeUndefined();
  });

  it('is joined over the pages of an article, and given on with its captions', () => {
    const caption = '<figure><img src="a.jpg"><figcaption>城东中心机房</figcaption></figure>';
    const html = around(`<table>${HEAD}${BODY}</table>${caption}`);
    const first = articleOf(html);
    const second = { ...first, text: '第二页讲的是电价和土地，写在这里。' };
    expect(joinPages([first, second]).tables).toHaveLength(2);
    expect(toReadable({ html })).toMatchObject({
      article: { captions: ['城东中心机房'], tables: [{ caption: null, rows: ROWS }] },
    });
  });
});

it('stands beside a text that is much shorter than it', () => {
  const rows = Array.from(
    { length: 60 },
    (_, at) => `<tr><td>第${at}区</td><td>${at}P</td><td>${at}元</td></tr>`,
  );
  for (const table of [`<table>${rows.join('')}</table>`, `<div><table>${rows.join('')}</table></div>`]) {
    expect(tablesOf(table)?.[0]?.rows).toHaveLength(60);
  }
});

it('a listing of very many cells is cut off, and takes no time', () => {
  const rows = '<tr><td>城东</td><td>100P</td></tr>'.repeat(10_000);
  const before = process.cpuUsage();
  const [table] = tablesOf(`<table>${rows}</table>`) ?? [];
  expect(table?.rows).toHaveLength(2500);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
});
