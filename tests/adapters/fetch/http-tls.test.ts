import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { FetchOutcome } from '../../../src/ports/fetcher.ts';
import { certificateFor, type TestCertificate } from './http-certificate.ts';
import { dialAsLoopback, requestFor, serve, testFetcher } from './http-loopback.ts';

const PUBLIC = '93.184.216.34';

async function fetchOver(
  served: TestCertificate,
  trusted: readonly TestCertificate[],
  host: string,
): Promise<{ outcome: FetchOutcome; serverName: string | null }> {
  let serverName: string | null = null;
  const server = createTlsServer({ cert: served.cert, key: served.key }, (request, response) => {
    const socket = request.socket as typeof request.socket & { servername?: string };
    serverName = socket.servername ?? null;
    response.end('secured');
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const { fetcher } = testFetcher({
    resolve: async () => [PUBLIC],
    dial: dialAsLoopback([PUBLIC]),
    extraCertificates: trusted.map(({ cert }) => cert),
  });
  const outcome = await fetcher.fetch(requestFor(`https://${host}:${port}/`, { allowedPrivateHosts: [] }));
  server.closeAllConnections();
  await new Promise<void>((closed) => server.close(() => closed()));
  return { outcome, serverName };
}

describe('TLS', () => {
  const own = certificateFor(['news.shanshui-press.cn']);

  it('checks the name, although the address is what is dialled', async () => {
    const { outcome, serverName } = await fetchOver(own, [own], 'news.shanshui-press.cn');
    expect(outcome).toMatchObject({ kind: 'fetched', status: 200 });
    expect(serverName).toBe('news.shanshui-press.cn');
  });

  it.each<[string, TestCertificate, TestCertificate[], string]>([
    ['another name', own, [own], 'other.shanshui-press.cn'],
    ['a certificate nobody vouches for', own, [], 'news.shanshui-press.cn'],
    ...((): [string, TestCertificate, TestCertificate[], string][] => {
      const old = certificateFor(['news.shanshui-press.cn'], ['200101000000Z', '200201000000Z']);
      return [['a certificate that is over', old, [old], 'news.shanshui-press.cn']];
    })(),
  ])('refuses %s', async (_what, served, trusted, host) => {
    const { outcome } = await fetchOver(served, trusted, host);
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'tls' });
  });

  it('says so when the server speaks plain HTTP', async () => {
    const plain = await serve((_request, response) => response.end('plain'));
    const { fetcher } = testFetcher();
    const outcome = await fetcher.fetch(requestFor(`https://127.0.0.1:${plain.port}/`));
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'tls' });
    await plain.close();
  });
});
