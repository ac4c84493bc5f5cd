import type { Expectations } from './expectations.ts';
import type { Finding } from './finding.ts';
import type { Observation } from './observation.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Weeks looked back to know what is usual. */
const USUAL_WEEKS = 4;
/** A week with less than this share of the usual one is told. */
const FALLEN_TO = 0.25;
/** Below it a week's count says nothing about the next one's. */
const USUAL_AT_LEAST = 4;
/** Publications needed to know their usual distance. */
const KNOWN_DISTANCES = 8;

/** Articles a week, as wished and as seen. */
export interface Pace {
  readonly expectedPerWeek: number;
  /** Of the last week. */
  readonly seenPerWeek: number;
  /** ms since 1970; of the newest publication, else of the newest article seen. */
  readonly newestAt: number | null;
}

function seenBetween(observation: Observation, from: number, to: number): number {
  return observation.articles.filter(({ firstSeenAt }) => firstSeenAt >= from && firstSeenAt < to).length;
}

function firstSeen(observation: Observation): number | null {
  let first: number | null = null;
  for (const { firstSeenAt } of observation.articles) first = Math.min(first ?? firstSeenAt, firstSeenAt);
  return first;
}

export function paceOf(expectations: Expectations, observation: Observation): Pace {
  const { now, articles } = observation;
  let newestAt: number | null = null;
  for (const { publishedAt, firstSeenAt } of articles) {
    // A date in the future is the source's mistake, and would hide that nothing comes any more.
    const at = Math.min(publishedAt ?? firstSeenAt, now);
    newestAt = Math.max(newestAt ?? at, at);
  }
  return {
    expectedPerWeek: expectations.minimumPerWeek,
    seenPerWeek: seenBetween(observation, now - WEEK, now + 1),
    newestAt,
  };
}

/** It answers, and nothing comes: an empty list, or no new article for as long as at least two were expected. */
export function silentZero(expectations: Expectations, observation: Observation): Finding | null {
  const { now, lastPolledAt, lastCount, consecutiveFailures } = observation;
  if (lastPolledAt === null || consecutiveFailures > 0 || expectations.minimumPerWeek === 0) return null;
  if (lastCount === 0) return { kind: 'silent', reason: 'it answers, and announces nothing at all' };
  const since = firstSeen(observation);
  const patience = Math.max(3 * DAY, (2 * WEEK) / expectations.minimumPerWeek);
  if (since === null || now - since < patience || seenBetween(observation, now - patience, now + 1) > 0)
    return null;
  const days = Math.round(patience / DAY);
  return { kind: 'silent', reason: `it answers, and announced nothing new in ${days} days` };
}

/** Fewer articles than were asked for, or far fewer than usual. */
export function rateFallen(expectations: Expectations, observation: Observation): Finding | null {
  const { now, lastPolledAt } = observation;
  const since = firstSeen(observation);
  // In the first week a feed's whole window is new, and says nothing about a week.
  if (lastPolledAt === null || since === null || now - since < 2 * WEEK) return null;
  const seen = seenBetween(observation, now - WEEK, now + 1);
  if (seen < expectations.minimumPerWeek) {
    return {
      kind: 'too-few',
      reason: `${seen} new in a week; at least ${expectations.minimumPerWeek} expected`,
    };
  }
  const weeks = Math.min(USUAL_WEEKS, Math.floor((now - since) / WEEK) - 1);
  const usual = seenBetween(observation, now - (weeks + 1) * WEEK, now - WEEK) / weeks;
  if (usual < USUAL_AT_LEAST || seen >= usual * FALLEN_TO) return null;
  return { kind: 'too-few', reason: `${seen} new in a week; ${usual.toFixed(1)} are usual` };
}

/** The newest publication is older than this source's publications usually lie apart. */
export function staleFeed(observation: Observation): Finding | null {
  const { now, articles, lastPolledAt } = observation;
  if (lastPolledAt === null) return null;
  const times = articles
    .map(({ publishedAt }) => publishedAt)
    .filter((at): at is number => at !== null && at <= now)
    .sort((a, b) => a - b);
  const newest = times.at(-1);
  if (newest === undefined || times.length <= KNOWN_DISTANCES) return null;
  const distances = times.slice(1).map((at, index) => at - (times[index] ?? at));
  distances.sort((a, b) => a - b);
  const wide = distances[Math.floor(distances.length * 0.95)] ?? 0;
  const age = now - newest;
  if (age <= Math.max(DAY, 2 * wide)) return null;
  const usual = Math.max(1, Math.round(wide / HOUR));
  return {
    kind: 'stale',
    reason: `the newest is ${Math.round(age / HOUR)} hours old; ${usual} hours between two are usual`,
  };
}

/**
 * A poll at which everything in the feed's window was new: between it and the one before, more may have passed
 * than the window holds.
 */
export function gapWiderThanWindow(observation: Observation): Finding | null {
  const { articles, lastCount, now } = observation;
  if (lastCount === null || lastCount < 2) return null;
  const perPoll = new Map<number, number>();
  for (const { firstSeenAt } of articles) perPoll.set(firstSeenAt, (perPoll.get(firstSeenAt) ?? 0) + 1);
  const [, ...polls] = [...perPoll].sort(([a], [b]) => a - b);
  const gaps = polls.filter(([at, fresh]) => fresh >= lastCount && at > now - WEEK);
  if (gaps.length === 0) return null;
  const times = gaps.length === 1 ? 'once' : `${gaps.length} times`;
  return {
    kind: 'gap',
    reason: `${times} in a week all ${lastCount} announcements were new: articles were lost, poll more often`,
  };
}
