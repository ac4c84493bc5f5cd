/**
 * Throughput over Redis and PostgreSQL on loopback with 1, 2 and 4 workers, against the embedded driver on the same
 * pages, and what the queue itself costs. Everything runs on this machine: servers, site and workers share its processors.
 *
 *   npm run build && node --import tsx bench/servers.ts [pages] [workers,workers,…]
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { BullmqQueue } from '../src/adapters/queue/bullmq-queue.ts';
import { InlineQueue } from '../src/adapters/queue/inline-queue.ts';
import { openPostgresStore } from '../src/adapters/store/postgres.ts';
import type { Log } from '../src/ports/log.ts';
import type { Queue, StageWorkers } from '../src/ports/queue.ts';
import type { SmallSite } from '../tests/pipeline/small-site.ts';
import { Deployment, serveSites } from '../tests/servers/deployment.ts';

const PAGES = Number(process.argv[2] ?? 600);
const WORKERS = (process.argv[3] ?? '1,2,4').split(',').map(Number);
const SITES = 20;
const EMPTY_TASKS = 2_000;
const TASKS_OF_AN_ARTICLE = 3;
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** From the first fetch's beginning to the last end; and how long articles waited from fetch to event. */
const FIGURES = `
  select max(l.updated_at) - min(f.created_at) as took, count(*) as articles from tasks f
    join tasks l on l.subject = f.subject and l.stage = 'update-landscape' and l.state = 'done'
   where f.stage = 'fetch-page' and f.state = 'done'`;
const WAITS = `
  select l.updated_at - f.updated_at as ms from tasks f
    join tasks l on l.subject = f.subject and l.stage = 'update-landscape' and l.state = 'done'
   where f.stage = 'fetch-page' and f.state = 'done' order by 1`;

interface Figures {
  readonly took: number;
  readonly articles: number;
  readonly waits: readonly number[];
}

function lineOf(name: string, { took, articles, waits }: Figures): string {
  const at = (part: number): string =>
    ((waits[Math.floor(part * (waits.length - 1))] ?? 0) / 1_000).toFixed(1);
  const rate = articles / (took / 1_000);
  return `| ${name} | ${articles} | ${(took / 1_000).toFixed(1)} s | ${rate.toFixed(1)} | ${at(0.5)} s | ${at(0.95)} s |`;
}

async function withWorkers(sites: readonly SmallSite[], count: number): Promise<Figures> {
  const deployment = await Deployment.start(sites);
  try {
    for (let at = 0; at < count; at++) deployment.addWorker();
    await deployment.untilDone(SITES, 30 * 60_000);
    const { rows } = await deployment.postgres.query(FIGURES);
    const waits = await deployment.postgres.query(WAITS);
    const { took, articles } = rows[0] ?? {};
    return { took: Number(took), articles: Number(articles), waits: waits.rows.map(({ ms }) => Number(ms)) };
  } finally {
    await deployment.stop();
  }
}

/** The embedded driver in one process over SQLite; `sources` are those of a deployment that has no worker. */
async function embedded(sites: readonly SmallSite[]): Promise<Figures> {
  const deployment = await Deployment.start(sites);
  const data = await mkdtemp(join(tmpdir(), 'shanshui-bench-'));
  try {
    const cli = join(import.meta.dirname, '..', 'dist', 'src', 'cli.js');
    const args = [cli, 'run', '--quiet', '--sources', deployment.sourcesFolder, '--data', data];
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
      child.once('error', reject);
      child.once('exit', () => resolve());
    });
    const db = new Database(join(data, 'shanshui.db'));
    const { took, articles } = db.prepare(FIGURES).get() as { took: number; articles: number };
    const waits = (db.prepare(WAITS).all() as { ms: number }[]).map(({ ms }) => ms);
    db.close();
    return { took, articles, waits };
  } finally {
    await deployment.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** Milliseconds a task of a driver that has nothing to do but to finish it. */
async function emptyTasks(postgresPort: number, newQueue: (ledger: LedgerOf) => Queue): Promise<number> {
  const store = await openPostgresStore(`postgres://shanshui@127.0.0.1:${postgresPort}/postgres`);
  const run = `${Math.random()}`;
  const tasks = Array.from({ length: EMPTY_TASKS }, (_, at) => ({
    key: `fetch-page:${run}:${at}`,
    stage: 'fetch-page' as const,
    subject: `${run}:${at}`,
    input: '',
    sourceId: `s${at % 200}`,
  }));
  await store.ledger.enqueue(tasks, 1);
  const workers: StageWorkers = {
    async work(_stage, given) {
      for (const task of given) await store.ledger.finish(task, 'done', Date.now());
      return 'done';
    },
    giveUp: (task, error) => store.ledger.fail(task, error, Date.now()),
  };
  const begin = performance.now();
  await newQueue(store.ledger).drain(workers);
  const took = performance.now() - begin;
  await store.close();
  return took / EMPTY_TASKS;
}
type LedgerOf = Awaited<ReturnType<typeof openPostgresStore>>['ledger'];

/** Milliseconds that an empty task takes by each driver. */
async function queueCost(): Promise<{ readonly alone: number; readonly spread: number }> {
  const deployment = await Deployment.start([]);
  try {
    const clock = { now: () => Date.now() };
    const port = deployment.postgres.port;
    const alone = await emptyTasks(
      port,
      (ledger) => new InlineQueue({ ledger, clock, log: silent, concurrency: 8 }),
    );
    const spread = await emptyTasks(
      port,
      (ledger) =>
        new BullmqQueue({
          ledger,
          clock,
          log: silent,
          redisUrl: `redis://127.0.0.1:${deployment.redis.port}`,
          concurrency: { 'fetch-page': 8 },
        }),
    );
    return { alone, spread };
  } finally {
    await deployment.stop();
  }
}

const sites = await serveSites(SITES, PAGES);
try {
  say(
    `${PAGES} pages on ${SITES} sites; ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`,
  );
  const { alone, spread } = await queueCost();
  say(`an empty task over PostgreSQL: embedded ${alone.toFixed(2)} ms, BullMQ ${spread.toFixed(2)} ms`);
  say('| driver | articles | took | articles/s | fetch to event p50 | p95 |\n|---|---|---|---|---|---|');
  say(lineOf('embedded, SQLite', await embedded(sites)));
  for (const count of WORKERS) {
    const figures = await withWorkers(sites, count);
    say(lineOf(`${count} workers, BullMQ and PostgreSQL`, figures));
    const share = (TASKS_OF_AN_ARTICLE * Math.max(0, spread - alone)) / (figures.took / figures.articles);
    if (count === 1)
      say(`| the queue's share of an article's cost, 1 worker | | | ${(share * 100).toFixed(1)} % | | |`);
  }
} finally {
  for (const site of sites) await site.close();
}
