import PQueue from 'p-queue';
import { LeaseLost, type Stage, type Task } from '../../ports/ledger.ts';
import type { Queue, QueueProgress, QueueSummary, StageWorkers } from '../../ports/queue.ts';
import { StoreFailure } from '../../ports/store.ts';
import { type DriverOptions, LANDSCAPE_BATCH, LEASE_MS, PATIENCE_MS } from './driver-options.ts';
import { newOwner, ownerIsAlive } from './inline-owner.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { messageOf, refuseWorn, settleTask } from './settle-task.ts';

export interface InlineQueueOptions extends DriverOptions {
  /** Requests in flight at once, over all hosts. */
  readonly concurrency: number;
}

/** Longest sleep between two looks at the ledger; another process may have added to it. */
const LOOK_MS = 1_000;

/** The embedded driver: the ledger in the store, p-queue in this process, no server. */
export class InlineQueue implements Queue {
  readonly #options: InlineQueueOptions;
  readonly #owner = newOwner();
  readonly #pools: Readonly<Record<Stage, PQueue>>;
  readonly #leases: LeaseKeeper;
  readonly #counts = { done: 0, retried: 0, failed: 0 };
  #inHand = 0;
  #stopping = false;
  #fault: unknown = null;
  #wake: () => void = () => {};

  constructor(options: InlineQueueOptions) {
    this.#options = options;
    const { ledger, clock, leaseMs = LEASE_MS } = options;
    const onError = (error: unknown): void => this.#fail(error);
    this.#leases = new LeaseKeeper({ ledger, clock, owner: this.#owner, leaseMs, onError });
    // Reading and merging are work for one processor: more at once would only make each wait longer.
    this.#pools = {
      'poll-source': new PQueue({ concurrency: options.concurrency }),
      'fetch-page': new PQueue({ concurrency: options.concurrency }),
      'read-article': new PQueue({ concurrency: 2 }),
      'update-landscape': new PQueue({ concurrency: 1 }),
    };
  }

  /** The process's name in the ledger. */
  get owner(): string {
    return this.#owner;
  }

  stop(): void {
    this.#stopping = true;
    this.#wake();
  }

  async drain(workers: StageWorkers, progress: QueueProgress = {}): Promise<QueueSummary> {
    const { ledger, clock } = this.#options;
    await ledger.reclaim(clock.now(), (owner) => ownerIsAlive(owner, this.#owner));
    this.#leases.start();
    try {
      await this.#work(workers, progress);
    } finally {
      this.#leases.close();
      await Promise.all(Object.values(this.#pools).map((pool) => pool.onIdle()));
    }
    if (this.#fault !== null) throw this.#fault;
    const released = await ledger.release(this.#owner);
    const postponed = await ledger.open(this.#options.sourceIds);
    return { ...this.#counts, postponed, stopped: this.#stopping && postponed + released > 0 };
  }

  #fail(error: unknown): void {
    this.#fault ??= error;
    this.#wake();
  }

  async #work(workers: StageWorkers, progress: QueueProgress): Promise<void> {
    while (this.#fault === null && !this.#stopping) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      progress.onLook?.();
      const taken = await this.#takeAll(workers, progress);
      if (taken > 0) continue;
      const pause = await this.#pause(progress);
      if (pause === null) return;
      await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, pause).unref())]);
    }
  }

  /** Milliseconds to sleep at most; null when there is nothing left to wait for. */
  async #pause(progress: QueueProgress): Promise<number | null> {
    const { ledger, clock, sourceIds, stays, patienceMs = PATIENCE_MS, leaseMs = LEASE_MS } = this.#options;
    progress.onOpen?.(await ledger.open(sourceIds));
    if (this.#inHand > 0) return LOOK_MS;
    const next = await ledger.nextReadyAt(sourceIds);
    const wait = next === null ? null : next - clock.now();
    if (stays === true) {
      await ledger.reclaim(clock.now(), (owner) => ownerIsAlive(owner, this.#owner));
      return Math.min(Math.max(wait ?? LOOK_MS, 10), LOOK_MS, leaseMs);
    }
    if (wait === null || wait > patienceMs) return null;
    return Math.min(Math.max(wait, 1), LOOK_MS);
  }

  /** Fills the free places of every pool; later stages first, so that what was begun ends. */
  async #takeAll(workers: StageWorkers, progress: QueueProgress): Promise<number> {
    let taken = 0;
    const stages: readonly Stage[] = ['update-landscape', 'read-article', 'fetch-page', 'poll-source'];
    for (const stage of stages) {
      const pool = this.#pools[stage];
      const free = pool.concurrency - pool.pending - pool.size;
      if (free <= 0 || this.#stopping) continue;
      taken += await this.#take(stage, free, workers, progress);
    }
    return taken;
  }

  async #take(stage: Stage, free: number, workers: StageWorkers, progress: QueueProgress): Promise<number> {
    const { ledger, clock, sourceIds, leaseMs = LEASE_MS } = this.#options;
    const together = stage === 'update-landscape';
    const tasks = await ledger.claim({
      stages: [stage],
      owner: this.#owner,
      limit: together ? LANDSCAPE_BATCH : free,
      now: clock.now(),
      leaseMs,
      ...(sourceIds === undefined ? {} : { sourceIds }),
    });
    this.#leases.hold(tasks);
    const batches = together ? (tasks.length > 0 ? [tasks] : []) : tasks.map((task) => [task]);
    for (const batch of batches) {
      this.#inHand++;
      void this.#pools[stage].add(() => this.#do(stage, batch, workers, progress));
    }
    return tasks.length;
  }

  async #do(
    stage: Stage,
    tasks: readonly Task[],
    workers: StageWorkers,
    progress: QueueProgress,
  ): Promise<void> {
    const begin = performance.now();
    const took = (): number => Math.round(performance.now() - begin);
    try {
      refuseWorn(tasks);
      const detail = await workers.work(stage, tasks);
      const tookMs = took();
      this.#counts.done += tasks.length;
      for (const task of tasks) progress.onEnd?.({ task, outcome: 'done', detail, tookMs });
    } catch (error) {
      const onEnd: QueueProgress['onEnd'] = (end) => progress.onEnd?.({ ...end, tookMs: took() });
      for (const task of tasks) await this.#failed(task, error, workers, { onEnd });
    } finally {
      this.#leases.letGo(tasks);
      this.#inHand--;
      this.#wake();
    }
  }

  async #failed(task: Task, error: unknown, workers: StageWorkers, progress: QueueProgress): Promise<void> {
    if (error instanceof StoreFailure) return this.#fail(error);
    try {
      const outcome = await settleTask(task, error, workers, this.#options);
      if (outcome !== 'lost') this.#counts[outcome]++;
      progress.onEnd?.({ task, outcome, detail: messageOf(error) });
    } catch (second) {
      if (!(second instanceof LeaseLost)) this.#fail(second);
    }
  }
}
