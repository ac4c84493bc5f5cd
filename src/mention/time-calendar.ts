/**
 * Calendar arithmetic on dates as precise as they are known (`2023`, `2023-07`, `2023-07-07`).
 * Proleptic Gregorian, no zone: a day is a day in China.
 */

/** A date with what is known of it. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const MS_PER_DAY = 86_400_000;

/** Reads `2023`, `2023-07`, `2023-07-07` or the day of an instant that begins so; null for anything else. */
export function parsePartialDate(text: string | null): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(text ?? '');
  if (match === null) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return { year };
  if (match[3] === undefined) return { year, month: Number(match[2]) };
  return { year, month: Number(match[2]), day: Number(match[3]) };
}

/** Writes a date with the precision it has. */
export function formatPartialDate(date: PartialDate): string {
  const year = String(date.year).padStart(4, '0');
  if (date.month === undefined) return year;
  const month = `${year}-${String(date.month).padStart(2, '0')}`;
  return date.day === undefined ? month : `${month}-${String(date.day).padStart(2, '0')}`;
}

/** Whether the calendar has this day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Days since 1970-01-01; missing parts count as the first of their span. */
export function dayNumber(date: PartialDate): number {
  return Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1) / MS_PER_DAY;
}

/** The date of a day number. */
export function fromDayNumber(days: number): PartialDate {
  const date = new Date(days * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The month `count` months after (or before, when negative) the month of `date`. */
export function addMonths(year: number, month: number, count: number): PartialDate {
  const index = year * 12 + (month - 1) + count;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** Day number of the Monday of the week `offset` weeks away. */
export function mondayOf(days: number, offset: number): number {
  return days - (weekdayOf(days) - 1) + offset * 7;
}
