import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Loopback, requestFor, serve, testFetcher } from './http-loopback.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const PAGE = '<p>山水</p>'.repeat(200);
const asked: Asked[] = [];
let site: Loopback;
let other: Loopback;

const answers: Record<string, (response: ServerResponse, request: Asked) => void> = {
  '/plain': (response) => response.writeHead(200, { 'content-type': 'text/html; charset=gbk' }).end(PAGE),
  '/gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PAGE)),
  '/x-gzip': (response) => response.writeHead(200, { 'content-encoding': 'X-GZIP' }).end(gzipSync(PAGE)),
  '/br': (response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(PAGE)),
  '/deflate': (response) => response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync(PAGE)),
  '/bare-deflate': (response) =>
    response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(PAGE)),
  '/both': (response) =>
    response.writeHead(200, { 'content-encoding': 'br, gzip' }).end(gzipSync(brotliCompressSync(PAGE))),
  '/identity': (response) => response.writeHead(200, { 'content-encoding': 'identity' }).end(PAGE),
  '/no-trailer': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PAGE).subarray(0, -8)),
  '/sitemap.xml.gz': (response) => response.end(gzipSync(PAGE)),
  '/archive-in-archive': (response) => response.end(gzipSync(gzipSync(PAGE))),
  '/zstd': (response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
  '/not-gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('PK\u0003\u0004'),
  '/cut-off': (response) => {
    response.writeHead(200, { 'content-length': '10000' }).write(PAGE.slice(0, 50));
    setTimeout(() => response.destroy(), 20);
  },
  '/slammed': (response) => response.destroy(),
  '/cookie': (response) =>
    response.writeHead(302, { 'set-cookie': 'id=1; Path=/', location: '/plain' }).end(),
  '/to-other': (response) => response.writeHead(301, { location: `${other.origin}/landed` }).end(),
  '/to-nowhere': (response) => response.writeHead(302).end(),
  '/to-garbage': (response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/to-utf8': (response) => {
    response.socket?.write('HTTP/1.1 302 Found\r\nLocation: /plain?名=山\r\nConnection: close\r\n\r\n');
  },
  '/not-modified': (response) => response.writeHead(304).end(),
  '/validators': (response, request) => {
    const isSame = request.headers['if-none-match'] === '"v1"';
    response.writeHead(isSame ? 304 : 200, {
      etag: '"v1"',
      'last-modified': 'Mon, 03 Jul 2023 00:00:00 GMT',
    });
    response.end();
  },
  '/strange-validators': (response) =>
    response.writeHead(200, { etag: `"${'e'.repeat(2000)}"`, 'last-modified': '\u00e9' }).end(),
  '/gone': (response) => response.writeHead(410).end(),
  '/teapot': (response) => response.writeHead(418).end('no'),
  '/broken': (response) => response.writeHead(500, { 'retry-after': '7' }).end(),
  '/empty': (response) => response.writeHead(204).end(),
  '/hook': (response) => response.writeHead(201).end('taken'),
  '/moved-hook': (response) => response.writeHead(307, { location: '/hook' }).end(),
};

beforeAll(async () => {
  const listen = async (): Promise<Loopback> =>
    serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url: path = '/', headers } = request;
        const one = { method, path, headers, body: Buffer.concat(chunks).toString() };
        asked.push(one);
        const answer = answers[path.split('?')[0] ?? ''];
        if (answer === undefined) response.writeHead(path === '/landed' ? 200 : 404).end();
        else answer(response, one);
      });
    });
  [site, other] = await Promise.all([listen(), listen()]);
});
afterAll(() => Promise.all([site.close(), other.close()]));
beforeEach(() => {
  asked.length = 0;
});

describe('bodies', () => {
  it.each([
    '/plain',
    '/gzip',
    '/x-gzip',
    '/br',
    '/deflate',
    '/bare-deflate',
    '/both',
    '/identity',
    '/no-trailer',
    '/sitemap.xml.gz',
  ])('%s is unpacked', async (path) => {
    const outcome = await testFetcher().fetcher.fetch(requestFor(site.origin + path));
    expect(outcome).toMatchObject({
      kind: 'fetched',
      status: 200,
      finalUrl: site.origin + path,
      redirects: [],
    });
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.body).toString()).toBe(PAGE);
  });

  it('leaves an archive in an archive packed', async () => {
    const outcome = await testFetcher().fetcher.fetch(requestFor(`${site.origin}/archive-in-archive`));
    expect(outcome.kind === 'fetched' && outcome.body.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  });

  it('gives the content type as it came, for the charset', async () => {
    const outcome = await testFetcher().fetcher.fetch(requestFor(`${site.origin}/plain`));
    expect(outcome).toMatchObject({ contentType: 'text/html; charset=gbk' });
  });

  it.each([
    ['/zstd', 'decompress'],
    ['/not-gzip', 'decompress'],
    ['/cut-off', 'reset'],
    ['/slammed', 'reset'],
    ['/to-nowhere', 'redirects'],
    ['/to-garbage', 'redirects'],
    ['/not-modified', 'protocol'],
  ])('%s fails by %s', async (path, reason) => {
    const outcome = await testFetcher().fetcher.fetch(requestFor(site.origin + path));
    expect(outcome).toMatchObject({ kind: 'failed', reason });
  });

  it.each([PAGE.length * 3, 100, 1])('a limit of %d bytes holds to the byte', async (limit) => {
    const length = Buffer.byteLength(PAGE);
    for (const path of ['/plain', '/gzip', '/sitemap.xml.gz']) {
      const outcome = await testFetcher().fetcher.fetch(requestFor(site.origin + path, { maxBytes: limit }));
      expect(outcome.kind, path).toBe(limit >= length ? 'fetched' : 'too-large');
    }
    const exactly = await testFetcher().fetcher.fetch(
      requestFor(`${site.origin}/plain`, { maxBytes: length }),
    );
    expect(exactly.kind).toBe('fetched');
    const oneLess = requestFor(`${site.origin}/plain`, { maxBytes: length - 1 });
    expect(await testFetcher().fetcher.fetch(oneLess)).toEqual({ kind: 'too-large', limit: length - 1 });
  });
});

describe('statuses', () => {
  it.each([
    ['/gone', { kind: 'gone', status: 410 }],
    ['/missing', { kind: 'gone', status: 404 }],
    ['/teapot', { kind: 'refused', status: 418, retryAfterMs: null }],
    ['/broken', { kind: 'refused', status: 500, retryAfterMs: 7000 }],
    ['/empty', { kind: 'fetched', status: 204 }],
  ])('%s', async (path, expected) => {
    expect(await testFetcher().fetcher.fetch(requestFor(site.origin + path))).toMatchObject(expected);
  });

  it('says where nobody listens', async () => {
    const closed = await serve(() => {});
    await closed.close();
    const outcome = await testFetcher().fetcher.fetch(requestFor(`${closed.origin}/`));
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'connect' });
  });

  it('says when a name does not resolve', async () => {
    const { fetcher } = testFetcher({
      resolve: async () => {
        throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
      },
    });
    expect(await fetcher.fetch(requestFor('http://gone.shanshui-press.cn/'))).toMatchObject({
      kind: 'failed',
      reason: 'dns',
    });
  });
});

describe('what is sent', () => {
  it('names the project and a contact, and sends no credentials, fragment or cookie', async () => {
    const url = `http://user:secret@127.0.0.1:${site.port}/cookie#part`;
    const { fetcher, ledger } = testFetcher();
    const outcome = await fetcher.fetch(requestFor(url));
    expect(outcome).toMatchObject({ kind: 'fetched', redirects: [`${site.origin}/plain`] });
    expect(asked.map((one) => one.path)).toEqual(['/cookie', '/plain']);
    for (const { headers } of asked) {
      expect(headers['user-agent']).toBe('shanshui/0.1.0 (+mailto:desk@shanshui.example)');
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers['accept-encoding']).toBe('gzip, deflate, br');
    }
    expect(JSON.stringify([outcome, ledger])).not.toContain('secret');
  });

  it('says so where nobody gave a contact', async () => {
    const { fetcher } = testFetcher({ contact: null });
    await fetcher.fetch(requestFor(`${site.origin}/plain`));
    expect(asked[0]?.headers['user-agent']).toBe('shanshui/0.1.0 (no contact given)');
  });

  it("keeps a source's own headers at its own origin", async () => {
    const { fetcher } = testFetcher();
    const headers = { Authorization: 'Bearer key', 'Accept-Language': 'zh-TW' };
    const outcome = await fetcher.fetch(requestFor(`${site.origin}/to-other`, { headers }));
    expect(outcome).toMatchObject({ kind: 'fetched', finalUrl: `${other.origin}/landed` });
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer key', 'accept-language': 'zh-TW' });
    expect(asked[1]?.headers).not.toHaveProperty('authorization');
  });

  it('reads raw UTF-8 in a redirect', async () => {
    const outcome = await testFetcher().fetcher.fetch(requestFor(`${site.origin}/to-utf8`));
    expect(outcome).toMatchObject({ kind: 'fetched', finalUrl: `${site.origin}/plain?%E5%90%8D=%E5%B1%B1` });
  });

  it('posts a webhook, and follows no redirect with it', async () => {
    const { fetcher } = testFetcher();
    const hook = { method: 'POST', payload: '{"a":1}', obeyRobots: true, purpose: 'webhook' } as const;
    expect(await fetcher.fetch(requestFor(`${site.origin}/hook`, hook))).toMatchObject({ status: 201 });
    expect(asked).toMatchObject([{ method: 'POST', path: '/hook', body: '{"a":1}' }]);
    const moved = await fetcher.fetch(requestFor(`${site.origin}/moved-hook`, hook));
    expect(moved).toMatchObject({ kind: 'failed', reason: 'redirects' });
    expect(asked).toHaveLength(2);
  });
});

describe('conditional requests', () => {
  it('say that nothing changed', async () => {
    const { fetcher, ledger } = testFetcher();
    const first = await fetcher.fetch(requestFor(`${site.origin}/validators`));
    expect(first).toMatchObject({ etag: '"v1"', lastModified: 'Mon, 03 Jul 2023 00:00:00 GMT' });
    const again = requestFor(`${site.origin}/validators`, { etag: '"v1"', lastModified: null });
    expect(await fetcher.fetch(again)).toMatchObject({ kind: 'unchanged' });
    expect(ledger.map((entry) => [entry.outcome, entry.unchanged])).toEqual([
      ['fetched', false],
      ['unchanged', true],
    ]);
  });

  it('are sent without conditions now and then', async () => {
    let turn = 0;
    const { fetcher } = testFetcher({ random: () => (turn++ % 20) / 20, unconditionalEvery: 20 });
    for (let at = 0; at < 40; at++) {
      await fetcher.fetch(requestFor(`${site.origin}/validators`, { etag: '"v1"' }));
    }
    expect(asked.filter((one) => one.headers['if-none-match'] === undefined)).toHaveLength(2);
  });

  it('do not send strange validators back', async () => {
    const { fetcher } = testFetcher();
    const outcome = await fetcher.fetch(requestFor(`${site.origin}/strange-validators`));
    expect(outcome).toMatchObject({ kind: 'fetched', etag: null, lastModified: null });
    await fetcher.fetch(requestFor(`${site.origin}/plain`, { etag: '"a"\r\nX-Injected: 1' }));
    expect(asked.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('the request ledger', () => {
  it('has every hop with host, purpose, status and size', async () => {
    const { fetcher, ledger } = testFetcher({ now: () => 1000 });
    await fetcher.fetch(requestFor(`${site.origin}/to-other`));
    await fetcher.fetch(requestFor(`${site.origin}/gzip`, { purpose: 'feed' }));
    await fetcher.fetch(requestFor('http://10.0.0.1/'));
    expect(ledger).toMatchObject([
      { host: `127.0.0.1:${site.port}`, purpose: 'page', status: 301, hop: 0, outcome: 'redirected' },
      { host: `127.0.0.1:${other.port}`, purpose: 'page', status: 200, hop: 1, outcome: 'fetched' },
      { purpose: 'feed', status: 200, bytes: gzipSync(PAGE).length, startedAt: 1000, sourceId: 'tested' },
      { status: null, bytes: 0, outcome: 'blocked: address' },
    ]);
  });
});

describe('closing', () => {
  it('ends what runs', async () => {
    const silent = await serve(() => {});
    const { fetcher } = testFetcher();
    const running = fetcher.fetch(requestFor(`${silent.origin}/`));
    await new Promise((later) => setTimeout(later, 50));
    await fetcher.close();
    expect(await running).toMatchObject({ kind: 'blocked', by: 'stop' });
    await silent.close();
  });
});
