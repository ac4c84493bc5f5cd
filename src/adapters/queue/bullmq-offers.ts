import { Queue as BullQueue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type DueTask, type Ledger, STAGES, type Stage } from '../../ports/ledger.ts';
import { contentId } from '../../reading/content-id.ts';
import { LANDSCAPE_BATCH } from './driver-options.ts';
import { REDIS_TIMEOUT_MS } from './redis-connection.ts';

/** Names of the queues, by stage: those of the files in `workers/`. */
export const QUEUE_NAMES: Readonly<Record<Stage, string>> = {
  'poll-source': 'poll-feed',
  'fetch-page': 'fetch-page',
  'read-article': 'read-article',
  'update-landscape': 'update-landscape',
};

/** What stands in Redis of a task: its key. */
export interface TaskKey {
  readonly key: string;
}

/** Keys a queue holds at most: some seconds of work for many workers, under a megabyte of Redis. */
const IN_FLIGHT = 500;
/** Pages that are offered at a look, four times a second: more would only wait to be read. */
const FETCHES_AT_ONCE = 100;
/** Keys of one source among them, so that a slow host leaves room for the others. */
const PER_SOURCE = 25;
/** Fetching waits while what was fetched has waited so long to be read: an article is an event soon, or is not asked for yet. */
const UNREAD_MS = 2_000;
/** What is read waits so long for more to be folded with it: one fold costs hardly more for forty articles than for one. */
const FOLD_AFTER_MS = 500;
/** A key that is still not done after that is offered again: Redis may have lost it. */
const OFFER_AGAIN_MS = 10_000;

function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer ${what} in time`)), REDIS_TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Offers the ledger's due tasks to the queues, a bounded number at a time. Any number of processes may do so at once:
 * a task's job id is made of its key and round, so Redis keeps one job for it. Nothing here need be remembered: what
 * Redis loses is offered again.
 */
export class TaskOffers {
  readonly #ledger: Ledger;
  readonly #queues: ReadonlyMap<Stage, BullQueue<TaskKey>>;
  readonly #offered = new Map<string, number>();
  readonly #offerAgainMs: number;

  constructor(ledger: Ledger, connection: Redis, options: { prefix: string; offerAgainMs?: number }) {
    this.#ledger = ledger;
    this.#offerAgainMs = options.offerAgainMs ?? OFFER_AGAIN_MS;
    this.#queues = new Map(
      STAGES.map((stage) => [
        stage,
        new BullQueue<TaskKey>(QUEUE_NAMES[stage], {
          connection,
          prefix: options.prefix,
          skipVersionCheck: true,
          streams: { events: { maxLen: 1_000 } },
          defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
        }),
      ]),
    );
    // The connection's own listener has said it already; without one here Node would end the process.
    for (const queue of this.#queues.values()) queue.on('error', () => {});
  }

  /** Offers what is due, and says how many keys were new. Throws when Redis does not take them. */
  async offer(now: number): Promise<number> {
    let offered = 0;
    const lagging = (await this.#ledger.readyCount('read-article', 1, now - UNREAD_MS)) > 0;
    for (const [stage, queue] of this.#queues) {
      if (stage === 'fetch-page' && lagging) continue;
      offered += await this.#offerStage(stage, queue, now);
    }
    this.#forget(now);
    return offered;
  }

  async #offerStage(stage: Stage, queue: BullQueue<TaskKey>, now: number): Promise<number> {
    const limit = stage === 'fetch-page' ? FETCHES_AT_ONCE : IN_FLIGHT;
    const due = await this.#ledger.due(stage, { now, limit, perSource: PER_SOURCE });
    const fresh = due.filter(
      (task) => (this.#offered.get(this.#nameOf(task)) ?? 0) < now - this.#offerAgainMs,
    );
    if (fresh.length === 0) return 0;
    if (stage === 'update-landscape') {
      const waitsLong = due.some(({ at }) => at <= now - FOLD_AFTER_MS);
      if (!waitsLong && due.length < LANDSCAPE_BATCH) return 0;
      // One job does all that are ready, so one is enough.
      await within(queue.add(stage, { key: '' }, { jobId: stage }), 'an addition');
      return 1;
    }
    const jobs = fresh.map((task) => ({
      name: stage,
      data: { key: task.key },
      // A job id of digits alone is refused by BullMQ, and one hash in two thousand has no letter.
      opts: { jobId: `task-${contentId('task', task.key, task.round)}` },
    }));
    await within(queue.addBulk(jobs), 'an addition');
    for (const task of fresh) this.#offered.set(this.#nameOf(task), now);
    return fresh.length;
  }

  #nameOf({ key, round }: DueTask): string {
    return `${key} ${round}`;
  }

  #forget(now: number): void {
    for (const [name, at] of this.#offered) {
      if (at >= now - this.#offerAgainMs) break;
      this.#offered.delete(name);
    }
  }

  /** Waiting and active jobs by stage. */
  async depths(): Promise<ReadonlyMap<Stage, number>> {
    const depths = new Map<Stage, number>();
    for (const [stage, queue] of this.#queues) {
      const counted = await within(queue.getJobCounts('waiting', 'active'), 'a count');
      depths.set(stage, (counted.waiting ?? 0) + (counted.active ?? 0));
    }
    return depths;
  }

  /** One landscape for all workers: its stage runs once at a time, everywhere. */
  async limitLandscape(): Promise<void> {
    const queue = this.#queues.get('update-landscape');
    if (queue !== undefined) await within(queue.setGlobalConcurrency(1), 'a setting');
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }
}
