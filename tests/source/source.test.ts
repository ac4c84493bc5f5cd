import { describe, expect, it } from 'vitest';
import { admits } from '../../src/source/admits.ts';
import { Source } from '../../src/source/source.ts';

const LEAST = { id: 'people-ai', name: '人民网人工智能', kind: 'feed', url: 'https://a.people.cn/rss.xml' };

describe('the schema of a source', () => {
  it('fills in what is not said', () => {
    expect(Source.parse(LEAST)).toMatchObject({
      enabled: true,
      script: 'cn',
      timeZone: 'Asia/Shanghai',
      everyMinutes: 60,
      politeness: { minimumGapMs: 2000, obeyRobots: true },
      expectations: { minimumPerWeek: 1, fields: ['title', 'url'] },
      siteRules: [],
      headers: {},
      allowedPrivateHosts: [],
    });
  });

  it.each([
    [{ schedule: { cron: '*/20 7-22 * * *', timeZone: 'Asia/Hong_Kong' } }],
    [{ schedule: { everyMinutes: 30 } }],
    [{ schedule: { adaptive: { minMinutes: 10 } } }],
    [{ kind: 'index', index: { entry: 'li.news' } }],
    [{ kind: 'news-sitemap', include: ['https://a.people.cn/n/*'], exclude: ['*/video/*'] }],
    [{ headers: { 'Accept-Language': 'zh-TW', 'X-Key': 'a b' } }],
    [{ proxy: 'http://127.0.0.1:3128' }],
    [{ allowedPrivateHosts: ['localhost:8080', '[::1]', '10.0.0.1'] }],
    [{ expectations: { minimumPerWeek: 0, fields: ['title', 'publishedAt'], shortBody: 40 } }],
  ])('takes %j', (more) => {
    expect(Source.safeParse({ ...LEAST, ...more }).success).toBe(true);
  });

  it.each<[more: object, path: string]>([
    [{ id: 'People' }, 'id'],
    [{ id: 'a--b' }, 'id'],
    [{ id: '../a' }, 'id'],
    [{ name: '' }, 'name'],
    [{ kind: 'rss' }, 'kind'],
    [{ url: 'ftp://a.cn/' }, 'url'],
    [{ url: 'a.cn/rss' }, 'url'],
    [{ language: 'Chinese!' }, 'language'],
    [{ script: 'hant' }, 'script'],
    [{ timeZone: 'China' }, 'timeZone'],
    [{ everyMinutes: 0 }, 'everyMinutes'],
    [{ schedule: { cron: '* * *' } }, 'schedule.cron'],
    [{ schedule: { cron: '0 0 31 2 *' } }, 'schedule.cron'],
    [{ schedule: { cron: '0 9 * * *', everyMinutes: 5 } }, 'schedule'],
    [{ schedule: { adaptive: { minMinutes: 60, maxMinutes: 5 } } }, 'schedule.adaptive'],
    [{ politeness: { minimumGapMs: -1 } }, 'politeness.minimumGapMs'],
    [{ politeness: { gap: 1 } }, 'politeness'],
    [{ expectations: { fields: ['body'] } }, 'expectations.fields.0'],
    [{ expectations: { shortShare: 2 } }, 'expectations.shortShare'],
    [{ kind: 'index' }, 'index'],
    [{ index: { entry: 'li' } }, 'index'],
    [{ kind: 'index', index: { link: 'a' } }, 'index.entry'],
    [{ headers: { Cookie: 'a=1' } }, 'headers.Cookie'],
    [{ headers: { Host: 'b.cn' } }, 'headers.Host'],
    [{ headers: { 'Proxy-Authorization': 'x' } }, 'headers.Proxy-Authorization'],
    [{ headers: { 'X-A': 'a\r\nX-B: b' } }, 'headers.X-A'],
    [{ headers: { 'X A': 'a' } }, 'headers.X A'],
    [{ proxy: 'socks5://127.0.0.1' }, 'proxy'],
    [{ allowedPrivateHosts: ['http://a'] }, 'allowedPrivateHosts.0'],
    [{ colour: 'red' }, ''],
  ])('refuses %j', (more, path) => {
    const parsed = Source.safeParse({ ...LEAST, ...more });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});

describe('addresses a source wants', () => {
  it.each<[include: string[], exclude: string[], url: string, wanted: boolean]>([
    [[], [], 'https://a.cn/1', true],
    [['https://a.cn/news/*'], [], 'https://a.cn/news/1.html', true],
    [['https://a.cn/news/*'], [], 'https://a.cn/video/1.html', false],
    [['*/ai/*', '*/tech/*'], [], 'https://a.cn/tech/2', true],
    [['https://a.cn/*.html'], [], 'https://a.cn/x.htm', false],
    [['https://a.cn/1'], [], 'https://a.cn/1', true],
    [['https://a.cn/1'], [], 'https://a.cn/12', false],
    [['a*a'], [], 'a', false],
    [['*a*b*'], [], 'xbxaxb', true],
    [['*a*b'], [], 'xbxa', false],
    [['**'], [], 'anything', true],
    [[], ['*/video/*'], 'https://a.cn/video/1', false],
    [['*'], ['*?ref=*'], 'https://a.cn/1?ref=x', false],
    [['https://a.cn/(.*)'], [], 'https://a.cn/1', false],
  ])('include %j, exclude %j: %s is %s', (include, exclude, url, wanted) => {
    expect(admits({ include, exclude }, url)).toBe(wanted);
  });

  it('are judged fast whatever the pattern', () => {
    const started = performance.now();
    expect(admits({ include: [`${'a*'.repeat(240)}b`], exclude: [] }, 'a'.repeat(100_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
