import { Cron } from 'croner';
import { z } from 'zod';

/** Whether Node knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether croner can read the pattern and it ever comes due. */
function isCron(pattern: string): boolean {
  try {
    return new Cron(pattern, { paused: true, timezone: 'UTC' }).nextRun() !== null;
  } catch {
    return false;
  }
}

const CronSchedule = z.strictObject({
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  cron: z
    .string()
    .max(100)
    .refine((pattern) => pattern.trim().split(/\s+/).length === 5 && isCron(pattern), {
      message: 'a cron pattern of five fields that comes due, as "15 8-20 * * 1-5"',
    }),
  timeZone: z
    .string()
    .refine(isTimeZone, { message: 'an IANA time zone, as Asia/Shanghai' })
    .default('Asia/Shanghai'),
});

const IntervalSchedule = z.strictObject({ everyMinutes: z.number().positive().max(44_640) });

const AdaptiveSchedule = z.strictObject({
  adaptive: z
    .strictObject({
      minMinutes: z.number().positive().max(44_640).default(15),
      maxMinutes: z.number().positive().max(44_640).default(1440),
    })
    .refine((bounds) => bounds.minMinutes <= bounds.maxMinutes, {
      message: 'minMinutes must not be more than maxMinutes',
    }),
});

/**
 * When a source is polled: at the times of a cron pattern in its zone, at an interval, or at a pace that
 * follows how much the source publishes.
 */
export const Schedule = z.union([CronSchedule, IntervalSchedule, AdaptiveSchedule], {
  error: 'one of cron (with timeZone), everyMinutes and adaptive (with minMinutes, maxMinutes)',
});
export type Schedule = z.infer<typeof Schedule>;
