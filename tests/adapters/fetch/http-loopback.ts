import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { type Dial, dialTcp } from '../../../src/adapters/fetch/http-connect.ts';
import { createHttpFetcher, type HttpFetcherOptions } from '../../../src/adapters/fetch/http-fetcher.ts';
import type { Fetcher, FetchRequest, RequestEntry } from '../../../src/ports/fetcher.ts';

/** A server on a free loopback port, and what ends it. */
export interface Loopback {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

function ended(server: Server | TcpServer): Promise<void> {
  return new Promise((resolve) => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close(() => resolve());
  });
}

function portOf(server: Server | TcpServer): number {
  return (server.address() as AddressInfo).port;
}

export async function serve(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const port = portOf(server);
  return { port, origin: `http://127.0.0.1:${port}`, close: () => ended(server) };
}

/** A listener that counts who connects, on all addresses of this machine. */
export interface Sentinel extends Loopback {
  connections(): number;
}

export async function watchPort(): Promise<Sentinel> {
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections++;
    socket.on('error', () => {}).resume();
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi');
  });
  await new Promise<void>((ready) => server.listen({ port: 0, host: '::', ipv6Only: false }, ready));
  const port = portOf(server);
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    connections: () => connections,
    close: () => ended(server),
  };
}

/** A request as tests make it: nothing waits, and no robots.txt is asked for. */
export function requestFor(url: string, more: Partial<FetchRequest> = {}): FetchRequest {
  return {
    url,
    sourceId: 'tested',
    purpose: 'page',
    allowedPrivateHosts: ['127.0.0.1'],
    obeyRobots: false,
    minimumGapMs: 0,
    ...more,
  };
}

/** A fetcher for tests; conditional requests are always conditional, and its ledger is at hand. */
export function testFetcher(options: Partial<HttpFetcherOptions> = {}): {
  fetcher: Fetcher;
  ledger: RequestEntry[];
} {
  const ledger: RequestEntry[] = [];
  const fetcher = createHttpFetcher({
    contact: 'mailto:desk@shanshui.example',
    softwareVersion: '0.1.0',
    random: () => 0.99,
    onRequest: (entry) => ledger.push(entry),
    ...options,
  });
  return { fetcher, ledger };
}

/** Public-looking addresses that are this machine in truth, so that a test needs no network. */
export function dialAsLoopback(publicAddresses: readonly string[], dialled: string[] = []): Dial {
  return (address, port, signal) => {
    dialled.push(address);
    return dialTcp(publicAddresses.includes(address) ? '127.0.0.1' : address, port, signal);
  };
}
