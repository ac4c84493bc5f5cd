import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDue, type Scheduled } from '../../src/source/due.ts';
import { Source, type SourceInput } from '../../src/source/source.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function sourceWith(schedule: Partial<SourceInput>): Scheduled {
  return Source.parse({ id: 'a', name: 'A', kind: 'feed', url: 'https://a.cn/rss', ...schedule });
}

const at = (iso: string): number => Date.parse(iso);

describe('when a source is due next', () => {
  it.each<[name: string, schedule: Partial<SourceInput>, last: string, now: string, due: string]>([
    ['every hour unless told', {}, '2023-07-07T08:00Z', '2023-07-07T08:10Z', '2023-07-07T09:00Z'],
    ['everyMinutes', { everyMinutes: 15 }, '2023-07-07T08:00Z', '2023-07-07T08:10Z', '2023-07-07T08:15Z'],
    [
      'an interval',
      { schedule: { everyMinutes: 120 } },
      '2023-07-07T08:00Z',
      '2023-07-07T08:10Z',
      '2023-07-07T10:00Z',
    ],
    [
      'a missed poll, now',
      { everyMinutes: 15 },
      '2023-07-07T08:00Z',
      '2023-07-09T00:00Z',
      '2023-07-09T00:00Z',
    ],
    [
      'cron in the zone of China',
      { schedule: { cron: '30 8 * * *' } },
      '2023-07-07T00:30Z',
      '2023-07-07T00:31Z',
      '2023-07-08T00:30Z',
    ],
    [
      'cron on working days, over a week-end',
      { schedule: { cron: '0 9-18 * * 1-5', timeZone: 'Asia/Taipei' } },
      '2023-07-07T10:00Z',
      '2023-07-07T10:01Z',
      '2023-07-10T01:00Z',
    ],
    [
      'a missed cron time, now and once',
      { schedule: { cron: '0 9 * * *' } },
      '2023-07-01T00:00Z',
      '2023-07-07T02:00Z',
      '2023-07-07T02:00Z',
    ],
    [
      'cron where the clocks change',
      { schedule: { cron: '30 2 * * *', timeZone: 'Europe/Berlin' } },
      '2023-03-25T01:30Z',
      '2023-03-25T02:00Z',
      '2023-03-26T01:30Z',
    ],
    ['a clock set back, now', {}, '2033-07-07T08:00Z', '2023-07-07T08:00Z', '2023-07-07T08:00Z'],
  ])('%s', (_name, schedule, last, now, due) => {
    const next = nextDue(sourceWith(schedule), at(last), at(now));
    // On the day the clocks go forward there is no 02:30: any time of that hour will do.
    if (
      schedule.schedule &&
      'timeZone' in schedule.schedule &&
      schedule.schedule.timeZone === 'Europe/Berlin'
    ) {
      expect(Math.abs(next - at(due))).toBeLessThanOrEqual(HOUR);
    } else {
      expect(new Date(next).toISOString()).toBe(new Date(at(due)).toISOString());
    }
  });

  it('is now, when it was never polled', () => {
    expect(nextDue(sourceWith({ schedule: { cron: '0 9 * * *' } }), null, 1234)).toBe(1234);
  });

  it.each([
    [null, 60],
    [0, 1440],
    [0.01, 1440],
    [0.1, 300],
    [1, 30],
    [2, 15],
    [1000, 15],
  ])('adaptive at %s articles an hour waits %d minutes', (rate, minutes) => {
    const source = sourceWith({ schedule: { adaptive: {} } });
    expect(nextDue(source, HOUR, HOUR, rate)).toBe(HOUR + minutes * MINUTE);
  });

  it('is never in the past, and for intervals never later than one from the last poll or now', () => {
    const source = sourceWith({ everyMinutes: 90 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), (last, now) => {
        const due = nextDue(source, last, now);
        return due >= now && due <= Math.max(now, last) + 90 * MINUTE;
      }),
    );
  });
});
