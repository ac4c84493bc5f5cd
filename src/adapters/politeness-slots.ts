import type { HostSlots, NoSlot, Slot } from '../ports/host-slots.ts';

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

interface HostState {
  busy: boolean;
  /** End of the last request. */
  freeSince: number;
  /** The gap is multiplied by it. */
  factor: number;
  /** Nothing is asked before. */
  notBefore: number;
  refusals: number;
  goodAnswers: number;
  readonly waiting: Waiter[];
}

interface Waiter {
  readonly gapMs: number;
  readonly askedAt: number;
  readonly deadline: number;
  readonly settle: (turn: Slot | NoSlot) => void;
  timer: NodeJS.Timeout | null;
}

export interface SlotOptions {
  readonly now?: () => number;
  /** Hosts kept in memory before idle ones are forgotten. */
  readonly maxHosts?: number;
}

/** Turns at hosts within one process: first come, first served. */
export function createProcessSlots(options: SlotOptions = {}): HostSlots {
  const now = options.now ?? Date.now;
  const maxHosts = options.maxHosts ?? 10_000;
  const hosts = new Map<string, HostState>();

  function forgetIdle(): void {
    const before = now() - HOUR;
    for (const [host, state] of hosts) {
      const idle = !state.busy && state.waiting.length === 0 && state.freeSince < before;
      if (idle && state.notBefore < now() && state.factor === 1) hosts.delete(host);
    }
  }

  function stateOf(host: string): HostState {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    if (hosts.size >= maxHosts) forgetIdle();
    const state: HostState = {
      busy: false,
      freeSince: Number.NEGATIVE_INFINITY,
      factor: 1,
      notBefore: 0,
      refusals: 0,
      goodAnswers: 0,
      waiting: [],
    };
    hosts.set(host, state);
    return state;
  }

  function leave(state: HostState, waiter: Waiter, turn: Slot | NoSlot): void {
    if (waiter.timer !== null) clearTimeout(waiter.timer);
    const at = state.waiting.indexOf(waiter);
    if (at >= 0) state.waiting.splice(at, 1);
    waiter.settle(turn);
  }

  function take(state: HostState, waiter: Waiter): void {
    state.busy = true;
    let released = false;
    const release = async (): Promise<void> => {
      if (released) return;
      released = true;
      state.busy = false;
      state.freeSince = now();
      advance(state);
    };
    leave(state, waiter, { kind: 'slot', waitedMs: now() - waiter.askedAt, release });
  }

  /** Gives the turn to the first who waits, or sets the clock for it. */
  function advance(state: HostState): void {
    const first = state.waiting[0];
    if (first === undefined || state.busy) return;
    const at = Math.max(state.notBefore, state.freeSince + first.gapMs * state.factor);
    if (at <= now()) {
      take(state, first);
    } else if (at > first.deadline) {
      const why = state.notBefore >= at ? 'slowed-down' : 'busy';
      leave(state, first, { kind: 'no-slot', retryAfterMs: at - now(), why });
      advance(state);
    } else {
      if (first.timer !== null) clearTimeout(first.timer);
      // One more millisecond than the sum: timers may fire a fraction early.
      first.timer = setTimeout(() => advance(state), at - now() + 1);
    }
  }

  /** How long those before him will keep the host, at least; what is waited for answers is not known. */
  function giveUp(state: HostState, waiter: Waiter): void {
    const perTurn = Math.max(SECOND, waiter.gapMs * state.factor);
    const retryAfterMs = perTurn * (state.waiting.indexOf(waiter) + 1);
    leave(state, waiter, { kind: 'no-slot', retryAfterMs, why: 'busy' });
  }

  function acquire(host: string, gapMs: number, maxWaitMs: number): Promise<Slot | NoSlot> {
    const state = stateOf(host);
    const askedAt = now();
    return new Promise((settle) => {
      const waiter: Waiter = { gapMs, askedAt, deadline: askedAt + maxWaitMs, settle, timer: null };
      state.waiting.push(waiter);
      const hasToWait = state.waiting[0] !== waiter || state.busy;
      if (!hasToWait) advance(state);
      else if (maxWaitMs <= 0) giveUp(state, waiter);
      else waiter.timer = setTimeout(() => giveUp(state, waiter), maxWaitMs);
    });
  }

  return {
    acquire,
    async slowDown(host, forMs) {
      const state = stateOf(host);
      state.refusals += 1;
      state.goodAnswers = 0;
      state.factor = Math.min(LARGEST_FACTOR, state.factor * 2);
      const own = Math.min(LONGEST_PATIENCE, FIRST_PATIENCE * 2 ** (state.refusals - 1));
      // `Retry-After: 0` must not make the next request come sooner than without the header.
      const patience = forMs === null || forMs === 0 ? own : Math.min(LONGEST_ASKED, forMs);
      state.notBefore = Math.max(state.notBefore, now() + patience);
    },
    async answeredWell(host) {
      const state = stateOf(host);
      state.refusals = 0;
      state.goodAnswers += 1;
      if (state.goodAnswers < GOOD_ANSWERS) return;
      state.goodAnswers = 0;
      state.factor = Math.max(1, state.factor / 2);
    },
  };
}
