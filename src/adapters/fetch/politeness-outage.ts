const SECOND = 1000;
/** A probe that did not come back after so long is given up, and another one may try. */
const PROBE_TIME = 120 * SECOND;

/** Our own connection was down, from when to when (ms since 1970). */
export interface Outage {
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
}

export interface OutageOptions {
  readonly now?: () => number;
  readonly random?: () => number;
  /** Failures count for so long. */
  readonly windowMs?: number;
  /** Different hosts that must have been asked within the window. */
  readonly minimumHosts?: number;
  /** Share of them that failed, from 0 to 1. */
  readonly share?: number;
  /** Time until one request is let through as a probe; doubled with each that fails. */
  readonly probeAfterMs?: number;
  readonly longestProbeMs?: number;
  /** Over which those who were held come back. */
  readonly catchUpMs?: number;
  readonly onOutage?: (outage: Outage) => void;
}

export type Passage = { readonly kind: 'pass' } | { readonly kind: 'held'; readonly retryAfterMs: number };

/** Tells our own outage from that of a site. */
export interface OutageBreaker {
  /** Asked before a request. While the outage lasts only one probe passes at a time. */
  mayPass(host: string): Passage;
  /** Told after a request whether any answer came at all, whatever its status. */
  answered(host: string): void;
  /** Told of a request without an answer. Returns whether it counts as our own outage. */
  unanswered(host: string): boolean;
  current(): Outage | null;
}

/**
 * When nearly all hosts that were asked within a minute failed, the fault is ours: the breaker holds all requests,
 * lets a single one through now and then, and opens again with the first answer.
 */
class WindowBreaker implements OutageBreaker {
  readonly #options: Required<OutageOptions>;
  /** Host to its last outcome; the oldest first. */
  readonly #lately = new Map<string, { at: number; ok: boolean }>();
  #outage: { from: number } | null = null;
  #probeMs: number;
  #probeAt = 0;
  #probing: string | null = null;
  #probingUntil = 0;

  constructor(options: Required<OutageOptions>) {
    this.#options = options;
    this.#probeMs = options.probeAfterMs;
  }

  #note(host: string, ok: boolean): void {
    const now = this.#options.now();
    this.#lately.delete(host);
    this.#lately.set(host, { at: now, ok });
    for (const [other, outcome] of this.#lately) {
      if (outcome.at >= now - this.#options.windowMs) break;
      this.#lately.delete(other);
    }
  }

  #failures(): number[] {
    return [...this.#lately.values()].filter((outcome) => !outcome.ok).map((outcome) => outcome.at);
  }

  #isOurs(): boolean {
    const { minimumHosts, share } = this.#options;
    return this.#lately.size >= minimumHosts && this.#failures().length >= share * this.#lately.size;
  }

  #begin(): void {
    const now = this.#options.now();
    this.#outage = { from: Math.min(now, ...this.#failures()) };
    this.#probeMs = this.#options.probeAfterMs;
    this.#probeAt = now + this.#probeMs;
    this.#options.onOutage({ from: this.#outage.from, to: null });
  }

  mayPass(host: string): Passage {
    if (this.#outage === null) return { kind: 'pass' };
    const { now, random, catchUpMs } = this.#options;
    const isFree = this.#probing === null || this.#probing === host || now() >= this.#probingUntil;
    if (now() >= this.#probeAt && isFree) {
      this.#probing = host;
      this.#probingUntil = now() + PROBE_TIME;
      return { kind: 'pass' };
    }
    const retryAfterMs = Math.max(SECOND, this.#probeAt - now()) + Math.floor(random() * catchUpMs);
    return { kind: 'held', retryAfterMs };
  }

  answered(host: string): void {
    if (this.#outage !== null) {
      this.#options.onOutage({ from: this.#outage.from, to: this.#options.now() });
      this.#outage = null;
      this.#lately.clear();
    }
    this.#probing = null;
    this.#note(host, true);
  }

  unanswered(host: string): boolean {
    this.#note(host, false);
    if (this.#outage === null && this.#isOurs()) this.#begin();
    else if (this.#outage !== null && this.#probing === host) {
      this.#probeMs = Math.min(this.#options.longestProbeMs, this.#probeMs * 2);
      this.#probeAt = this.#options.now() + this.#probeMs;
    }
    if (this.#probing === host) this.#probing = null;
    return this.#outage !== null;
  }

  current(): Outage | null {
    return this.#outage === null ? null : { from: this.#outage.from, to: null };
  }
}

/** A breaker that judges the last minute, unless told otherwise. */
export function createOutageBreaker(options: OutageOptions = {}): OutageBreaker {
  return new WindowBreaker({
    now: Date.now,
    random: Math.random,
    windowMs: 60 * SECOND,
    minimumHosts: 5,
    share: 0.8,
    probeAfterMs: 15 * SECOND,
    longestProbeMs: 300 * SECOND,
    catchUpMs: 300 * SECOND,
    onOutage: () => {},
    ...options,
  });
}
