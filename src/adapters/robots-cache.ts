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

export function createRobotsCache(agent: string, now: () => number = Date.now): RobotsCache {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<RobotsVerdict>>();

  function judge(origin: string, answer: RobotsAnswer): RobotsVerdict {
    if (answer.kind === 'text') return { kind: 'rules', rules: readRobots(origin, answer.text, agent) };
    if (answer.kind === 'none') return { kind: 'rules', rules: NO_ROBOTS };
    const before = kept.get(origin);
    if (before?.verdict.kind === 'rules' && before.readAt > now() - STALE_FOR) return before.verdict;
    return { ...answer, retryAfterMs: UNREACHABLE_FOR };
  }

  function keep(origin: string, answer: RobotsAnswer): RobotsVerdict {
    const verdict = judge(origin, answer);
    const isFresh = answer.kind !== 'unreachable';
    const readAt = isFresh ? now() : (kept.get(origin)?.readAt ?? now());
    kept.delete(origin);
    kept.set(origin, { verdict, readAt, until: now() + (isFresh ? KEPT_FOR : UNREACHABLE_FOR) });
    const oldest = kept.keys().next();
    if (kept.size > MAX_ORIGINS && !oldest.done) kept.delete(oldest.value);
    return verdict;
  }

  async function rulesOf(origin: string, ask: () => Promise<RobotsAnswer>): Promise<RobotsVerdict> {
    const known = kept.get(origin);
    if (known !== undefined && known.until > now()) {
      if (known.verdict.kind === 'rules') return known.verdict;
      return { ...known.verdict, retryAfterMs: known.until - now() };
    }
    const running = asking.get(origin);
    if (running !== undefined) return running;
    const answer = ask()
      .then((got) => keep(origin, got))
      .finally(() => asking.delete(origin));
    asking.set(origin, answer);
    return answer;
  }

  return { rulesOf };
}
