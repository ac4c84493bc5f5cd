import type { AttributedMention } from './merged-event.ts';

/** Days from and to (`YYYY-MM-DD`, both included) in which a happening may lie. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const ANY_DAY: DayRange = { from: '0001-01-01', to: '9999-12-31' };

const DAY_MS = 86_400_000;

/** The day `count` days after another; the end of time stays where it is. */
export function addDays(day: string, count: number): string {
  const then = Date.parse(`${day}T00:00:00Z`) + count * DAY_MS;
  if (Number.isNaN(then)) return day;
  const text = new Date(then).toISOString().slice(0, 10);
  return /^\d{4}-/.test(text) ? text : day;
}

/** Days from one to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function monthRange(year: string, first: number, last: number): DayRange {
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: lastDayOf(Number(year), last) };
}

function isDay(text: string): boolean {
  return new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().slice(0, 10) === text;
}

/** The days that a time value covers (`2023`, `2023-H1`, `2023-Q2`, `2023-07`, `2023-07-07`, `a/b`); null when it is none. */
export function daysOf(value: string): DayRange | null {
  const slash = value.indexOf('/');
  if (slash >= 0) {
    const from = daysOf(value.slice(0, slash));
    const to = daysOf(value.slice(slash + 1));
    return from === null || to === null || from.from > to.to ? null : { from: from.from, to: to.to };
  }
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(value);
  if (match === null) return null;
  const [, year = '', half, quarter, month, day] = match;
  if (half !== undefined) return monthRange(year, half === '1' ? 1 : 7, half === '1' ? 6 : 12);
  if (quarter !== undefined) return monthRange(year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return monthRange(year, Number(month), Number(month));
  return isDay(value) ? { from: value, to: value } : null;
}

/** News without a time tells of the last days or weeks; what lies further back is told with its time. */
const RECENT_DAYS = 45;
/** A report dated by its publication tells of that day or, where it was taken over, of the days before. */
const PUBLISHED_DAYS = 3;
/** How far a plan or rumour without a time may reach into the future. */
const AHEAD_DAYS = 60;

/** The days in which a mention's happening may lie, from its time or else from its publication. */
export function possibleDays(
  mention: Pick<AttributedMention, 'time' | 'publishedOn' | 'modality'>,
): DayRange {
  const { value, source } = mention.time;
  const told = value === null ? null : daysOf(value);
  if (told !== null) {
    const isOneDay = told.from === told.to;
    return source === 'published' && isOneDay
      ? { from: addDays(told.from, -PUBLISHED_DAYS), to: told.to }
      : told;
  }
  const published = mention.publishedOn === null ? null : daysOf(mention.publishedOn);
  if (published === null) return ANY_DAY;
  const isAhead = mention.modality === 'planned' || mention.modality === 'rumored';
  return {
    from: addDays(published.from, -RECENT_DAYS),
    to: isAhead ? addDays(published.to, AHEAD_DAYS) : published.to,
  };
}

/** Days of difference that two reports of one day may have: Beijing's day is not California's. */
export const DAY_SLACK = 1;

export function withSlack(days: DayRange): DayRange {
  if (days.from === ANY_DAY.from) return ANY_DAY;
  return { from: addDays(days.from, -DAY_SLACK), to: addDays(days.to, DAY_SLACK) };
}

/** Ranges longer than this (days) are no days any more, and need no slack. */
const DAYLIKE = 7;

/** A range of days by number, as it is compared with many others. */
export interface DayNumbers {
  /** Days since 1970. */
  readonly first: number;
  readonly last: number;
}

export function numbersOf({ from, to }: DayRange): DayNumbers {
  const [first = 0, last = 0] = [from, to].map((day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS));
  return { first, last };
}

/** Whether two ranges may hold one happening; days of two reports of one day may differ by one. */
export function daysMeet(a: DayNumbers, b: DayNumbers): boolean {
  const isDaylike = a.last - a.first <= DAYLIKE && b.last - b.first <= DAYLIKE;
  const slack = isDaylike ? DAY_SLACK : 0;
  return a.first - slack <= b.last && b.first <= a.last + slack;
}

/** Days of the longest ranges of each length class but the last, which holds the others. */
const SPAN_DAYS = [7, 62, 400] as const;
export const LONGEST_SPAN = SPAN_DAYS.length;

/** The length class of a range of days, so that ranges can be looked up by their first day. */
export function spanOf({ from, to }: DayRange): number {
  const days = daysBetween(from, to);
  const span = SPAN_DAYS.findIndex((longest) => days <= longest);
  return span === -1 ? LONGEST_SPAN : span;
}

/** For each length class the first days that a range may have which meets another. */
export function startsMeeting({
  from,
  to,
}: DayRange): readonly { span: number; low: string; high: string }[] {
  const short = SPAN_DAYS.map((longest, span) => ({ span, low: addDays(from, -longest), high: to }));
  return [...short, { span: LONGEST_SPAN, low: ANY_DAY.from, high: to }];
}
