import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FetchOutcome } from '../../../src/ports/fetcher.ts';
import { type Loopback, requestFor, serve, testFetcher } from './http-loopback.ts';

const MEBIBYTE = 1024 * 1024;
const GROWTH = 64 * MEBIBYTE;
/** Milliseconds of processor time, which a busy machine does not lengthen; servers of the test included. */
const TIME = 2000;
/** Milliseconds that may pass, on a busy machine too. */
const PATIENCE = 15_000;
const ZEROS = Buffer.alloc(MEBIBYTE);

async function compressed(gigabytes: number, coder: Duplex): Promise<Buffer> {
  const chunks: Buffer[] = [];
  coder.on('data', (chunk: Buffer) => chunks.push(chunk));
  await pipeline(Readable.from(Array.from({ length: gigabytes * 1024 }, () => ZEROS)), coder);
  return Buffer.concat(chunks);
}

let gzipBomb: Buffer;
let brotliBomb: Buffer;
let site: Loopback;

async function endless(response: ServerResponse, chunk: Buffer): Promise<void> {
  const closed = once(response, 'close');
  while (!response.destroyed) {
    if (response.write(chunk)) continue;
    await Promise.race([new Promise((drained) => response.once('drain', drained)), closed]);
  }
}

const pages: Record<string, (response: ServerResponse, path: string) => void> = {
  '/gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipBomb),
  '/br': (response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliBomb),
  '/twice': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipBomb)),
  '/often': (response) =>
    response.writeHead(200, { 'content-encoding': Array(50).fill('gzip').join(', ') }).end('x'),
  '/archive': (response) => response.writeHead(200, { 'content-type': 'application/gzip' }).end(gzipBomb),
  '/endless': (response) => {
    response.writeHead(200);
    void endless(response, ZEROS);
  },
  '/lying': (response) => {
    response.writeHead(200, { 'content-length': String(4 * 1024 * MEBIBYTE) });
    void endless(response, ZEROS);
  },
  '/circle': (response) => response.writeHead(302, { location: '/circle' }).end(),
  '/spiral': (response, path) =>
    response.writeHead(302, { location: `/spiral?${'x'.repeat(path.length % 900)}${path.length}` }).end(),
};

beforeAll(async () => {
  [gzipBomb, brotliBomb] = await Promise.all([
    compressed(1, createGzip({ level: 9 })),
    compressed(1, createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }) as never),
  ]);
  site = await serve((request, response) => {
    const path = request.url ?? '/';
    pages[path.split('?')[0] ?? '']?.(response, path);
  });
}, 60_000);
afterAll(() => site.close());

/** Runs a fetch and says how long it took and by how much the process grew at the most meanwhile. */
async function measured(
  fetching: () => Promise<FetchOutcome>,
): Promise<{ outcome: FetchOutcome; took: number; worked: number; grew: number }> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  const started = performance.now();
  const usedBefore = process.cpuUsage();
  const outcome = await fetching();
  const used = process.cpuUsage(usedBefore);
  const took = performance.now() - started;
  const worked = (used.user + used.system) / 1000;
  clearInterval(watch);
  return { outcome, took, worked, grew: Math.max(most, process.memoryUsage.rss()) - before };
}

describe('bombs end early and in bounded memory', () => {
  it('are bombs', () => {
    expect(gzipBomb.length).toBeLessThan(1.2 * MEBIBYTE);
    expect(brotliBomb.length).toBeLessThan(MEBIBYTE);
  });

  it.each([
    ['/gzip', { kind: 'too-large' }],
    ['/br', { kind: 'too-large' }],
    ['/twice', { kind: 'too-large' }],
    ['/often', { kind: 'failed', reason: 'decompress' }],
    ['/archive', { kind: 'too-large' }],
    ['/endless', { kind: 'too-large' }],
    ['/lying', { kind: 'too-large' }],
    ['/circle', { kind: 'failed', reason: 'redirects' }],
    ['/spiral', { kind: 'failed', reason: 'redirects' }],
  ])('%s', async (path, expected) => {
    const { fetcher } = testFetcher();
    // The first request loads what the later ones share.
    await fetcher.fetch(requestFor(`${site.origin}/circle`));
    const { outcome, took, worked, grew } = await measured(() =>
      fetcher.fetch(requestFor(`${site.origin}${path}`)),
    );
    expect(outcome).toMatchObject(expected);
    expect(worked).toBeLessThan(TIME);
    expect(took).toBeLessThan(PATIENCE);
    expect(grew).toBeLessThan(GROWTH);
  });

  it('follows ten redirects and not eleven', async () => {
    const chain = await serve((request, response) => {
      const left = Number((request.url ?? '/').slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(301, { location: `/${left - 1}` }).end();
    });
    const { fetcher } = testFetcher();
    expect(await fetcher.fetch(requestFor(`${chain.origin}/10`))).toMatchObject({ kind: 'fetched' });
    expect(await fetcher.fetch(requestFor(`${chain.origin}/11`))).toMatchObject({
      kind: 'failed',
      reason: 'redirects',
    });
    await chain.close();
  });
});

describe('servers that hold on to us', () => {
  /** A raw server that runs a script against each connection. */
  async function raw(talk: (write: (text: string) => boolean) => void): Promise<Loopback> {
    const sockets = new Set<{ destroy(): void }>();
    const server = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).resume();
      socket.once('data', () => talk((text) => !socket.destroyed && socket.write(text)));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const port = (server.address() as AddressInfo).port;
    const close = (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    };
    return { port, origin: `http://127.0.0.1:${port}`, close };
  }

  const drip = (head: string, piece: string) => (write: (text: string) => boolean) => {
    write(head);
    const timer = setInterval(() => {
      if (!write(piece)) clearInterval(timer);
    }, 20);
  };

  it.each([
    [
      'one byte of the body at a time',
      drip('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n', 'x'),
      'timeout',
    ],
    ['one header at a time', drip('HTTP/1.1 200 OK\r\n', 'X-Drip: drop\r\n'), 'timeout'],
    ['one interim answer at a time', drip('', 'HTTP/1.1 103 Early Hints\r\n\r\n'), 'timeout'],
    ['silence', () => {}, 'timeout'],
    [
      'headers of one mebibyte',
      (write: (text: string) => boolean) =>
        write(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(MEBIBYTE)}\r\n\r\n`),
      'protocol',
    ],
    [
      'a hundred thousand headers',
      (write: (text: string) => boolean) =>
        write(
          `HTTP/1.1 200 OK\r\n${Array.from({ length: 100_000 }, (_, at) => `X-${at}: 1\r\n`).join('')}\r\n`,
        ),
      'protocol',
    ],
    ['no HTTP at all', (write: (text: string) => boolean) => write('SSH-2.0-OpenSSH_9.2\r\n'), 'protocol'],
  ])('%s', async (_what, talk, reason) => {
    const server = await raw(talk);
    const { fetcher } = testFetcher({ totalTimeoutMs: 800 });
    const { outcome, took, worked, grew } = await measured(() =>
      fetcher.fetch(requestFor(`${server.origin}/`)),
    );
    await server.close();
    expect(outcome).toMatchObject({ kind: 'failed', reason });
    expect(worked).toBeLessThan(TIME);
    expect(took).toBeLessThan(PATIENCE);
    expect(grew).toBeLessThan(GROWTH);
  });

  it('keeps the idle deadline, the connect deadline and the total one', async () => {
    const silent = await raw((write) => write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'));
    const idle = await testFetcher({ idleTimeoutMs: 300 }).fetcher.fetch(requestFor(`${silent.origin}/`));
    expect(idle).toMatchObject({ kind: 'failed', reason: 'timeout' });
    await silent.close();

    const { fetcher } = testFetcher({ connectTimeoutMs: 200, resolve: () => new Promise<never>(() => {}) });
    const lookup = await fetcher.fetch(requestFor('http://slow-dns.shanshui-press.cn/'));
    expect(lookup).toMatchObject({ kind: 'failed', reason: 'dns' });
  });

  it('keeps the connect deadline over all addresses of a host', async () => {
    const dialled: string[] = [];
    const { fetcher } = testFetcher({
      connectTimeoutMs: 3000,
      resolve: async () => ['93.184.216.1', '93.184.216.2', '93.184.216.3', '93.184.216.4', '93.184.216.5'],
      dial: (address, _port, signal) => {
        dialled.push(address);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('gave up')), { once: true });
        });
      },
    });
    const started = performance.now();
    const outcome = await fetcher.fetch(requestFor('http://black-hole.shanshui-press.cn/'));
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'timeout' });
    // Four addresses with a deadline each would take twelve seconds.
    expect(performance.now() - started).toBeLessThan(9000);
    expect(dialled).toHaveLength(4);
  });
});
