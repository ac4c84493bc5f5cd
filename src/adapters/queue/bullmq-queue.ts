import { type Job, Worker, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { STAGES, type Stage } from '../../ports/ledger.ts';
import type { Queue, QueueProgress, QueueSummary, StageWorkers, TaskEnd } from '../../ports/queue.ts';
import { QUEUE_NAMES, type TaskKey, TaskOffers } from './bullmq-offers.ts';
import { type WorkContext, workByKey } from './bullmq-work.ts';
import { type DriverOptions, LEASE_MS, PATIENCE_MS } from './driver-options.ts';
import { newOwner, ownerIsAlive } from './inline-owner.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { connectForCommands, connectForWorkers } from './redis-connection.ts';
import { messageOf } from './settle-task.ts';

export interface BullmqQueueOptions extends DriverOptions {
  readonly redisUrl: string;
  /** Before every key in Redis; deployments that share a Redis need one each. */
  readonly prefix?: string;
  /** Jobs of each stage at once in this process; the stages that are absent are left to other processes. */
  readonly concurrency: Readonly<Partial<Record<Stage, number>>>;
  /** Milliseconds after which a key that is not done is offered to Redis again. */
  readonly offerAgainMs?: number;
  /** Compiled processors that work in threads of their own, by stage (see `workers/`), and what they are given. */
  readonly threads?: { readonly files: Readonly<Partial<Record<Stage, URL>>>; readonly given: unknown };
}

/** What a thread of the driver starts with. */
export interface ThreadStart {
  /** The process's name; a thread's own is `OWNER/THREAD`. */
  readonly owner: string;
  readonly given: unknown;
}

/** Between two looks at the ledger when nothing happens. */
const LOOK_MS = 250;
/** Between two looks for leases that nobody holds any more. */
const RECLAIM_MS = 5_000;
/** After a fault of a server. */
const FAULT_PAUSE_MS = 1_000;

/** The driver over BullMQ: the ledger decides what is done, Redis spreads its keys over processes. */
export class BullmqQueue implements Queue {
  readonly #options: BullmqQueueOptions;
  readonly #owner = newOwner();
  readonly #counts = { done: 0, retried: 0, failed: 0 };
  #inHand = 0;
  #stopping = false;
  #fault: unknown = null;
  #reclaimedAt = Number.NEGATIVE_INFINITY;
  #wake: () => void = () => {};

  constructor(options: BullmqQueueOptions) {
    this.#options = options;
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
    const { ledger, redisUrl, log, clock, leaseMs = LEASE_MS, prefix = 'shanshui' } = this.#options;
    const onError = (error: Error): void => log.warn('redis', { error: error.message });
    const commands = connectForCommands(redisUrl, onError);
    const blocking = connectForWorkers(redisUrl, onError);
    const { offerAgainMs } = this.#options;
    const offers = new TaskOffers(ledger, commands, {
      prefix,
      ...(offerAgainMs === undefined ? {} : { offerAgainMs }),
    });
    const onLost = (error: unknown): void => this.#stumble(error);
    const leases = new LeaseKeeper({ ledger, clock, owner: this.#owner, leaseMs, onError: onLost });
    leases.start();
    const running = this.#startWorkers(
      blocking,
      prefix,
      { ...this.#options, owner: this.#owner, leaseMs, leases, workers },
      progress,
    );
    try {
      await this.#offerUntilDone(offers, progress);
    } finally {
      leases.close();
      await Promise.all(running.map((worker) => worker.close()));
      await offers.close();
      commands.disconnect();
      blocking.disconnect();
    }
    if (this.#fault !== null) throw this.#fault;
    const released = await ledger.release(this.#owner);
    const postponed = await ledger.open(this.#options.sourceIds);
    return { ...this.#counts, postponed, stopped: this.#stopping && postponed + released > 0 };
  }

  #startWorkers(connection: Redis, prefix: string, context: WorkContext, progress: QueueProgress): Worker[] {
    const options: WorkerOptions = {
      connection,
      prefix,
      skipVersionCheck: true,
      lockDuration: 60_000,
      stalledInterval: 30_000,
      // Whether a task is given up is for the ledger to say, not for the number of times its worker died.
      maxStalledCount: 1_000_000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    };
    return STAGES.flatMap((stage) => {
      const concurrency = this.#options.concurrency[stage] ?? 0;
      if (concurrency <= 0) return [];
      const file = this.#options.threads?.files[stage];
      const process = file ?? ((job: Job<TaskKey>) => this.#work(stage, job, context, progress));
      const worker = new Worker<TaskKey>(QUEUE_NAMES[stage], process, {
        ...options,
        concurrency,
        ...(file === undefined
          ? {}
          : { useWorkerThreads: true, workerThreadsOptions: this.#threadOptions() }),
      });
      worker.on('error', (error) => this.#options.log.warn('redis', { stage, error: error.message }));
      if (file !== undefined) {
        worker.on('completed', (_job, ends: TaskEnd[]) => this.#ended(ends, progress));
        worker.on('failed', (_job, error) => this.#stumble(error));
      }
      return [worker];
    });
  }

  #threadOptions(): { workerData: ThreadStart } {
    return { workerData: { owner: this.#owner, given: this.#options.threads?.given } };
  }

  async #work(stage: Stage, job: Job<TaskKey>, context: WorkContext, progress: QueueProgress): Promise<void> {
    if (this.#stopping) return;
    this.#inHand++;
    try {
      this.#ended(await workByKey(stage, job.data.key, context), progress);
    } catch (error) {
      this.#stumble(error);
    } finally {
      this.#inHand--;
      this.#wake();
    }
  }

  #ended(ends: readonly TaskEnd[], progress: QueueProgress): void {
    for (const end of ends) {
      if (end.outcome !== 'lost') this.#counts[end.outcome]++;
      progress.onEnd?.(end);
    }
    this.#wake();
  }

  /** A server is away: a process that stays waits for it, another one ends with the error. */
  #stumble(error: unknown): void {
    this.#options.log.error('queue-fault', { error: messageOf(error) });
    if (this.#options.stays === true) return;
    this.#fault ??= error;
    this.#wake();
  }

  async #offerUntilDone(offers: TaskOffers, progress: QueueProgress): Promise<void> {
    const { clock } = this.#options;
    while (this.#fault === null && !this.#stopping) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      let pause: number | null = FAULT_PAUSE_MS;
      progress.onLook?.();
      try {
        await this.#lookAfter(offers);
        const offered = await offers.offer(clock.now());
        pause = offered > 0 ? LOOK_MS : await this.#pause(progress);
      } catch (error) {
        this.#stumble(error);
      }
      if (pause === null) return;
      const slept = new Promise((resolve) => setTimeout(resolve, pause).unref());
      await Promise.race([woken, slept]);
    }
  }

  /** From time to time: leases that nobody holds any more, and what a Redis that came back empty has forgotten. */
  async #lookAfter(offers: TaskOffers): Promise<void> {
    const { ledger, clock } = this.#options;
    const now = performance.now();
    if (now - this.#reclaimedAt < RECLAIM_MS) return;
    await offers.limitLandscape();
    this.#reclaimedAt = now;
    await ledger.reclaim(clock.now(), (owner) => ownerIsAlive(owner, this.#owner));
  }

  /** Milliseconds to sleep at most; null when there is nothing left to wait for. */
  async #pause(progress: QueueProgress): Promise<number | null> {
    const { ledger, clock, sourceIds, stays, patienceMs = PATIENCE_MS } = this.#options;
    const open = await ledger.open(sourceIds);
    progress.onOpen?.(open);
    if (stays === true || this.#inHand > 0) return LOOK_MS;
    if (open === 0) return null;
    const next = await ledger.nextReadyAt(sourceIds);
    if (next !== null && next - clock.now() > patienceMs) return null;
    return LOOK_MS;
  }
}
