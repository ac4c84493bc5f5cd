import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openPostgresStore } from '../../src/adapters/store/postgres.ts';
import { canonicalLandscape } from '../../src/pipeline/canonical-landscape.ts';
import type { Store } from '../../src/ports/store.ts';
import { type SmallSite, serveSmallSite } from '../pipeline/small-site.ts';
import { removeWithUs } from './end-with-us.ts';
import { PostgresProcess } from './postgres-process.ts';
import { untilReady } from './ready.ts';
import { RedisProcess } from './redis-process.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { WorkerProcess } from './worker-process.ts';

/** What a crawl left behind, as far as it depends on the articles alone. */
export interface Outcome {
  readonly articles: string;
  readonly tasks: string;
  readonly dataset: string;
}

/** Servers, sites and workers of one test, all on loopback. */
export class Deployment {
  readonly redis: RedisProcess;
  readonly postgres: PostgresProcess;
  readonly redisWire: TcpProxy;
  readonly postgresWire: TcpProxy;
  readonly workers = new Set<WorkerProcess>();
  readonly folder: string;
  /** What every worker has in its environment. */
  readonly env: Record<string, string> = {};

  private constructor(
    parts: Pick<Deployment, 'redis' | 'postgres' | 'redisWire' | 'postgresWire'>,
    folder: string,
  ) {
    this.redis = parts.redis;
    this.postgres = parts.postgres;
    this.redisWire = parts.redisWire;
    this.postgresWire = parts.postgresWire;
    this.folder = folder;
  }

  static async start(
    sites: readonly Pick<SmallSite, 'origin'>[],
    postgresParent?: string,
  ): Promise<Deployment> {
    const folder = removeWithUs(await mkdtemp(join(tmpdir(), 'shanshui-deployment-')));
    await mkdir(join(folder, 'sources'));
    for (const [at, { origin }] of sites.entries()) {
      const source = {
        id: `site-${at}`,
        name: `小站${at}`,
        kind: 'feed',
        url: `${origin}/feed.xml`,
        politeness: { minimumGapMs: 0, obeyRobots: false, permission: 'a test of ours' },
        allowedPrivateHosts: [new URL(origin).host],
      };
      await writeFile(join(folder, 'sources', `site-${at}.yaml`), stringify(source));
    }
    const [redis, postgres] = await Promise.all([
      RedisProcess.start(),
      PostgresProcess.start(postgresParent),
    ]);
    const redisWire = await startTcpProxy(redis.port);
    const postgresWire = await startTcpProxy(postgres.port);
    return new Deployment({ redis, postgres, redisWire, postgresWire }, folder);
  }

  /** Where the sources of its sites lie. */
  get sourcesFolder(): string {
    return join(this.folder, 'sources');
  }

  addWorker(): WorkerProcess {
    const worker = new WorkerProcess({
      redisPort: this.redisWire.port,
      postgresPort: this.postgresWire.port,
      sourcesFolder: join(this.folder, 'sources'),
      dataFolder: join(this.folder, 'data'),
      env: this.env,
    });
    this.workers.add(worker);
    worker.child.once('exit', () => this.workers.delete(worker));
    return worker;
  }

  async #withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openPostgresStore(`postgres://shanshui@127.0.0.1:${this.postgres.port}/postgres`);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Tasks that are done. */
  async done(): Promise<number> {
    const { rows } = await this.postgres.query("select count(*)::int as n from tasks where state = 'done'");
    return rows[0]?.n ?? 0;
  }

  /** Waits until so many tasks are done. */
  async untilDoneTasks(count: number, forMs: number): Promise<void> {
    const enough = async (): Promise<void> => {
      const done = await this.done();
      if (done < count) throw new Error(`${done} of ${count} tasks are done`);
    };
    await untilReady('the crawl', enough, forMs);
  }

  /**
   * Makes every source due, and waits until each was polled once more: the schedules are alive. Throws when one is not.
   */
  async pollAllAgain(sites: number, forMs: number): Promise<void> {
    const { rows } = await this.postgres.query(
      `update source_states set next_due_at = (extract(epoch from clock_timestamp()) * 1000)::bigint - 1000
       returning next_due_at`,
    );
    const since = Math.min(...rows.map(({ next_due_at }) => Number(next_due_at)));
    const polledAgain = async (): Promise<void> => {
      const polled = await this.postgres.query(
        `select count(distinct source_id)::int as n from source_states where last_polled_at > ${since}`,
      );
      if (polled.rows[0]?.n !== sites) throw new Error(`${polled.rows[0]?.n} of ${sites} sites polled again`);
    };
    await untilReady('the schedule', polledAgain, forMs);
  }

  /** Waits until no queue in Redis holds a job: what a dead worker held is found by its lock, which lasts a minute. */
  async untilQueuesEmpty(forMs: number): Promise<void> {
    const held = async (): Promise<void> => {
      const jobs = await this.redis.ask(async (client) => {
        const keys = (await client.keys('shanshui:*')).filter((key) =>
          /:(?:wait|active|delayed|failed)$/.test(key),
        );
        return keys.filter((key) => !key.includes('host-'));
      });
      if (jobs.length > 0) throw new Error(`left in Redis: ${jobs.join(', ')}`);
    };
    await untilReady('the queues', held, forMs);
  }

  /** Waits until every site was polled and nothing is left to do. */
  async untilDone(sites: number, forMs: number): Promise<void> {
    await untilReady(
      'the crawl',
      async () => {
        const { rows } = await this.postgres.query(
          `select count(*) filter (where state in ('ready', 'running'))::int as open,
                  count(distinct subject) filter (where stage = 'poll-source' and state = 'done')::int as polled
             from tasks`,
        );
        const { open, polled } = rows[0] ?? {};
        if (open !== 0 || polled !== sites)
          throw new Error(`${open} tasks open, ${polled} of ${sites} sites polled`);
      },
      forMs,
    );
  }

  outcome(): Promise<Outcome> {
    return this.#withStore(async (store) => {
      let dataset = '';
      for await (const line of canonicalLandscape(store)) dataset += line;
      const tasks = (await store.ledger.counts()).filter(({ stage }) => stage !== 'poll-source');
      return {
        articles: JSON.stringify(await store.articles.countByDisposition()),
        tasks: JSON.stringify(tasks),
        dataset,
      };
    });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.end('SIGKILL')));
    await Promise.all([this.redisWire.close(), this.postgresWire.close()]);
    await Promise.all([this.redis.stop(), this.postgres.stop()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** `pages` pages spread over `count` sites, numbered through; on given ports where addresses must stay the same. */
export function serveSites(
  count: number,
  pages: number,
  ports: readonly number[] = [],
): Promise<SmallSite[]> {
  const each = Math.ceil(pages / count);
  return Promise.all(Array.from({ length: count }, (_, at) => serveSmallSite(each, at * each, ports[at])));
}
