import type { HostSlots, NoSlot, Slot } from '../../ports/host-slots.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Wait after the first 429 or 503 without a usable Retry-After; doubled with each further one. */
const FIRST_PATIENCE = MINUTE;
const LONGEST_PATIENCE = HOUR;
const LARGEST_FACTOR = 16;
/** Good answers in a row until a widened gap is halved. */
const GOOD_ANSWERS = 10;
/** A server may ask for a week; more is not believed. */
const LONGEST_ASKED = 7 * 24 * HOUR;

interface Waiter {
  readonly gapMs: number;
  readonly askedAt: number;
  readonly deadline: number;
  readonly settle: (turn: Slot | NoSlot) => void;
  timer: NodeJS.Timeout | null;
}

/** One host's turns: first come, first served. */
class HostQueue {
  readonly #now: () => number;
  readonly #waiting: Waiter[] = [];
  #busy = false;
  /** End of the last request. */
  #freeSince = Number.NEGATIVE_INFINITY;
  /** The gap is multiplied by it. */
  #factor = 1;
  /** Nothing is asked before. */
  #notBefore = 0;
  #refusals = 0;
  #goodAnswers = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether nothing would be lost by forgetting the host. */
  isIdleSince(before: number): boolean {
    const isQuiet = !this.#busy && this.#waiting.length === 0 && this.#freeSince < before;
    return isQuiet && this.#notBefore < this.#now() && this.#factor === 1;
  }

  acquire(gapMs: number, maxWaitMs: number): Promise<Slot | NoSlot> {
    const askedAt = this.#now();
    return new Promise((settle) => {
      const waiter: Waiter = { gapMs, askedAt, deadline: askedAt + maxWaitMs, settle, timer: null };
      this.#waiting.push(waiter);
      const hasToWait = this.#waiting[0] !== waiter || this.#busy;
      if (!hasToWait) this.#advance();
      else if (maxWaitMs <= 0) this.#giveUp(waiter);
      else waiter.timer = setTimeout(() => this.#giveUp(waiter), maxWaitMs);
    });
  }

  slowDown(forMs: number | null): void {
    this.#refusals += 1;
    this.#goodAnswers = 0;
    this.#factor = Math.min(LARGEST_FACTOR, this.#factor * 2);
    const own = Math.min(LONGEST_PATIENCE, FIRST_PATIENCE * 2 ** (this.#refusals - 1));
    // `Retry-After: 0` must not make the next request come sooner than without the header.
    const patience = forMs === null || forMs === 0 ? own : Math.min(LONGEST_ASKED, forMs);
    this.#notBefore = Math.max(this.#notBefore, this.#now() + patience);
  }

  answeredWell(): void {
    this.#refusals = 0;
    this.#goodAnswers += 1;
    if (this.#goodAnswers < GOOD_ANSWERS) return;
    this.#goodAnswers = 0;
    this.#factor = Math.max(1, this.#factor / 2);
  }

  #leave(waiter: Waiter, turn: Slot | NoSlot): void {
    if (waiter.timer !== null) clearTimeout(waiter.timer);
    const at = this.#waiting.indexOf(waiter);
    if (at >= 0) this.#waiting.splice(at, 1);
    waiter.settle(turn);
  }

  /** How long those before him will keep the host, at least; how long a server answers is not known. */
  #giveUp(waiter: Waiter): void {
    const perTurn = Math.max(SECOND, waiter.gapMs * this.#factor);
    const retryAfterMs = perTurn * (this.#waiting.indexOf(waiter) + 1);
    this.#leave(waiter, { kind: 'no-slot', retryAfterMs, why: 'busy' });
  }

  #take(waiter: Waiter): void {
    this.#busy = true;
    let released = false;
    const release = async (): Promise<void> => {
      if (released) return;
      released = true;
      this.#busy = false;
      this.#freeSince = this.#now();
      this.#advance();
    };
    this.#leave(waiter, { kind: 'slot', waitedMs: this.#now() - waiter.askedAt, release });
  }

  /** Gives the turn to the first who waits, or sets the clock for it. */
  #advance(): void {
    const first = this.#waiting[0];
    if (first === undefined || this.#busy) return;
    const at = Math.max(this.#notBefore, this.#freeSince + first.gapMs * this.#factor);
    if (at <= this.#now()) {
      this.#take(first);
    } else if (at > first.deadline) {
      const why = this.#notBefore >= at ? 'slowed-down' : 'busy';
      this.#leave(first, { kind: 'no-slot', retryAfterMs: at - this.#now(), why });
      this.#advance();
    } else {
      if (first.timer !== null) clearTimeout(first.timer);
      // One more millisecond than the sum: timers may fire a fraction early.
      first.timer = setTimeout(() => this.#advance(), at - this.#now() + 1);
    }
  }
}

export interface SlotOptions {
  readonly now?: () => number;
  /** Hosts kept in memory before idle ones are forgotten. */
  readonly maxHosts?: number;
}

/** Turns at hosts within one process. */
class ProcessSlots implements HostSlots {
  readonly #now: () => number;
  readonly #maxHosts: number;
  readonly #hosts = new Map<string, HostQueue>();

  constructor(options: SlotOptions) {
    this.#now = options.now ?? Date.now;
    this.#maxHosts = options.maxHosts ?? 10_000;
  }

  #queueOf(host: string): HostQueue {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    if (this.#hosts.size >= this.#maxHosts) {
      const before = this.#now() - HOUR;
      for (const [name, queue] of this.#hosts) if (queue.isIdleSince(before)) this.#hosts.delete(name);
    }
    const queue = new HostQueue(this.#now);
    this.#hosts.set(host, queue);
    return queue;
  }

  acquire(host: string, gapMs: number, maxWaitMs: number): Promise<Slot | NoSlot> {
    return this.#queueOf(host).acquire(gapMs, maxWaitMs);
  }

  async slowDown(host: string, forMs: number | null): Promise<void> {
    this.#queueOf(host).slowDown(forMs);
  }

  async answeredWell(host: string): Promise<void> {
    this.#queueOf(host).answeredWell();
  }
}

/** Turns at hosts within one process: first come, first served. */
export function createProcessSlots(options: SlotOptions = {}): HostSlots {
  return new ProcessSlots(options);
}
