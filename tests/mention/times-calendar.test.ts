import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayNumber,
  formatPartialDate,
  fromDayNumber,
  isRealDay,
  mondayOf,
  parsePartialDate,
  weekdayOf,
} from '../../src/mention/time-calendar.ts';

const days = fc.integer({ min: -20_000, max: 40_000 });

describe('the calendar', () => {
  it('gives every day back', () => {
    fc.assert(fc.property(days, (day) => dayNumber(fromDayNumber(day)) === day));
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(days, (day) => {
        const written = formatPartialDate(fromDayNumber(day));
        expect(formatPartialDate(parsePartialDate(written) ?? { year: 0 })).toBe(written);
      }),
    );
  });

  it('begins weeks on Monday', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5, max: 5 }), (day, offset) => {
        const monday = mondayOf(day, offset);
        expect(weekdayOf(monday)).toBe(1);
        expect(Math.abs(day - monday - weekdayOf(day) + 1)).toBe(Math.abs(offset) * 7);
      }),
    );
  });

  it('moves by months and back', () => {
    const months = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(months, fc.integer({ min: -60, max: 60 }), (month, count) => {
        const moved = addMonths(2023, month, count);
        expect(addMonths(moved.year, moved.month ?? 1, -count)).toEqual({ year: 2023, month });
      }),
    );
  });

  it.each([
    ['2023-07-07', 5],
    ['2024-02-29', 4],
    ['1970-01-01', 4],
  ])('%s is weekday %d', (date, weekday) => {
    expect(weekdayOf(dayNumber(parsePartialDate(date) ?? { year: 0 }))).toBe(weekday);
  });

  it('knows leap days and the ends of months', () => {
    expect([isRealDay(2024, 2, 29), isRealDay(2023, 2, 29), isRealDay(2023, 6, 31)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('reads the precision that is there', () => {
    expect(
      ['2023', '2023-07', '2023-07-07', '2023-07-07T10:00:00+08:00', 'x', null].map(parsePartialDate),
    ).toEqual([
      { year: 2023 },
      { year: 2023, month: 7 },
      { year: 2023, month: 7, day: 7 },
      { year: 2023, month: 7, day: 7 },
      null,
      null,
    ]);
  });
});
