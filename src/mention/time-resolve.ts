import {
  addMonths,
  dayNumber,
  formatPartialDate,
  fromDayNumber,
  isRealDay,
  mondayOf,
  type PartialDate,
  weekdayOf,
} from './time-calendar.ts';
import type { TimeParts } from './time-parts.ts';
import type { Planned } from './time-planned.ts';

/** What a time without a year, or without a month, is told from. */
export interface TimeContext {
  /** The publication date, as precise as it is known. */
  readonly published: PartialDate | null;
  /** The time the text named before this one, for 同年, 次日, 当月. */
  readonly previous: PartialDate | null;
  /** `true`: the text plans, the date lies ahead; `false`: it has happened; `null`: the words do not tell;
   * `hinted`: if it lies ahead, it is planned. */
  readonly planned: Planned;
}

export interface ResolvedTime {
  readonly value: string | null;
  readonly source: 'explicit' | 'relative' | null;
  readonly yearInferred: boolean;
  /** The (first) date itself, for what is told from it. */
  readonly date: PartialDate | null;
}

const UNKNOWN: ResolvedTime = { value: null, source: null, yearInferred: false, date: null };

/** How far ahead a date without a year may lie, in days, when nothing says that it is planned or past. */
const NEAR_FUTURE = 45;
/** The same where the next clause tells a plan. */
const HINTED_FUTURE = 250;
/** How far back a planned date may lie, in days: what is planned had been announced then, or is reported late. */
const LATE_REPORT = 75;

/** Resolves the parts of a time; `value` is null where the words or the publication date tell too little. */
export function resolveParts(parts: TimeParts, context: TimeContext): ResolvedTime {
  if (parts.vague) return UNKNOWN;
  if (parts.ago !== undefined) return resolveAgo(parts.ago, context);
  if (parts.dayOffset !== undefined) return resolveDayOffset(parts.dayOffset, context);
  if (parts.week !== undefined) return resolveWeek(parts.week, context);
  if (parts.quarter !== undefined || parts.half !== undefined || parts.quartersTo !== undefined) {
    return resolveTerm(parts, context);
  }
  if (parts.quarterShift !== undefined) return resolveToldQuarter(parts.quarterShift, context);
  if (parts.month !== undefined) return resolveMonth(parts, context);
  if (parts.year !== undefined || parts.yearPhase !== undefined) return resolveYear(parts, context);
  if (parts.day !== undefined) return resolveLoneDay(parts.day, parts.dayUntil, context);
  return UNKNOWN;
}

function single(date: PartialDate, source: 'explicit' | 'relative', yearInferred = false): ResolvedTime {
  return { value: formatPartialDate(date), source, yearInferred, date };
}

function range(
  from: PartialDate,
  to: PartialDate,
  source: 'explicit' | 'relative',
  yearInferred: boolean,
): ResolvedTime {
  return { value: `${formatPartialDate(from)}/${formatPartialDate(to)}`, source, yearInferred, date: from };
}

function resolveAgo(ago: NonNullable<TimeParts['ago']>, { published }: TimeContext): ResolvedTime {
  if (published === null) return UNKNOWN;
  if (ago.unit === 'year') return single({ year: published.year - ago.count }, 'relative');
  if (published.month === undefined) return UNKNOWN;
  if (ago.unit === 'month') return single(addMonths(published.year, published.month, -ago.count), 'relative');
  if (published.day === undefined) return UNKNOWN;
  if (ago.unit === 'day') return single(fromDayNumber(dayNumber(published) - ago.count), 'relative');
  return monthOfWeek(dayNumber(published), -ago.count);
}

function resolveDayOffset(
  offset: NonNullable<TimeParts['dayOffset']>,
  { published, previous }: TimeContext,
): ResolvedTime {
  const base = offset.of === 'publication' ? published : previous;
  if (base === null || base.day === undefined) {
    // 今日 in an article that is dated to the month is still in that month.
    return base !== null && offset.of === 'publication' && offset.days === 0
      ? single(base, 'relative')
      : UNKNOWN;
  }
  return single(fromDayNumber(dayNumber(base) + offset.days), 'relative');
}

/** A week has no value of its own: its month, or null where it spans two. */
function monthOfWeek(day: number, offset: number): ResolvedTime {
  const monday = mondayOf(day, offset);
  const first = fromDayNumber(monday);
  const last = fromDayNumber(monday + 6);
  if (first.month !== last.month) return UNKNOWN;
  return single({ year: first.year, month: first.month ?? 1 }, 'relative');
}

function resolveWeek(
  week: NonNullable<TimeParts['week']>,
  { published, planned }: TimeContext,
): ResolvedTime {
  if (published?.day === undefined) return UNKNOWN;
  const today = dayNumber(published);
  if (week.weekday === undefined) return monthOfWeek(today, week.offset ?? 0);
  if (week.offset !== null) {
    return single(fromDayNumber(mondayOf(today, week.offset) + week.weekday - 1), 'relative');
  }
  const back = (weekdayOf(today) - week.weekday + 7) % 7;
  const ahead = (7 - back) % 7;
  return single(fromDayNumber(planned === true ? today + ahead : today - back), 'relative');
}

/** The year that is written, or told from publication or from the time before; null where it is neither. */
function yearOf(parts: TimeParts, context: TimeContext): number | null {
  const part = parts.year;
  if (part === undefined) return null;
  if (part.of === 'calendar') return part.year;
  const base = part.of === 'publication' ? context.published : context.previous;
  return base === null ? null : base.year + part.offset;
}

function sourceOf(parts: TimeParts): 'explicit' | 'relative' {
  const told = parts.year !== undefined && parts.year.of !== 'calendar';
  const month = parts.month !== undefined && parts.month.of !== 'calendar';
  return told || month ? 'relative' : 'explicit';
}

function resolveYear(parts: TimeParts, context: TimeContext): ResolvedTime {
  const source = parts.year === undefined ? 'relative' : sourceOf(parts);
  const year = yearOf(parts, context) ?? (parts.year === undefined ? phaseYear(parts, context) : null);
  if (year === null) return UNKNOWN;
  const inferred = parts.year === undefined;
  if (parts.yearUntil !== undefined) return range({ year }, { year: parts.yearUntil }, source, false);
  if (parts.yearPhase === 'end') return single({ year, month: 12 }, source, inferred);
  return single({ year }, source, inferred);
}

/** 年底 in January or February is last year's; 年初 that is planned in autumn is next year's. */
function phaseYear(parts: TimeParts, { published, planned }: TimeContext): number | null {
  if (published === null) return null;
  const month = published.month ?? 6;
  if (parts.yearPhase === 'end' && month <= 2 && planned !== true) return published.year - 1;
  if (parts.yearPhase === 'start' && month >= 10 && planned === true) return published.year + 1;
  return published.year;
}

function resolveTerm(parts: TimeParts, context: TimeContext): ResolvedTime {
  const source = parts.year === undefined ? 'relative' : sourceOf(parts);
  const firstMonth = parts.half !== undefined ? parts.half * 6 - 5 : (parts.quarter ?? 1) * 3 - 2;
  const length = parts.half !== undefined ? 6 : 3;
  const year = parts.year === undefined ? termYear(firstMonth, length, context) : yearOf(parts, context);
  if (year === null) return UNKNOWN;
  const inferred = parts.year === undefined;
  const date = { year, month: firstMonth };
  if (parts.quartersTo !== undefined) {
    return { value: `${year}-Q1/${year}-Q${parts.quartersTo}`, source, yearInferred: inferred, date };
  }
  const name = parts.half !== undefined ? `H${parts.half}` : `Q${parts.quarter ?? 1}`;
  return { value: `${year}-${name}`, source, yearInferred: inferred, date };
}

function resolveToldQuarter(shift: number, { published }: TimeContext): ResolvedTime {
  if (published?.month === undefined) return UNKNOWN;
  const index = published.year * 4 + Math.floor((published.month - 1) / 3) + shift;
  const year = Math.floor(index / 4);
  const quarter = (index % 4) + 1;
  const date = { year, month: quarter * 3 - 2 };
  return { value: `${year}-Q${quarter}`, source: 'relative', yearInferred: true, date };
}

/** The year of a quarter or half without one: this year's, unless it is over (planned) or far ahead (not planned). */
function termYear(firstMonth: number, length: number, { published, planned }: TimeContext): number | null {
  if (published === null) return null;
  const month = published.month;
  if (month === undefined) return published.year;
  if (planned === true) return firstMonth + length - 1 < month ? published.year + 1 : published.year;
  const ahead = firstMonth - month;
  return ahead > (planned === false ? 0 : 5) ? published.year - 1 : published.year;
}

function resolveMonth(parts: TimeParts, context: TimeContext): ResolvedTime {
  const month = parts.month;
  if (month === undefined) return UNKNOWN;
  if (month.of !== 'calendar') return resolveToldMonth(parts, month, context);
  const source = sourceOf(parts);
  const written = parts.year !== undefined;
  const year = written ? yearOf(parts, context) : nearestYear(month.month, parts.day, context);
  if (year === null) return UNKNOWN;
  const from = { year, month: month.month };
  if (month.until !== undefined) {
    const untilYear = month.until < month.month ? year + 1 : year;
    return range(from, { year: untilYear, month: month.until }, source, !written);
  }
  return withDays(from, parts, source, !written);
}

function resolveToldMonth(
  parts: TimeParts,
  month: Exclude<NonNullable<TimeParts['month']>, { of: 'calendar' }>,
  context: TimeContext,
): ResolvedTime {
  const base = month.of === 'publication' ? context.published : context.previous;
  if (base?.month === undefined) return UNKNOWN;
  const { year, month: number } = addMonths(base.year, base.month, month.offset);
  return withDays({ year, month: number ?? 1 }, parts, 'relative', true);
}

function withDays(
  month: { readonly year: number; readonly month: number },
  parts: TimeParts,
  source: 'explicit' | 'relative',
  inferred: boolean,
): ResolvedTime {
  if (parts.day === undefined) return single(month, source, inferred);
  if (!isRealDay(month.year, month.month, parts.day)) return UNKNOWN;
  const from = { ...month, day: parts.day };
  if (parts.dayUntil === undefined) return single(from, source, inferred);
  const until = parts.dayUntil < parts.day ? addMonths(month.year, month.month, 1) : month;
  const to = { year: until.year, month: until.month ?? 1, day: parts.dayUntil };
  return isRealDay(to.year, to.month, to.day)
    ? range(from, to, source, inferred)
    : single(from, source, inferred);
}

/**
 * The year of a month or day written without one: the nearest past, unless the text plans;
 * a date shortly ahead is this year's when nothing says that it is past.
 */
export function nearestYear(month: number, day: number | undefined, context: TimeContext): number | null {
  const { published, planned } = context;
  if (published === null) return null;
  if (published.month === undefined) return published.year;
  const byDay = day !== undefined && published.day !== undefined;
  const ahead = byDay
    ? dayNumber({ year: published.year, month, day }) - dayNumber(published)
    : (month - published.month) * 30;
  if (planned === true) {
    if (ahead < -LATE_REPORT) return published.year + 1;
    return ahead > 345 ? published.year - 1 : published.year;
  }
  if (planned === 'hinted' && ahead > 0 && ahead <= HINTED_FUTURE) return published.year;
  if (ahead > (planned === false ? 1 : NEAR_FUTURE)) return published.year - 1;
  // 1月2日 in an article of 30 December is ahead, not eleven months back.
  return planned !== false && ahead + 365 <= NEAR_FUTURE && ahead < -320
    ? published.year + 1
    : published.year;
}

function resolveLoneDay(day: number, until: number | undefined, context: TimeContext): ResolvedTime {
  const { published, planned } = context;
  if (published?.month === undefined) return UNKNOWN;
  const ahead = published.day === undefined ? 0 : day - published.day;
  let shift = 0;
  if (planned === true && ahead < -20) shift = 1;
  else if (planned !== true && ahead > (planned === false ? 1 : 10)) shift = -1;
  else if (planned !== false && ahead < -25) shift = 1;
  const base = addMonths(published.year, published.month, shift);
  const parts: TimeParts = { day, ...(until === undefined ? {} : { dayUntil: until }) };
  return withDays({ year: base.year, month: base.month ?? 1 }, parts, 'explicit', true);
}
