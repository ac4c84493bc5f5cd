import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { type Loopback, requestFor, serve, testFetcher } from './http-loopback.ts';

interface TestProxy extends Loopback {
  readonly asked: { readonly authority: string; readonly authorization: string | undefined }[];
}

/** An HTTP proxy that tunnels everything to one port of this machine. */
async function proxyTo(port: number, status = '200 Connection established'): Promise<TestProxy> {
  const asked: TestProxy['asked'] = [];
  const server = createServer();
  server.on('connect', (request, client) => {
    asked.push({ authority: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    client.on('error', () => {});
    if (!status.startsWith('2')) {
      client.end(`HTTP/1.1 ${status}\r\n\r\n`);
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    upstream.on('error', () => client.destroy());
    client.write(`HTTP/1.1 ${status}\r\n\r\n`);
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const own = (server.address() as AddressInfo).port;
  return {
    asked,
    port: own,
    origin: `http://127.0.0.1:${own}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

const resolve = async (): Promise<string[]> => ['93.184.216.34'];
const OPEN = { allowedPrivateHosts: [] };

describe('a proxy', () => {
  it('is told the judged address, and its credentials', async () => {
    const site = await serve((request, response) => response.end(`host ${request.headers.host}`));
    const proxy = await proxyTo(site.port);
    const { fetcher } = testFetcher({ resolve });
    const outcome = await fetcher.fetch(
      requestFor('http://news.shanshui-press.cn/a', {
        ...OPEN,
        proxy: `http://me:p%40ss@127.0.0.1:${proxy.port}`,
      }),
    );
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.body).toString()).toBe(
      'host news.shanshui-press.cn',
    );
    expect(proxy.asked).toEqual([
      { authority: '93.184.216.34:80', authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` },
    ]);
    await Promise.all([site.close(), proxy.close()]);
  });

  it('is no way around the guard', async () => {
    const proxy = await proxyTo(1);
    const { fetcher } = testFetcher({ resolve: async () => ['10.0.0.1'] });
    for (const url of ['http://127.0.0.1/', 'http://inside.shanshui-press.cn/', 'http://169.254.169.254/']) {
      const outcome = await fetcher.fetch(requestFor(url, { ...OPEN, proxy: proxy.origin }));
      expect(outcome).toMatchObject({ kind: 'blocked', by: 'address' });
    }
    expect(proxy.asked).toEqual([]);
    await proxy.close();
  });

  it.each(['403 Forbidden', '407 Proxy Authentication Required', '502 Bad Gateway'])(
    'that answers %s fails the connection',
    async (status) => {
      const proxy = await proxyTo(1, status);
      const { fetcher } = testFetcher({ resolve });
      const outcome = await fetcher.fetch(
        requestFor('http://news.shanshui-press.cn/', { ...OPEN, proxy: proxy.origin }),
      );
      expect(outcome).toMatchObject({ kind: 'failed', reason: 'connect' });
      await proxy.close();
    },
  );

  it('that talks for ever is left', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {}).resume();
      socket.write('x'.repeat(100_000));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const { fetcher } = testFetcher({ resolve });
    const outcome = await fetcher.fetch(
      requestFor('http://news.shanshui-press.cn/', { ...OPEN, proxy: `http://127.0.0.1:${port}` }),
    );
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'protocol' });
    await new Promise<void>((closed) => server.close(() => closed()));
  });

  it('of the environment is not used', async () => {
    const proxy = await proxyTo(1);
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, proxy.origin);
    const site = await serve((_request, response) => response.end('direct'));
    const outcome = await testFetcher().fetcher.fetch(requestFor(`${site.origin}/`));
    expect(outcome.kind).toBe('fetched');
    expect(proxy.asked).toEqual([]);
    vi.unstubAllEnvs();
    await Promise.all([site.close(), proxy.close()]);
  });
});
