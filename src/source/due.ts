import { Cron } from 'croner';
import type { Source } from './source.ts';

const MINUTE = 60_000;

/** What `nextDue` needs of a source. */
export type Scheduled = Pick<Source, 'everyMinutes' | 'schedule'>;

/**
 * Minutes between two polls of an adaptive source: half the mean time between two of its articles, so that a
 * poll finds one at most times and a burst stays inside the feed's window.
 */
function adaptiveMinutes(bounds: { minMinutes: number; maxMinutes: number }, perHour: number | null): number {
  if (perHour === null) return Math.min(bounds.maxMinutes, Math.max(bounds.minMinutes, 60));
  const wanted = perHour <= 0 ? bounds.maxMinutes : 30 / perHour;
  return Math.min(bounds.maxMinutes, Math.max(bounds.minMinutes, wanted));
}

function cronAfter(pattern: string, timeZone: string, after: number): number {
  const next = new Cron(pattern, { paused: true, timezone: timeZone }).nextRun(new Date(after));
  if (next === null) throw new RangeError(`cron pattern never comes due: ${pattern}`);
  return next.getTime();
}

/**
 * When a source is due next.
 * @param lastPolledAt ms of the last poll that ran; null when there was none, and then it is due now.
 * @param now ms; a poll that was missed is due now, once, however many were missed.
 * @param observedRate articles an hour, as seen lately; null when unknown. Only `adaptive` looks at it.
 * @returns ms, never before `now`.
 */
export function nextDue(
  source: Scheduled,
  lastPolledAt: number | null,
  now: number,
  observedRate: number | null = null,
): number {
  // A clock set back must not postpone a source for years.
  if (lastPolledAt === null || lastPolledAt > now) return now;
  const schedule = source.schedule;
  if (schedule !== undefined && 'cron' in schedule) {
    return Math.max(now, cronAfter(schedule.cron, schedule.timeZone, lastPolledAt));
  }
  const minutes =
    schedule === undefined
      ? source.everyMinutes
      : 'everyMinutes' in schedule
        ? schedule.everyMinutes
        : adaptiveMinutes(schedule.adaptive, observedRate);
  return Math.max(now, lastPolledAt + minutes * MINUTE);
}
