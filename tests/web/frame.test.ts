import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from '../../src/web/language.ts';
import { articles, HOSTILE, type Serving, serving } from '../api/serving.ts';
import { hostileMarkup } from './hostile-markup.ts';

describe('the language of a page', () => {
  it.each([
    ['en', undefined, 'en'],
    ['zh', 'en-GB', 'zh'],
    [null, 'en-GB,en;q=0.9,zh;q=0.8', 'en'],
    [null, 'zh-TW,zh;q=0.9,en;q=0.8', 'zh'],
    [null, 'en;q=0.1,zh;q=0.9', 'zh'],
    [null, 'de-DE,de', 'zh'],
    [null, 'en;q=0', 'zh'],
    [null, undefined, 'zh'],
    ['<script>', 'en', 'en'],
  ] as const)('asked %j with %j is %s', (asked, header, expected) => {
    expect(languageOf(asked, header)).toBe(expected);
  });
});

describe('the pages', () => {
  let server: Serving;
  beforeAll(async () => {
    server = await serving(articles(30));
  }, 60_000);
  afterAll(() => server.close());

  async function addresses(): Promise<string[]> {
    const ids = async (path: string): Promise<string[]> => {
      const { rows } = (await (await server.get(path)).json()) as { rows: { id: string }[] };
      return rows.map(({ id }) => encodeURIComponent(id));
    };
    const hostileQuery = encodeURIComponent(HOSTILE[0]);
    return [
      '/',
      '/events',
      '/models',
      '/organizations',
      '/cities',
      '/articles',
      '/changes',
      '/ops',
      '/dictionary',
      '/sign-in',
      '/v1/docs',
      `/search?q=${hostileQuery}`,
      `/events?entity=${hostileQuery}&type=${hostileQuery}`,
      `/models/${hostileQuery}`,
      `/articles/${hostileQuery}`,
      `/sign-in?next=${encodeURIComponent('javascript:alert(1)')}`,
      ...(await ids('/v1/articles?limit=20')).map((id) => `/articles/${id}`),
      ...(await ids('/v1/events?limit=10')).map((id) => `/events/${id}`),
      ...(await ids('/v1/models')).map((id) => `/models/${id}`),
    ];
  }

  it('show hostile titles, authors and queries as text only', async () => {
    for (const address of await addresses()) {
      for (const language of ['zh', 'en']) {
        const path = `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
        const answer = await server.get(path);
        expect([200, 400, 404], path).toContain(answer.status);
        expect(answer.headers.get('content-type'), path).toMatch(/^text\/html/);
        expect(hostileMarkup(await answer.text()), path).toEqual([]);
      }
    }
  }, 60_000);

  it('name their language, and carry no script or style within', async () => {
    const chinese = await (await server.get('/?lang=zh')).text();
    const english = await (await server.get('/', { 'accept-language': 'en' })).text();
    expect(chinese).toMatch(/<html lang="zh-Hans">/);
    expect(english).toMatch(/<html lang="en">/);
    for (const page of [chinese, english]) expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/);
  });

  it('serves assets that may be kept, and nothing beside them', async () => {
    const page = await (await server.get('/')).text();
    const [, address = ''] = /href="(\/assets\/frame\.css\?v=[0-9a-f]+)"/.exec(page) ?? [];
    const asset = await server.get(address);
    expect(asset.headers.get('cache-control')).toMatch(/immutable/);
    expect(asset.headers.get('content-type')).toMatch(/^text\/css/);
    for (const path of ['/assets/..%2f..%2fpackage.json', '/assets/nothing.css', '/assets/']) {
      expect((await server.get(path)).status, path).toBe(404);
    }
  });

  it('answer a browser that lost its way with a page', async () => {
    const lost = await server.get('/no/such/page', { accept: 'text/html,application/xhtml+xml' });
    expect(lost.status).toBe(404);
    expect(lost.headers.get('content-type')).toMatch(/^text\/html/);
  });
});
