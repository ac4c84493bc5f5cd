import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BullmqQueue } from '../../src/adapters/queue/bullmq-queue.ts';
import { readConfig } from '../../src/config.ts';
import { watchProcess } from '../../src/ops/watching.ts';
import { pipelineOf, scheduleDue, type World } from '../../src/pipeline.ts';
import type { Stage } from '../../src/ports/ledger.ts';
import type { Log } from '../../src/ports/log.ts';
import { listenOnLoopback } from '../pipeline/listen.ts';
import { type SmallSite, serveSmallSite } from '../pipeline/small-site.ts';
import { crawlOnce, smallWorld } from '../pipeline/small-world.ts';

const redisUrl = process.env.REDIS_URL;
if (redisUrl === undefined)
  process.stdout.write('REDIS_URL is not set: spans across queues are not tested\n');

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: { stringValue?: string } }[];
}

/** A collector of OTLP over HTTP on loopback. */
async function collector(status = 200) {
  const spans: Span[] = [];
  const headers: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      headers.push(request.headers.authorization);
      expect(request.url).toBe('/v1/traces');
      for (const { scopeSpans } of body.resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans);
      response.statusCode = status;
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  });
  const origin = await listenOnLoopback(server);
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { origin, spans, headers, close };
}

let site: SmallSite;
let folder: string;
let world: World & { close(): Promise<void> };
let lines: { event: string; fields: Readonly<Record<string, unknown>> }[];

beforeEach(async () => {
  site = await serveSmallSite(6);
  folder = await mkdtemp(join(tmpdir(), 'shanshui-spans-'));
  lines = [];
  const say: Log['info'] = (event, fields = {}) => void lines.push({ event, fields });
  world = { ...(await smallWorld(folder, site.origin)), log: { info: say, warn: say, error: say } };
});

afterEach(async () => {
  await world.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const watched = (env: Record<string, string>) => ({
  ...world,
  config: readConfig({}, env),
  sourceIds: world.sources.keys(),
  dictionaryVersion: 'abc',
});

/** A process of its own for some stages, as far as the queue can tell. */
async function work(prefix: string, stages: readonly Stage[], env: Record<string, string>): Promise<void> {
  const watching = await watchProcess(watched(env));
  const queue = new BullmqQueue({
    ...world,
    ledger: world.store.ledger,
    redisUrl: redisUrl ?? '',
    prefix,
    concurrency: Object.fromEntries(stages.map((stage) => [stage, 2])),
  });
  await queue.drain(pipelineOf(world), watching.progress);
  await watching.close();
}

it.runIf(redisUrl !== undefined)(
  'joins a poll, its articles and the landscape in one trace',
  async () => {
    const { origin, spans, headers, close } = await collector();
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: origin,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20let-me-in',
    };
    const prefix = `test-${randomUUID()}`;
    await scheduleDue(world);
    await Promise.all([
      work(prefix, ['poll-source', 'fetch-page'], env),
      work(prefix, ['read-article', 'update-landscape'], env),
    ]);
    await close();
    const redis = new Redis(redisUrl ?? '');
    await redis.del(await redis.keys(`${prefix}:*`));
    redis.disconnect();

    expect(new Set(headers)).toEqual(new Set(['Bearer let-me-in']));
    const traces = new Set(spans.map(({ traceId }) => traceId));
    expect(traces.size).toBe(1);
    const named = (name: string): Span[] => spans.filter((span) => span.name === name);
    expect(spans).toHaveLength(1 + 3 * 6);
    const before: Record<string, string> = {
      'fetch-page': 'poll-source',
      'read-article': 'fetch-page',
      'update-landscape': 'read-article',
    };
    for (const [name, parent] of Object.entries(before)) {
      const parents = new Set(named(parent).map(({ spanId }) => spanId));
      expect(named(name)).toHaveLength(6);
      for (const span of named(name)) expect(parents).toContain(span.parentSpanId);
    }
    expect(named('poll-source')[0]?.parentSpanId).toBeUndefined();
    for (const span of spans)
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));

    const ends = lines.filter(({ event }) => event === 'task-end');
    expect(ends).toHaveLength(spans.length);
    expect(new Set(ends.map(({ fields }) => fields.trace))).toEqual(traces);
    expect(JSON.stringify(lines)).not.toContain('let-me-in');
  },
  60_000,
);

it('goes on where the collector refuses, and says so', async () => {
  const { origin, close } = await collector(400);
  const watching = await watchProcess(watched({ OTEL_EXPORTER_OTLP_ENDPOINT: origin }));
  expect(await crawlOnce(world, watching.progress)).toMatchObject({ done: 19, failed: 0 });
  await watching.close();
  await close();
  expect(lines.map(({ event }) => event)).toContain('spans-not-sent');
});

it('sends nothing, and loads nothing, where no collector is named', async () => {
  const watching = await watchProcess(watched({}));
  expect(await crawlOnce(world, watching.progress)).toMatchObject({ done: 19 });
  await watching.close();
  expect(lines.map(({ event }) => event)).not.toContain('spans-not-sent');
});

it.each([['no-equals-sign'], ['=value'], ['a=%zz']])('refuses the headers %s', (text) => {
  expect(() => readConfig({}, { OTEL_EXPORTER_OTLP_HEADERS: text })).toThrow('OTEL_EXPORTER_OTLP_HEADERS');
});
