/**
 * How fast lists and pages answer over 50,000 events and 20,000 articles on SQLite, against the bare query of one page.
 *
 *   node --import tsx bench/serve.ts [rounds] [part of an address]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { DATABASE_FILE } from '../src/adapters/store/sqlite.ts';
import { openSite } from '../src/api/open-site.ts';
import { buildServer } from '../src/api/server.ts';
import { openStore } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import { warmUp } from '../src/web/warm-up.ts';
import { articleId, fillStore } from './serve-store.ts';

const EVENTS = 50_000;
const ARTICLES = 20_000;
/** What every list and page must stay under, at the 95th percentile (issue 8). */
const LIMIT_MS = 150;

const ROUNDS = Number(process.argv[2] ?? 40);

const PART = process.argv[3] ?? '';

const PATHS: readonly string[] = [
  '/v1/events',
  '/v1/events?limit=200',
  '/v1/events?type=funding',
  '/v1/events?type=funding,listing&modality=planned',
  '/v1/events?entity=model:m7',
  '/v1/events?entity=organization:o3&type=model_release',
  '/v1/events?city=city:c1&since=2024-06',
  '/v1/events?domain=医疗',
  '/v1/events?minConfidence=0.9',
  '/v1/events?format=csv&limit=200',
  '/v1/events.atom',
  '/v1/models',
  '/v1/models?city=city:c1&category=vertical',
  '/v1/models/m7',
  '/v1/organizations',
  '/v1/cities/c1',
  '/v1/landscape',
  '/v1/landscape?asOf=2024-01-31',
  '/v1/landscape/diff?from=2023-06-30&to=2023-12-31',
  '/v1/models?asOf=2023-12-31',
  '/v1/stats',
  '/v1/articles',
  '/v1/articles?q=模型',
  '/v1/articles?q=云岭大模型&since=2024-03',
  '/v1/articles?source=s1&disposition=read',
  '/v1/search?q=杭州',
  '/v1/search?q=M7',
  '/v1/search?q="推理成本下降"',
  `/v1/articles/${articleId(7)}`,
  '/v1/changes?since=100',
  '/v1/sources',
  '/v1/tasks',
  '/v1/tasks?state=failed',
  '/',
  '/?asOf=2024-01-31',
  '/events',
  '/events?type=funding',
  '/models',
  '/models/m7',
  '/models/m7?asOf=2024-01-31',
  '/cities/c1',
  '/organizations/o3',
  '/articles',
  `/articles/${articleId(7)}`,
  '/changes',
  '/ops',
  '/dictionary',
  '/search?q=杭州',
];

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds on the clock, and of the processor: the second does not depend on what else the machine does. */
interface Times {
  readonly clock: number[];
  readonly processor: number[];
}

async function timesOf(rounds: number, act: () => Promise<void>): Promise<Times> {
  const times: Times = { clock: [], processor: [] };
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    const before = process.cpuUsage();
    await act();
    times.clock.push(performance.now() - begin);
    const { user, system } = process.cpuUsage(before);
    times.processor.push((user + system) / 1000);
  }
  return times;
}

function row(name: string, { clock, processor }: Times, first: number, bytes: number): string {
  const ms = (value: number): string => value.toFixed(1).padStart(8);
  const p95 = percentile(clock, 0.95);
  const mark = p95 < LIMIT_MS ? '' : '  TOO SLOW';
  const figures = [percentile(clock, 0.5), p95, percentile(processor, 0.95), first].map(ms).join('');
  return `${name.padEnd(52)}${figures}${String(bytes).padStart(10)}${mark}`;
}

const folder = await mkdtemp(join(tmpdir(), 'shanshui-bench-serve-'));
try {
  const config = readConfig({ data: folder });
  const begin = performance.now();
  const store = await openStore(config);
  await fillStore(store, { events: EVENTS, articles: ARTICLES });
  await store.close();
  console.log(`filled in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  const opened = await openSite(config, loadKnowledge(config), {
    reading: 'open',
    requestsPerMinute: 10_000_000,
  });
  const app = await buildServer(opened.site, {
    info: () => {},
    warn: () => {},
    error: (event, fields) => console.error(event, fields),
  });
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  const warmed = performance.now();
  await warmUp(opened.site);
  console.log(
    `warmed up in ${((performance.now() - warmed) / 1000).toFixed(1)} s (behind the first requests, when serving)`,
  );
  console.log(
    `${'address'.padEnd(52)}     p50     p95 cpu p95   first     bytes   (ms over HTTP, ${ROUNDS} rounds; cpu of server and client)`,
  );
  const bare = new Database(join(folder, DATABASE_FILE));
  const statement = bare.prepare('select body from events order by id limit 50');
  const bareTimes = await timesOf(ROUNDS, async () => {
    statement.all();
  });
  console.log(row('bare query: 50 bodies of events by id', bareTimes, 0, 0));
  for (const path of PATHS.filter((one) => one.includes(PART))) {
    let bytes = 0;
    const ask = async (): Promise<void> => {
      const answer = await fetch(new URL(encodeURI(path), base), { redirect: 'manual' });
      bytes = (await answer.arrayBuffer()).byteLength;
      if (answer.status !== 200) console.error(`${path}: ${answer.status}`);
    };
    const {
      clock: [first = 0],
    } = await timesOf(1, ask);
    console.log(row(path, await timesOf(ROUNDS, ask), first, bytes));
  }
  bare.close();
  opened.stop();
  await app.close();
  await opened.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
