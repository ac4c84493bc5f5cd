import { fork } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { dialTcp } from '../src/adapters/fetch/http-connect.ts';
import { createHttpFetcher } from '../src/adapters/fetch/http-fetcher.ts';
import { readFeed } from '../src/feed/read-feed.ts';
import type { Fetcher, FetchOutcome, RequestEntry } from '../src/ports/fetcher.ts';
import { watchMemory } from './watch-memory.ts';

/**
 * A thousand fake hosts on this machine, some slow, some broken, some hostile, and one fetcher that visits them all:
 * do the good ones' articles all arrive, do the gaps hold, does memory stay flat?
 *
 *   node --import tsx bench/fetch-hosts.ts [hosts] [gapMs]
 */

const ARTICLES = 4;
const MEBIBYTE = 1024 * 1024;

/** What a host does; of a hundred, so many do. */
const MANNERS = {
  good: 72,
  slow: 8,
  broken: 3,
  reset: 2,
  silent: 2,
  dripping: 2,
  bomb: 3,
  endless: 2,
  circle: 1,
  inward: 2,
  headers: 1,
  refusing: 1,
  nameless: 1,
} as const;
type Manner = keyof typeof MANNERS;

const BY_HUNDRED: readonly Manner[] = Object.entries(MANNERS).flatMap(([manner, share]) =>
  Array.from({ length: share }, () => manner as Manner),
);

const hostName = (number: number): string => `host-${number}.shanshui-press.cn`;
/** Spread over the hundred, so that small runs see them all too. */
const mannerOf = (number: number): Manner => BY_HUNDRED[(number * 37) % 100] ?? 'good';
/** Public addresses, one a host; the bench's dialler takes all of them to this machine. */
const addressOf = (number: number): string => `93.184.${number >> 8}.${number & 255}`;

const isGood = (manner: Manner): boolean => manner === 'good' || manner === 'slow';

/** What the servers saw of a host. */
export interface HostSeen {
  requests: number;
  running: number;
  /** Requests at a time, at the most. */
  most: number;
  /** Between the end of one and the start of the next, in ms, at the least. */
  smallestGap: number;
  endedAt: number;
}

const BOMB = gzipSync(Buffer.alloc(64 * MEBIBYTE));

function feedOf(host: string): string {
  const items = Array.from({ length: ARTICLES }, (_, at) => {
    return `<item><title>${host} 的第 ${at} 篇</title><link>http://${host}/article-${at}</link></item>`;
  });
  return `<rss version="2.0"><channel><title>${host}</title>${items.join('')}</channel></rss>`;
}

function goodAnswer(request: IncomingMessage, response: ServerResponse, host: string): void {
  if (request.url === '/robots.txt') response.writeHead(404).end();
  else if (request.url === '/feed') response.end(feedOf(host));
  else response.end(`<h1>${host}</h1>${'<p>一段正文。</p>'.repeat(400)}`);
}

type Answer = (request: IncomingMessage, response: ServerResponse, host: string) => void;

function drip(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write('x'), 100);
  response.once('close', () => clearInterval(timer));
}

function pour(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024);
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.writeHead(200).on('drain', more);
  more();
}

const ANSWERS: Readonly<Record<Manner, Answer>> = {
  good: goodAnswer,
  nameless: goodAnswer,
  slow: (request, response, host) => {
    setTimeout(() => goodAnswer(request, response, host), 300);
  },
  broken: (_request, response) => response.writeHead(500).end('oops'),
  reset: (_request, response) => response.destroy(),
  silent: () => {},
  dripping: (_request, response) => drip(response),
  bomb: (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
  endless: (_request, response) => pour(response),
  circle: ({ url }, response) =>
    response.writeHead(302, { location: url === '/feed' ? '/other' : '/feed' }).end(),
  inward: (_request, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  headers: (_request, response) => response.writeHead(200, { 'x-long': 'x'.repeat(MEBIBYTE) }).end(),
  refusing: (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
};

const answer = (manner: Manner, request: IncomingMessage, response: ServerResponse, host: string): void => {
  if (request.url === '/robots.txt' && manner !== 'silent') response.writeHead(404).end();
  else ANSWERS[manner](request, response, host);
};

/** Serves all hosts on one loopback port, and keeps count. */
export async function serveHosts(): Promise<{
  port: number;
  seen: Map<string, HostSeen>;
  close(): Promise<void>;
}> {
  const seen = new Map<string, HostSeen>();
  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    const host = request.headers.host ?? '';
    const unseen = { requests: 0, running: 0, most: 0, smallestGap: Infinity, endedAt: -Infinity };
    const of = seen.get(host) ?? unseen;
    seen.set(host, of);
    of.requests++;
    of.running++;
    of.most = Math.max(of.most, of.running);
    of.smallestGap = Math.min(of.smallestGap, performance.now() - of.endedAt);
    response.once('close', () => {
      of.running--;
      of.endedAt = performance.now();
    });
    response.on('error', () => {});
    answer(mannerOf(Number(/\d+/.exec(host)?.[0] ?? 0)), request, response, host);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(() => closed()));
  };
  return { port, seen, close };
}

export interface FetchHostsReport {
  readonly hosts: number;
  readonly articlesExpected: number;
  readonly articlesArrived: number;
  readonly requests: number;
  readonly seconds: number;
  /** Highest memory of the process in each quarter of the visits: flat when the last is not above the second. */
  readonly peaksMebibytes: readonly number[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly forbiddenDials: number;
  /** Milliseconds from a request's end to the next dialling of its host, by our own clock: a busy server sees less. */
  readonly smallestOwnGap: number;
}

function fetcherFor(
  port: number,
  onDial: (address: string) => void,
  onRequest: (entry: RequestEntry) => void,
): Fetcher {
  return createHttpFetcher({
    contact: 'mailto:bench@shanshui.example',
    resolve: async (name) => {
      const number = Number(/\d+/.exec(name)?.[0]);
      if (mannerOf(number) === 'nameless') throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
      return [addressOf(number)];
    },
    dial: (address, _port, signal) => {
      onDial(address);
      return dialTcp('127.0.0.1', port, signal);
    },
    connectTimeoutMs: 2000,
    totalTimeoutMs: 3000,
    maxBytes: 2 * MEBIBYTE,
    maxWaitMs: 30_000,
    onRequest,
  });
}

interface Tally {
  arrived: number;
  requests: number;
  readonly outcomes: Record<string, number>;
}

/** Asks once, and again when it was only held back. */
async function patiently(fetcher: Fetcher, url: string, gapMs: number, tally: Tally): Promise<FetchOutcome> {
  const request = { url, sourceId: url, allowedPrivateHosts: [], obeyRobots: true, minimumGapMs: gapMs };
  for (let attempt = 0; ; attempt++) {
    const outcome = await fetcher.fetch({ ...request, purpose: url.endsWith('/feed') ? 'feed' : 'page' });
    tally.requests++;
    const word = 'reason' in outcome ? outcome.reason : 'by' in outcome ? outcome.by : '';
    const name = word === '' ? outcome.kind : `${outcome.kind}: ${word}`;
    tally.outcomes[name] = (tally.outcomes[name] ?? 0) + 1;
    if (outcome.kind !== 'held' || outcome.retryAfterMs > 60_000 || attempt > 20) return outcome;
    await new Promise((later) => setTimeout(later, outcome.retryAfterMs));
  }
}

async function visit(fetcher: Fetcher, number: number, gapMs: number, tally: Tally): Promise<void> {
  const host = hostName(number);
  const feed = await patiently(fetcher, `http://${host}/feed`, gapMs, tally);
  if (feed.kind !== 'fetched') return;
  const { items } = await readFeed(Buffer.from(feed.body).toString(), { url: feed.finalUrl });
  for (const { url } of items) {
    if (url === null) continue;
    const page = await patiently(fetcher, url, gapMs, tally);
    if (page.kind === 'fetched' && page.body.byteLength > 1000) tally.arrived++;
  }
}

/** Visits all hosts, so many at a time, and says how it went. */
export async function visitHosts(
  port: number,
  { hosts, gapMs, atOnce }: { hosts: number; gapMs: number; atOnce: number },
): Promise<FetchHostsReport> {
  const dialled = new Set<string>();
  const endedAt = new Map<string, number>();
  let smallestOwnGap = Infinity;
  const fetcher = fetcherFor(
    port,
    (address) => {
      dialled.add(address);
      smallestOwnGap = Math.min(smallestOwnGap, performance.now() - (endedAt.get(address) ?? -Infinity));
    },
    ({ host, durationMs }) => {
      if (durationMs > 0) endedAt.set(addressOf(Number(/\d+/.exec(host)?.[0])), performance.now());
    },
  );
  const tally: Tally = { arrived: 0, requests: 0, outcomes: {} };
  const started = performance.now();
  let next = 0;
  const peaks = watchMemory(() => next / hosts);
  const worker = async (): Promise<void> => {
    while (next < hosts) await visit(fetcher, next++, gapMs, tally);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const peaksMebibytes = peaks();
  await fetcher.close();
  const numbers = [...Array(hosts).keys()];
  const own = new Set(numbers.map(addressOf));
  return {
    hosts,
    articlesExpected: numbers.filter((number) => isGood(mannerOf(number))).length * ARTICLES,
    articlesArrived: tally.arrived,
    requests: tally.requests,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    peaksMebibytes,
    outcomes: tally.outcomes,
    forbiddenDials: [...dialled].filter((address) => !own.has(address)).length,
    smallestOwnGap: Math.round(smallestOwnGap),
  };
}

/** As the servers saw them, over all hosts. */
export function strictness(seen: ReadonlyMap<string, HostSeen>): { smallestGap: number; mostAtOnce: number } {
  const all = [...seen.values()];
  return {
    smallestGap: Math.round(Math.min(...all.map(({ smallestGap }) => smallestGap))),
    mostAtOnce: Math.max(...all.map(({ most }) => most)),
  };
}

async function main(): Promise<void> {
  if (process.send !== undefined) {
    const { port, seen } = await serveHosts();
    process.send({ port });
    process.on('message', () => process.send?.(strictness(seen)));
    return;
  }
  const hosts = Number(process.argv[2] ?? 1000);
  const gapMs = Number(process.argv[3] ?? 250);
  const server = fork(fileURLToPath(import.meta.url), { execArgv: process.execArgv });
  const end = setTimeout(() => process.exit(1), 600_000);
  const { port } = await new Promise<{ port: number }>((ready) =>
    server.once('message', (told) => ready(told as { port: number })),
  );
  const report = await visitHosts(port, { hosts, gapMs, atOnce: 100 });
  const seen = new Promise((told) => server.once('message', told));
  server.send('report');
  process.stdout.write(`${JSON.stringify({ ...report, gapMs, ...((await seen) as object) }, null, 2)}\n`);
  server.kill();
  clearTimeout(end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
