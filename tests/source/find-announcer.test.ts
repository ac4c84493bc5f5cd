import { describe, expect, it } from 'vitest';
import { type AnnouncerSearch, findAnnouncer } from '../../src/pipeline/find-announcer.ts';
import type { Fetcher, FetchOutcome } from '../../src/ports/fetcher.ts';

const SITE = 'https://news.shanshui-press.cn';
const FEED =
  '<rss version="2.0"><channel><title>山水样例</title><item><title>一家公司公布价格</title><link>/1.html</link></item></channel></rss>';
const NEWS_MAP = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${SITE}/2.html</loc><n:news><n:title>另一家公司公布名额</n:title><n:publication_date>2026-11-20</n:publication_date></n:news></url></urlset>`;
const MAP = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${SITE}/3.html</loc></url></urlset>`;
const HOME =
  '<html lang="zh-CN"><head><link rel="alternate" type="application/rss+xml" href="/all.xml"></head></html>';

/** A site that has the given pages, and answers the given status for all others. */
function siteOf(pages: Readonly<Record<string, string>>, missing: FetchOutcome): Fetcher {
  return {
    fetch: async ({ url }) => {
      const page = pages[url.replace(SITE, '')];
      if (page === undefined) return missing;
      return {
        kind: 'fetched',
        status: 200,
        finalUrl: url,
        redirects: [],
        body: Buffer.from(page),
        contentType: 'text/html; charset=utf-8',
        contentLocation: null,
        etag: null,
        lastModified: null,
        fetchedAt: 0,
      };
    },
    close: async () => {},
  };
}

const search = (
  pages: Readonly<Record<string, string>>,
  missing: FetchOutcome,
  path = '/tech/',
): Promise<AnnouncerSearch> =>
  findAnnouncer(siteOf(pages, missing), `${SITE}${path}`, {
    sourceId: 'new',
    purpose: 'discovery',
    allowedPrivateHosts: [],
    obeyRobots: true,
    minimumGapMs: 0,
  });

const GONE: FetchOutcome = { kind: 'gone', status: 404 };
const FORBIDDEN: FetchOutcome = { kind: 'refused', status: 403, retryAfterMs: null };

describe('a start page that the server does not have', () => {
  it.each([
    ['a feed that the front page names', { '/': HOME, '/all.xml': FEED }, '/all.xml', 'feed'],
    ...['/feed', '/rss', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml'].map(
      (path): [string, Record<string, string>, string, string] => [
        `a feed at ${path}`,
        { [path]: FEED },
        path,
        'feed',
      ],
    ),
    ['a front page that is the feed', { '/': FEED }, '/', 'feed'],
    [
      'a news sitemap where it usually is',
      { '/news-sitemap.xml': NEWS_MAP },
      '/news-sitemap.xml',
      'news-sitemap',
    ],
    ['a sitemap where it usually is', { '/sitemap.xml': MAP }, '/sitemap.xml', 'sitemap'],
    [
      'a sitemap that robots.txt names',
      { '/robots.txt': `User-agent: *\nSITEMAP : ${SITE}/maps/n1.xml`, '/maps/n1.xml': NEWS_MAP },
      '/maps/n1.xml',
      'news-sitemap',
    ],
  ])('gives way to %s', async (_, pages, path, kind) => {
    for (const missing of [GONE, FORBIDDEN]) {
      const { found, trials } = await search(pages, missing);
      expect(found).toMatchObject({ kind, url: `${SITE}${path}` });
      expect(trials[0]).toMatchObject({ url: `${SITE}/tech/`, foundBy: 'named' });
      expect(trials.filter(({ result }) => /^1 items/.test(result))).toHaveLength(1);
    }
  });

  it('tells all that was tried when there is nothing', async () => {
    const { found, trials } = await search({}, GONE);
    expect(found).toBeNull();
    const tried = trials.map(({ url }) => url.replace(SITE, ''));
    for (const path of [
      '/tech/',
      '/',
      '/feed',
      '/rss',
      '/rss.xml',
      '/atom.xml',
      '/news-sitemap.xml',
      '/sitemap.xml',
    ])
      expect(tried).toContain(path);
    expect(trials.every(({ result }) => result === 'the server says 404')).toBe(true);
    expect(tried.length).toBeLessThan(20);
    expect((await search({}, GONE, '/')).trials[0]).toMatchObject({ url: `${SITE}/`, foundBy: 'named' });
  });

  it('ends the search where no server answers', async () => {
    const { found, trials } = await search(
      { '/feed': FEED },
      { kind: 'failed', reason: 'dns', detail: 'no such name' },
    );
    expect(found).toBeNull();
    expect(trials).toEqual([{ url: `${SITE}/tech/`, foundBy: 'named', result: 'dns: no such name' }]);
  });
});
