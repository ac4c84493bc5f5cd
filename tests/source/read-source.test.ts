import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/pipeline/read-source.ts';
import type { Fetcher, FetchOutcome, FetchRequest } from '../../src/ports/fetcher.ts';
import { Source, type SourceInput } from '../../src/source/source.ts';

const HOST = 'https://news.shanshui-press.cn';

/** A web of pages by path; what is not there is gone. */
function webOf(
  pages: Record<string, string>,
  asked: FetchRequest[] = [],
  contentLocation: string | null = null,
): Fetcher {
  return {
    async fetch(request): Promise<FetchOutcome> {
      asked.push(request);
      const body = pages[request.url.replace(HOST, '')];
      if (body === undefined) return { kind: 'gone', status: 404 };
      return {
        kind: 'fetched',
        status: 200,
        finalUrl: request.url,
        redirects: [],
        body: Buffer.from(body),
        contentType: null,
        contentLocation,
        etag: '"1"',
        lastModified: null,
        fetchedAt: 0,
      };
    },
    async close() {},
  };
}

const source = (more: Partial<SourceInput>): Source =>
  Source.parse({ id: 'tested', name: '样例', kind: 'feed', url: `${HOST}/start`, ...more });

const urlset = (...paths: string[]): string =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths
    .map((path) => `<url><loc>${HOST}${path}</loc></url>`)
    .join('')}</urlset>`;

const indexOf = (...entries: [path: string, day: string][]): string =>
  `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries
    .map(([path, day]) => `<sitemap><loc>${HOST}${path}</loc><lastmod>${day}</lastmod></sitemap>`)
    .join('')}</sitemapindex>`;

const list = (next: string | null, ...paths: string[]): string =>
  `<ul>${paths.map((path) => `<li><a href="${path}">新闻标题一则 ${path}</a></li>`).join('')}</ul>${
    next === null ? '' : `<a class="next" href="${next}">下一页</a>`
  }`;

describe('reading a source', () => {
  it('reads the newest sitemaps of an index, also through indexes', async () => {
    const asked: FetchRequest[] = [];
    const web = webOf(
      {
        '/start': indexOf(
          ['/old.xml', '2023-01-01'],
          ['/new.xml', '2026-11-16'],
          ['/inner.xml', '2026-11-15'],
        ),
        '/new.xml': urlset('/n1', '/n2'),
        '/inner.xml': indexOf(['/deep.xml', '2026-11-14']),
        '/deep.xml': urlset('/d1'),
        '/old.xml': urlset('/o1'),
      },
      asked,
    );
    const { announcement, missing } = await readSource(web, source({ kind: 'sitemap' }));
    expect(announcement?.items.map(({ url }) => url?.replace(HOST, ''))).toEqual([
      '/n1',
      '/n2',
      '/d1',
      '/o1',
    ]);
    expect(missing).toEqual([]);
    expect(asked.map(({ purpose }) => purpose)).toEqual(Array(5).fill('sitemap'));
  });

  it('ends with indexes that name themselves or each other, or without end', async () => {
    const asked: FetchRequest[] = [];
    const many = Array.from({ length: 2000 }, (_, at): [string, string] => [`/x${at}.xml`, '2026-11-16']);
    const loop = webOf({
      '/start': indexOf(['/start', '2026-11-16'], ['/b.xml', '2026-11-15']),
      '/b.xml': indexOf(['/start', '2026-11-16']),
    });
    expect((await readSource(loop, source({ kind: 'sitemap' }))).announcement?.items).toEqual([]);
    const endless: Fetcher = webOf(
      new Proxy({}, { get: () => indexOf(...many) }) as Record<string, string>,
      asked,
    );
    await readSource(endless, source({ kind: 'sitemap' }));
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  it('forgets the validators when a sitemap could not be had', async () => {
    const web = webOf({
      '/start': indexOf(['/a.xml', '2026-11-16'], ['/b.xml', '2026-11-15']),
      '/a.xml': urlset('/1'),
    });
    const reading = await readSource(web, source({ kind: 'sitemap' }));
    expect(reading.outcome).toMatchObject({ kind: 'fetched', etag: null });
    expect(reading.missing).toEqual([`${HOST}/b.xml: gone`]);
    expect(reading.announcement?.items).toHaveLength(1);
  });

  it.each([
    [1, ['/1', '/2']],
    [2, ['/1', '/2', '/3']],
    [20, ['/1', '/2', '/3', '/4']],
  ])('follows a list to %d pages', async (maxPages, expected) => {
    const web = webOf({
      '/start': list('/page2', '/1', '/2'),
      '/page2': list('/page3', '/3'),
      '/page3': list('/start', '/4'),
    });
    const index = { entry: 'li', next: 'a.next', maxPages };
    const { announcement } = await readSource(web, source({ kind: 'index', index }));
    expect(announcement?.items.map(({ url }) => url?.replace(HOST, ''))).toEqual(expected);
  });

  it.each([
    [null, '/2.html'],
    ['/tech/rss/', '/tech/rss/2.html'],
    ['https://news.shanshui-press.cn/archive/feed.xml', '/archive/2.html'],
    ['https://elsewhere.example/feed.xml', '/2.html'],
    ['ftp://news.shanshui-press.cn/feed/', '/2.html'],
    ['http://[', '/2.html'],
  ])('counts links from the Content-Location %j as %s', async (location, path) => {
    const feed =
      '<rss version="2.0"><channel><item><title>甲</title><link>2.html</link></item></channel></rss>';
    const { announcement } = await readSource(webOf({ '/start': feed }, [], location), source({}));
    expect(announcement?.items[0]?.url).toBe(`${HOST}${path}`);
  });

  it('fails for good on what is no announcement, and passes on what is no body', async () => {
    await expect(readSource(webOf({ '/start': '<html><p>hello</p></html>' }), source({}))).rejects.toThrow(
      HOST,
    );
    const gone = await readSource(webOf({}), source({}));
    expect(gone).toEqual({ outcome: { kind: 'gone', status: 404 }, announcement: null, missing: [] });
  });
});
