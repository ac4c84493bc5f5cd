import { describe, expect, it } from 'vitest';
import { readRobots } from '../../../src/adapters/fetch/robots.ts';
import { createRobotsCache, type RobotsAnswer } from '../../../src/adapters/fetch/robots-cache.ts';
import { type Loopback, requestFor, serve, testFetcher } from './http-loopback.ts';

const ORIGIN = 'https://news.shanshui-press.cn';

function isAllowed(text: string, path: string): boolean {
  return readRobots(ORIGIN, text, 'shanshui').forbiddenBy(new URL(path, ORIGIN)) === null;
}

describe('rules of a robots.txt (RFC 9309)', () => {
  it.each<[name: string, lines: string[], path: string, allowed: boolean]>([
    ['nothing', [], '/a', true],
    ['all forbidden', ['User-agent: *', 'Disallow: /'], '/a', false],
    ['an empty Disallow', ['User-agent: *', 'Disallow:'], '/a', true],
    [
      'our own group before *',
      ['User-agent: *', 'Disallow: /', 'User-agent: shanshui', 'Allow: /'],
      '/a',
      true,
    ],
    ['our name in other letters', ['User-agent: ShanShui', 'Disallow: /a'], '/a', false],
    ['a group of several', ['User-agent: x', 'User-agent: shanshui', 'Disallow: /a'], '/a', false],
    [
      'two groups of ours',
      ['User-agent: shanshui', 'Disallow: /a', 'User-agent: shanshui', 'Disallow: /b'],
      '/b',
      false,
    ],
    ['others only', ['User-agent: baiduspider', 'Disallow: /'], '/a', true],
    ['the longest match', ['User-agent: *', 'Disallow: /a', 'Allow: /a/news'], '/a/news/1', true],
    ['a tie, allowed', ['User-agent: *', 'Disallow: /a', 'Allow: /a'], '/a', true],
    ['a wildcard', ['User-agent: *', 'Disallow: /*/print'], '/2023/print', false],
    ['an end', ['User-agent: *', 'Disallow: /*.pdf$'], '/a.pdf?x', true],
    ['an end that fits', ['User-agent: *', 'Disallow: /*.pdf$'], '/a.pdf', false],
    ['a query', ['User-agent: *', 'Disallow: /*?page='], '/list?page=2', false],
    ['Chinese in the rule', ['User-agent: *', 'Disallow: /新闻'], '/%E6%96%B0%E9%97%BB/1', false],
    ['robots.txt itself', ['User-agent: *', 'Disallow: /'], '/robots.txt', true],
    ['a comment', ['User-agent: * # all', 'Disallow: /a # not this'], '/a', false],
    ['an HTML page instead', ['<!DOCTYPE html>', '<html><body>User-agent</body></html>'], '/a', true],
    ['a byte order mark', ['\uFEFFUser-agent: *', 'Disallow: /a'], '/a', false],
  ])('%s', (_name, lines, path, allowed) => {
    expect(isAllowed(lines.join('\n'), path)).toBe(allowed);
    expect(isAllowed(lines.join('\r\n'), path)).toBe(allowed);
  });

  it('names the line and reads the delay and the sitemaps', () => {
    const rules = readRobots(
      ORIGIN,
      'User-agent: *\nCrawl-delay: 2.5\nDisallow: /a\nSitemap: https://news.shanshui-press.cn/s.xml',
      'shanshui',
    );
    expect(rules.forbiddenBy(new URL('/a', ORIGIN))).toBe(3);
    expect(rules.crawlDelayMs).toBe(2500);
    expect(rules.sitemaps).toEqual(['https://news.shanshui-press.cn/s.xml']);
  });

  it.each([
    ['-1', 0],
    ['soon', 0],
    ['Infinity', 0],
    ['86400', 300_000],
  ])('a delay of %s is %d ms', (delay, expected) => {
    expect(readRobots(ORIGIN, `User-agent: *\nCrawl-delay: ${delay}`, 'shanshui').crawlDelayMs).toBe(
      expected,
    );
  });

  it('is read fast whatever it says', () => {
    const rule = `Disallow: /${'*a'.repeat(450)}b`;
    const text = `User-agent: *\n${`${rule}\n`.repeat(550)}`;
    const started = performance.now();
    expect(isAllowed(text, `/${'a'.repeat(100_000)}`)).toBe(true);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('the cache of rules', () => {
  it('asks once a day, and once for many at a time', async () => {
    let at = 0;
    let asked = 0;
    const cache = createRobotsCache('shanshui', () => at);
    const ask = async (): Promise<RobotsAnswer> => {
      asked++;
      return { kind: 'none' };
    };
    await Promise.all(Array.from({ length: 10 }, () => cache.rulesOf(ORIGIN, ask)));
    expect(asked).toBe(1);
    at = 23 * 3_600_000;
    await cache.rulesOf(ORIGIN, ask);
    expect(asked).toBe(1);
    at = 25 * 3_600_000;
    await cache.rulesOf(ORIGIN, ask);
    expect(asked).toBe(2);
  });

  it('believes old rules while the file cannot be read, for a week', async () => {
    let at = 0;
    const cache = createRobotsCache('shanshui', () => at);
    const down = async (): Promise<RobotsAnswer> => ({ kind: 'unreachable', reason: null, detail: '502' });
    await cache.rulesOf(ORIGIN, async () => ({ kind: 'text', text: 'User-agent: *\nDisallow: /a' }));
    at = 3 * 24 * 3_600_000;
    expect(await cache.rulesOf(ORIGIN, down)).toMatchObject({ kind: 'rules' });
    at = 9 * 24 * 3_600_000;
    expect(await cache.rulesOf(ORIGIN, down)).toMatchObject({ kind: 'unreachable', retryAfterMs: 600_000 });
    at += 400_000;
    expect(await cache.rulesOf(ORIGIN, down)).toMatchObject({ kind: 'unreachable', retryAfterMs: 200_000 });
  });
});

describe('robots.txt and the fetcher', () => {
  async function siteWith(
    robots: { status: number; body?: string; location?: string },
    asked: string[] = [],
  ): Promise<Loopback> {
    return serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url !== '/robots.txt') response.end('page');
      else if (robots.location !== undefined)
        response.writeHead(robots.status, { location: robots.location }).end();
      else response.writeHead(robots.status).end(robots.body ?? '');
    });
  }

  it.each([
    [
      { status: 200, body: 'User-agent: *\nDisallow: /' },
      { kind: 'blocked', by: 'robots' },
    ],
    [{ status: 200, body: 'User-agent: *\nDisallow: /other' }, { kind: 'fetched' }],
    [{ status: 404 }, { kind: 'fetched' }],
    [{ status: 403 }, { kind: 'fetched' }],
    [{ status: 500 }, { kind: 'held', by: 'robots' }],
    [{ status: 503 }, { kind: 'held', by: 'robots' }],
    [{ status: 429 }, { kind: 'held', by: 'robots' }],
    [{ status: 302, location: '/robots.txt' }, { kind: 'fetched' }],
    [
      { status: 302, location: 'http://10.0.0.1/robots.txt' },
      { kind: 'blocked', by: 'address' },
    ],
  ])('%j', async (robots, expected) => {
    const site = await siteWith(robots);
    const { fetcher } = testFetcher();
    expect(await fetcher.fetch(requestFor(`${site.origin}/a`, { obeyRobots: true }))).toMatchObject(expected);
    await site.close();
  });

  it('is asked once for many pages, and not at all with permission', async () => {
    const asked: string[] = [];
    const site = await siteWith({ status: 200, body: '' }, asked);
    const { fetcher, ledger } = testFetcher();
    await Promise.all(
      [1, 2, 3].map((n) => fetcher.fetch(requestFor(`${site.origin}/${n}`, { obeyRobots: true }))),
    );
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    expect(ledger[0]).toMatchObject({ purpose: 'robots', status: 200 });
    const other = testFetcher();
    await other.fetcher.fetch(requestFor(`${site.origin}/4`));
    expect(other.ledger.map((entry) => entry.purpose)).toEqual(['page']);
    await site.close();
  });

  it('holds on the way of a redirect too', async () => {
    const closed = await siteWith({ status: 200, body: 'User-agent: *\nDisallow: /' });
    const open = await serve((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(302, { location: `${closed.origin}/a` }).end();
    });
    const { fetcher } = testFetcher();
    const outcome = await fetcher.fetch(requestFor(`${open.origin}/`, { obeyRobots: true }));
    expect(outcome).toMatchObject({ kind: 'blocked', by: 'robots' });
    await Promise.all([closed.close(), open.close()]);
  });

  it('widens the gap by its crawl-delay', async () => {
    const site = await siteWith({ status: 200, body: 'User-agent: *\nCrawl-delay: 0.3' });
    const { fetcher, ledger } = testFetcher();
    for (const path of ['/a', '/b'])
      await fetcher.fetch(requestFor(site.origin + path, { obeyRobots: true }));
    const times = ledger.map(({ startedAt, waitedMs, durationMs }) => {
      return { from: startedAt + waitedMs, to: startedAt + waitedMs + durationMs };
    });
    expect(times).toHaveLength(3);
    const gaps = times.slice(1).map(({ from }, at) => from - (times[at]?.to ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(295);
    await site.close();
  });

  it('is read to 512 KiB, and no further', async () => {
    const filler = `# ${'x'.repeat(97)}\n`.repeat(6000);
    const early = await siteWith({ status: 200, body: `User-agent: *\nDisallow: /\n${filler}` });
    const late = await siteWith({ status: 200, body: `${filler}User-agent: *\nDisallow: /\n` });
    const { fetcher } = testFetcher();
    const ask = async (site: Loopback): Promise<string> =>
      (await fetcher.fetch(requestFor(`${site.origin}/a`, { obeyRobots: true }))).kind;
    expect([await ask(early), await ask(late)]).toEqual(['blocked', 'fetched']);
    await Promise.all([early.close(), late.close()]);
  });
});
