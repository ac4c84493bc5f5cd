import { type AddressInfo, createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FetchOutcome } from '../../../src/ports/fetcher.ts';
import { requestFor, testFetcher } from './http-loopback.ts';

const PAGE = '<p>山水</p>'.repeat(50);
const GZIPPED = gzipSync(PAGE);

/** Asks a server that talks to each connection as told. */
async function answered(talk: (socket: Socket) => void): Promise<FetchOutcome> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('data', () => talk(socket));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    const { fetcher } = testFetcher({ totalTimeoutMs: 800 });
    return await fetcher.fetch(requestFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((closed) => server.close(() => closed()));
  }
}

const said = (text: string, body: Uint8Array | string = ''): Promise<FetchOutcome> =>
  answered((socket) =>
    socket.end(Buffer.concat([Buffer.from(text.replaceAll('|', '\r\n')), Buffer.from(body)])),
  );

describe('answers that are no proper HTTP fail, and hold nothing up', () => {
  it.each([
    ['nothing', '', 'reset'],
    ['HTTP/0.9', '<html>hi</html>|', 'protocol'],
    ['another protocol', 'HTTP/2 200 OK||hi', 'protocol'],
    ['a version there is not', 'HTTP/9.9 200 OK|Content-Length: 2||hi', 'protocol'],
    ['a status of two digits', 'HTTP/1.1 20 x||', 'protocol'],
    ['an upgrade nobody asked for', 'HTTP/1.1 101 x|Upgrade: websocket|Connection: Upgrade||', 'reset'],
    ['an interim answer only', 'HTTP/1.1 100 Continue||', 'reset'],
    ['a 304 to no condition', 'HTTP/1.1 304 x||', 'protocol'],
    ['a negative length', 'HTTP/1.1 200 OK|Content-Length: -1||hi', 'protocol'],
    ['two lengths', 'HTTP/1.1 200 OK|Content-Length: 2|Content-Length: 4||hihi', 'reset'],
    ['a length beyond numbers', 'HTTP/1.1 200 OK|Content-Length: 99999999999999999999||hi', 'reset'],
    [
      'length and chunks',
      'HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 4||2|hi|0||',
      'protocol',
    ],
    ['a chunk beyond numbers', 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||FFFFFFFFFFFFFFFF|hi', 'reset'],
    ['a negative chunk', 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||-1|hi', 'protocol'],
    ['chunks cut off', 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hi', 'reset'],
    ['a NUL in a header', 'HTTP/1.1 200 OK|X: a\0b|Content-Length: 2||hi', 'protocol'],
    ['a Location of one megabyte', `HTTP/1.1 302 x|Location: /${'x'.repeat(1e6)}||`, 'protocol'],
  ])('%s', async (_, text, reason) => {
    expect(await said(text)).toMatchObject({ kind: 'failed', reason });
  });

  it.each([
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n', 'timeout'],
    [
      'trailers',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n',
      'X-T: 1\r\n',
      'timeout',
    ],
    [
      'a chunk extension',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;',
      'x'.repeat(1000),
      'timeout',
    ],
    ['a status line', 'HTTP/1.1 200 ', 'x'.repeat(1000), 'timeout'],
    ['a header', 'HTTP/1.1 200 OK\r\nX: ', 'x'.repeat(1000), 'protocol'],
  ])('endless: %s', async (_, start, piece, reason) => {
    const outcome = await answered((socket) => {
      socket.write(start);
      const timer = setInterval(() => socket.write(piece), 1);
      socket.once('close', () => clearInterval(timer));
    });
    expect(outcome).toMatchObject({ kind: 'failed', reason });
  });
});

describe('answers that are odd and can be read', () => {
  it.each([
    ['no reason phrase', 'HTTP/1.1 200|Content-Length: 2||hi'],
    ['HTTP/1.0 without a length', 'HTTP/1.0 200 OK||hi'],
    ['empty lines before it', '||HTTP/1.1 200 OK|Content-Length: 2||hi'],
    ['raw UTF-8 in a header', 'HTTP/1.1 200 OK|X: 山水|Content-Length: 2||hi'],
    ['a long chunk extension', `HTTP/1.1 200 OK|Transfer-Encoding: chunked||2;${'x'.repeat(100_000)}|hi|0||`],
    ['a status beyond custom', 'HTTP/1.1 203 x|Content-Length: 2||hi'],
  ])('%s', async (_, text) => {
    const outcome = await said(text);
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.body).toString()).toBe('hi');
  });

  it.each([
    ['429 with garbage', '429', 'tomorrow', null],
    ['429 below zero', '429', '-50', null],
    ['503 for ever', '503', '9'.repeat(30), 7 * 24 * 3600 * 1000],
    ['503 until the past', '503', 'Thu, 06 Jul 2000 08:00:00 GMT', 0],
  ])('%s', async (_, status, retryAfter, retryAfterMs) => {
    const outcome = await said(`HTTP/1.1 ${status} x|Retry-After: ${retryAfter}|Content-Length: 0||`);
    expect(outcome).toEqual({ kind: 'refused', status: Number(status), retryAfterMs });
  });
});

describe('Content-Encoding that lies', () => {
  it.each<[string, string, Uint8Array | string]>([
    ['a charset', 'UTF-8', PAGE],
    ['none', 'none', PAGE],
    ['nothing', '', PAGE],
    ['gzip, of plain text', 'gzip', PAGE],
    ['deflate, of plain text', 'deflate', PAGE],
    ['gzip, of a byte order mark and text', 'gzip', PAGE],
    ['gzip, of deflate', 'gzip', deflateSync(PAGE)],
    ['deflate, of gzip', 'deflate', GZIPPED],
    ['gzip twice, and meant', 'gzip, gzip', gzipSync(GZIPPED)],
    ['gzip twice, done once', 'gzip, gzip', GZIPPED],
    ['gzip once, done twice', 'gzip', gzipSync(GZIPPED)],
  ])('%s is read all the same', async (_, coding, body) => {
    const outcome = await said(`HTTP/1.1 200 OK|Content-Encoding: ${coding}||`, body);
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.body).toString()).toBe(PAGE);
  });

  it('is found out where a body comes byte by byte', async () => {
    const outcome = await answered((socket) => {
      const bytes = [
        ...Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'),
        ...GZIPPED.subarray(0, 4),
      ];
      for (const byte of bytes) socket.write(Buffer.from([byte]));
      setTimeout(() => socket.end(GZIPPED.subarray(4)), 20);
    });
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.body).toString()).toBe(PAGE);
  });

  it.each<[string, string, Uint8Array | string]>([
    ['gzip, of an archive', 'gzip', 'PK\u0003\u0004'],
    ['gzip, of brotli', 'gzip', brotliCompressSync(PAGE)],
    [
      'gzip, with bits turned',
      'gzip',
      Buffer.concat([GZIPPED.subarray(0, 20), Buffer.alloc(3), GZIPPED.subarray(23)]),
    ],
    ['zstd', 'zstd', PAGE],
    ['three of them', 'gzip, br, gzip', GZIPPED],
  ])('%s fails', async (_, coding, body) => {
    const outcome = await said(`HTTP/1.1 200 OK|Content-Encoding: ${coding}||`, body);
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'decompress' });
  });
});
