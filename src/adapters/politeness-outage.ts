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
export function createOutageBreaker(options: OutageOptions = {}): OutageBreaker {
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const windowMs = options.windowMs ?? 60 * SECOND;
  const minimumHosts = options.minimumHosts ?? 5;
  const share = options.share ?? 0.8;
  const firstProbe = options.probeAfterMs ?? 15 * SECOND;
  const longestProbe = options.longestProbeMs ?? 300 * SECOND;
  const catchUpMs = options.catchUpMs ?? 300 * SECOND;

  /** Host to its last outcome; the oldest first. */
  const lately = new Map<string, { at: number; ok: boolean }>();
  let outage: { from: number } | null = null;
  let probeMs = firstProbe;
  let probeAt = 0;
  let probing: string | null = null;
  let probingUntil = 0;

  function note(host: string, ok: boolean): void {
    lately.delete(host);
    lately.set(host, { at: now(), ok });
    for (const [other, outcome] of lately) {
      if (outcome.at >= now() - windowMs) break;
      lately.delete(other);
    }
  }

  function isOurs(): boolean {
    const failures = [...lately.values()].filter((outcome) => !outcome.ok);
    return lately.size >= minimumHosts && failures.length >= share * lately.size;
  }

  function begin(): void {
    const failedSince = [...lately.values()].filter((outcome) => !outcome.ok).map((outcome) => outcome.at);
    outage = { from: Math.min(now(), ...failedSince) };
    probeMs = firstProbe;
    probeAt = now() + probeMs;
    options.onOutage?.({ from: outage.from, to: null });
  }

  return {
    mayPass(host) {
      if (outage === null) return { kind: 'pass' };
      const isFree = probing === null || probing === host || now() >= probingUntil;
      if (now() >= probeAt && isFree) {
        probing = host;
        probingUntil = now() + PROBE_TIME;
        return { kind: 'pass' };
      }
      const retryAfterMs = Math.max(SECOND, probeAt - now()) + Math.floor(random() * catchUpMs);
      return { kind: 'held', retryAfterMs };
    },
    answered(host) {
      if (outage !== null) {
        options.onOutage?.({ from: outage.from, to: now() });
        outage = null;
        lately.clear();
      }
      probing = null;
      note(host, true);
    },
    unanswered(host) {
      note(host, false);
      if (outage === null && isOurs()) begin();
      else if (outage !== null && probing === host) {
        probeMs = Math.min(longestProbe, probeMs * 2);
        probeAt = now() + probeMs;
      }
      if (probing === host) probing = null;
      return outage !== null;
    },
    current: () => (outage === null ? null : { from: outage.from, to: null }),
  };
}
