import { Worker } from 'node:worker_threads';
import { PermanentFailure } from '../../ports/failure.ts';

/** What a thread says: first that it is ready, then one answer to each order. */
export type ThreadSays<Answer> =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'fault'; readonly message: string };

export interface ThreadStart {
  /** The threads' file. */
  readonly file: URL;
  readonly given: unknown;
  /** What they must say to be ready: that they work with the same knowledge as this thread. */
  readonly version: string;
  readonly count: number;
}

const HEAP_MB = 1024;

interface Waiting<Order, Answer> {
  readonly order: Order;
  readonly name: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Seat<Order, Answer> {
  readonly worker: Worker;
  isReady: boolean;
  inHand: Waiting<Order, Answer> | null;
}

/**
 * Threads that take orders, one at a time each, first come first served. A thread that dies fails the order that it had in
 * hand, and another takes its place. They keep the process alive until
 * they are closed.
 */
export class ThreadPool<Order, Answer> {
  readonly #start: ThreadStart;
  readonly #waiting: Waiting<Order, Answer>[] = [];
  readonly #seats = new Set<Seat<Order, Answer>>();
  #isClosed = false;

  constructor(start: ThreadStart) {
    this.#start = start;
    for (let at = 0; at < start.count; at++) this.#seat();
  }

  /** Throws `PermanentFailure`, with the order's name, when it cannot be answered. */
  ask(order: Order, name: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, name, resolve, reject });
      this.#handOut();
    });
  }

  #seat(): void {
    const { file, given } = this.#start;
    const limits = { maxOldGenerationSizeMb: HEAP_MB };
    const worker = new Worker(file, { workerData: given, execArgv: [], resourceLimits: limits });
    const seat: Seat<Order, Answer> = { worker, isReady: false, inHand: null };
    this.#seats.add(seat);
    let why = 'ended';
    worker.on('error', (error: Error) => {
      why = error.message;
    });
    worker.on('message', (said: ThreadSays<Answer>) => this.#hear(seat, said));
    worker.on('exit', () => this.#leave(seat, why));
  }

  #hear(seat: Seat<Order, Answer>, said: ThreadSays<Answer>): void {
    if (said.kind === 'ready') {
      if (said.version === this.#start.version) seat.isReady = true;
      else this.#failAll('the dictionary changed while reading began: run again');
    } else {
      const { inHand } = seat;
      seat.inHand = null;
      if (said.kind === 'answer') inHand?.resolve(said.answer);
      else inHand?.reject(new PermanentFailure(`${inHand.name}: ${said.message}`));
    }
    this.#handOut();
  }

  /** A thread that dies with work in hand is replaced; one that cannot even begin would only die again. */
  #leave(seat: Seat<Order, Answer>, why: string): void {
    this.#seats.delete(seat);
    if (this.#isClosed) return;
    seat.inHand?.reject(new PermanentFailure(`${seat.inHand.name}: the thread that read it died (${why})`));
    if (seat.isReady) this.#seat();
    else if (this.#seats.size === 0) this.#failAll(`no thread can begin (${why})`);
  }

  #failAll(why: string): void {
    for (const { name, reject } of this.#waiting.splice(0)) reject(new PermanentFailure(`${name}: ${why}`));
  }

  #handOut(): void {
    for (const seat of this.#seats) {
      if (!seat.isReady || seat.inHand !== null) continue;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      seat.inHand = next;
      seat.worker.postMessage(next.order);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#failAll('reading was ended');
    await Promise.all([...this.#seats].map(({ worker }) => worker.terminate()));
  }
}
