import type { FailureReason } from './http-failure.ts';
import { NO_ROBOTS, type RobotsRules, readRobots } from './robots.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** RFC 9309, 2.4: not longer than a day. */
const KEPT_FOR = 24 * HOUR;
const UNREACHABLE_FOR = 600 * SECOND;
/** Rules that were read are still believed for so long while the file cannot be read again. */
const STALE_FOR = 7 * 24 * HOUR;
const MAX_ORIGINS = 5000;

/** What came of asking for a robots.txt. */
export type RobotsAnswer =
  | { readonly kind: 'text'; readonly text: string }
  /** 4xx: there is none, and everything is allowed (RFC 9309, 2.3.1.3). */
  | { readonly kind: 'none' }
  /** 5xx, 429 or no answer (then with its reason): nothing is allowed for now (RFC 9309, 2.3.1.4). */
  | { readonly kind: 'unreachable'; readonly reason: FailureReason | null; readonly detail: string };

export type RobotsVerdict =
  | { readonly kind: 'rules'; readonly rules: RobotsRules }
  | {
      readonly kind: 'unreachable';
      readonly reason: FailureReason | null;
      readonly detail: string;
      readonly retryAfterMs: number;
    };

interface Kept {
  readonly verdict: RobotsVerdict;
  readonly readAt: number;
  readonly until: number;
}

/** The rules of every site, asked for once a day; asked once even when many want them at the same time. */
export interface RobotsCache {
  rulesOf(origin: string, ask: () => Promise<RobotsAnswer>): Promise<RobotsVerdict>;
}

class DailyRobots implements RobotsCache {
  readonly #agent: string;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();
  readonly #asking = new Map<string, Promise<RobotsVerdict>>();

  constructor(agent: string, now: () => number) {
    this.#agent = agent;
    this.#now = now;
  }

  #judge(origin: string, answer: RobotsAnswer): RobotsVerdict {
    if (answer.kind === 'text') {
      return { kind: 'rules', rules: readRobots(origin, answer.text, this.#agent) };
    }
    if (answer.kind === 'none') return { kind: 'rules', rules: NO_ROBOTS };
    const before = this.#kept.get(origin);
    if (before?.verdict.kind === 'rules' && before.readAt > this.#now() - STALE_FOR) return before.verdict;
    return { ...answer, retryAfterMs: UNREACHABLE_FOR };
  }

  #keep(origin: string, answer: RobotsAnswer): RobotsVerdict {
    const now = this.#now();
    const verdict = this.#judge(origin, answer);
    const isFresh = answer.kind !== 'unreachable';
    const readAt = isFresh ? now : (this.#kept.get(origin)?.readAt ?? now);
    this.#kept.delete(origin);
    this.#kept.set(origin, { verdict, readAt, until: now + (isFresh ? KEPT_FOR : UNREACHABLE_FOR) });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MAX_ORIGINS && !oldest.done) this.#kept.delete(oldest.value);
    return verdict;
  }

  async rulesOf(origin: string, ask: () => Promise<RobotsAnswer>): Promise<RobotsVerdict> {
    const known = this.#kept.get(origin);
    if (known !== undefined && known.until > this.#now()) {
      if (known.verdict.kind === 'rules') return known.verdict;
      return { ...known.verdict, retryAfterMs: known.until - this.#now() };
    }
    const running = this.#asking.get(origin);
    if (running !== undefined) return running;
    const answer = ask()
      .then((got) => this.#keep(origin, got))
      .finally(() => this.#asking.delete(origin));
    this.#asking.set(origin, answer);
    return answer;
  }
}

/** @param agent the product token that stands for us in a robots.txt */
export function createRobotsCache(agent: string, now: () => number = Date.now): RobotsCache {
  return new DailyRobots(agent, now);
}
