import { Gauge, type Registry } from 'prom-client';
import type { RedisState } from '../adapters/queue/redis-state.ts';
import type { Clock } from '../ports/clock.ts';
import { STAGES, type Stage } from '../ports/ledger.ts';
import type { Store } from '../ports/store.ts';

/** What is asked when Prometheus asks. */
export interface Watched {
  readonly store: Store;
  readonly clock: Clock;
  /** Absent where no Redis is used. */
  readonly redis?: () => Promise<RedisState>;
  /** Keys that wait or are worked on in the queues. */
  readonly depths?: () => Promise<ReadonlyMap<Stage, number>>;
}

/** A question that is not answered within this counts as unanswered: a scrape must end. */
const ANSWER_MS = 3_000;
/** Two scrapes within this get the same figures: many scrapers are no load. */
const KEEP_MS = 5_000;

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Ledger, queues, store and Redis as gauges, read when asked. */
export class ServerMetrics {
  readonly #watched: Watched;
  readonly #gauges: ReturnType<typeof gaugesIn>;
  #asked: Promise<void> | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(registry: Registry, watched: Watched) {
    this.#watched = watched;
    this.#gauges = gaugesIn(registry);
  }

  /** Reads everything anew, unless that was done just now. What does not answer shows as down and never throws. */
  refresh(): Promise<void> {
    const now = performance.now();
    if (this.#asked === null || now - this.#askedAt > KEEP_MS) {
      this.#askedAt = now;
      this.#asked = Promise.all([this.#askStore(), this.#askRedis()]).then(() => {});
    }
    return this.#asked;
  }

  async #askStore(): Promise<void> {
    const { up, seconds, tasks, age, connections } = this.#gauges;
    const { store, clock } = this.#watched;
    const begin = performance.now();
    try {
      await inTime(store.time());
      seconds.set({ server: 'store' }, (performance.now() - begin) / 1_000);
      const open = ['ready', 'running', 'failed'] as const;
      const counts = await inTime(store.ledger.counts(open));
      const oldest = await inTime(store.ledger.oldestReady());
      const now = clock.now();
      for (const stage of STAGES) {
        for (const state of open) {
          const found = counts.find((one) => one.stage === stage && one.state === state);
          tasks.set({ stage, state }, found?.count ?? 0);
        }
        const since = oldest.find((one) => one.stage === stage)?.at ?? now;
        age.set({ stage }, Math.max(0, now - since) / 1_000);
      }
      const pool = store.pool();
      if (pool !== null) {
        connections.set({ state: 'busy' }, pool.total - pool.idle);
        connections.set({ state: 'idle' }, pool.idle);
        connections.set({ state: 'wanted' }, pool.waiting);
      }
      up.set({ server: 'store' }, 1);
    } catch {
      // That it is down is what is to be said here; readiness and the log say why.
      up.set({ server: 'store' }, 0);
    }
  }

  async #askRedis(): Promise<void> {
    const { redis, depths } = this.#watched;
    const { up, seconds, memory, depth } = this.#gauges;
    if (redis === undefined) return;
    try {
      const state = await inTime(redis());
      seconds.set({ server: 'redis' }, state.tookMs / 1_000);
      memory.set({ what: 'used' }, state.usedBytes);
      memory.set({ what: 'limit' }, state.limitBytes);
      for (const [stage, count] of depths === undefined ? [] : await inTime(depths()))
        depth.set({ stage }, count);
      up.set({ server: 'redis' }, 1);
    } catch {
      // As above.
      up.set({ server: 'redis' }, 0);
    }
  }
}

function gaugesIn(registry: Registry) {
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers });
  return {
    up: gauge('shanshui_server_up', '1 where the server answers (store, redis)', ['server']),
    seconds: gauge('shanshui_server_answer_seconds', 'How long the server took to answer', ['server']),
    tasks: gauge('shanshui_tasks', 'Tasks in the ledger that are not done, by stage and state', [
      'stage',
      'state',
    ]),
    age: gauge('shanshui_ledger_age_seconds', 'For how long the oldest ready task of a stage has been due', [
      'stage',
    ]),
    connections: gauge('shanshui_store_connections', 'Connections to PostgreSQL: busy, idle, wanted', [
      'state',
    ]),
    memory: gauge('shanshui_redis_memory_bytes', 'Memory of Redis: used, and its limit (0: none)', ['what']),
    depth: gauge('shanshui_queue_depth', 'Keys that wait or are worked on in the queue of a stage', [
      'stage',
    ]),
  };
}
