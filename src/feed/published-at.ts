import { type CalendarDate, findCalendarDate, smallNumber } from './calendar-date.ts';
import { formatOffset, writtenOffset, zoneOffset } from './zone.ts';

/** A date of a page or feed stands in the first characters of its line; longer texts are cut. */
const LONGEST = 400;
const DEFAULT_ZONE = 'Asia/Shanghai';

interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** What stands behind it, where a zone may be written. */
  readonly rest: string;
}

const DAYPART = '(上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|晚间|晚間|夜间|夜間|深夜|[AaPp]\\.?[Mm]\\.?)?';
const BETWEEN =
  '(?:-(?=\\d{2}:\\d{2}:\\d{2})|\\s?[-–—/]\\s|[\\s,，·|T_]{0,4})(?:[(（\\[]?(?:星期|周|週|礼拜|禮拜)?[一二三四五六日天][)）\\]]?(?![〇零一二三四五六七八九十]))?[\\s,，·|]{0,4}(?:at\\s)?';
const CLOCK = `${DAYPART}\\s{0,2}(\\d{1,2})\\s?(?:[:：]\\s?(\\d{2})(?:\\s?[:：]\\s?(\\d{2})(?:[.,:]\\d{1,9})?)?|[时時点點](?:\\s?(\\d{1,2})\\s?分(?:\\s?(\\d{1,2})\\s?秒)?)?(?![到至间間内內前后後]))\\s{0,2}([AaPp]\\.?[Mm]\\.?(?![A-Za-z]))?`;
const AFTER_DATE = new RegExp(`^${BETWEEN}${CLOCK}`);
const BEFORE_DATE = new RegExp(`(?<!\\d)(?<!\\d:)${CLOCK}[\\s,，·|]{0,4}$`);
const COMPACT = /^[T\s_]?(\d{2})(\d{2})(\d{2})?(?!\d)/;
const CHINESE_CLOCK = new RegExp(
  `^${BETWEEN}${DAYPART}\\s?([零一二三四五六七八九十]{1,3})[时時点點](?:([零一二三四五六七八九十]{1,3})分|半)?`,
);

function hourOfDay(hour: number, part: string | undefined): number {
  if (!part) return hour;
  const lower = part.toLowerCase().replaceAll('.', '');
  if (lower === 'am') return hour === 12 ? 0 : hour;
  if (/^(下午|傍晚|晚上|晚间|晚間|夜间|夜間|深夜|pm)$/.test(lower)) return hour < 12 ? hour + 12 : hour;
  if (lower === '中午') return hour < 3 ? hour + 12 : hour;
  return lower === '凌晨' && hour === 12 ? 0 : hour;
}

function clockOf(match: RegExpExecArray, text: string): ClockTime | null {
  const [whole, before, hour, minute, second, minuteZh, secondZh, after] = match;
  const time = {
    hour: hourOfDay(Number(hour), before ?? after),
    minute: Number(minute ?? minuteZh ?? '0'),
    second: Number(second ?? secondZh ?? '0'),
    rest: text.slice(match.index + whole.length),
  };
  return time.hour <= 24 && time.minute < 60 && time.second <= 60 ? time : null;
}

function clockNear(text: string, date: CalendarDate): ClockTime | null {
  const after = text.slice(date.end);
  const next = AFTER_DATE.exec(after);
  if (next) return clockOf(next, after);
  const chinese = CHINESE_CLOCK.exec(after);
  if (chinese) {
    const [whole, part, hour = '', minute] = chinese;
    const half = whole.endsWith('半') ? 30 : 0;
    const minutes = minute ? smallNumber(minute.replace(/^零/, '')) : half;
    return { hour: hourOfDay(smallNumber(hour), part), minute: minutes, second: 0, rest: '' };
  }
  const compact = /\d$/.test(text.slice(date.start, date.end)) ? COMPACT.exec(after) : null;
  if (compact && Number(compact[1]) < 24 && Number(compact[2]) < 60) {
    const second = Number(compact[3] ?? '0');
    return {
      hour: Number(compact[1]),
      minute: Number(compact[2]),
      second,
      rest: after.slice(compact[0].length),
    };
  }
  const before = text.slice(0, date.start);
  const previous = BEFORE_DATE.exec(before);
  const time = previous ? clockOf(previous, before) : null;
  return time && { ...time, rest: after };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Seconds or milliseconds since 1970, as attributes and JSON carry them, from 1990 to 2100. */
function unixTime(text: string): string | null {
  // ASP.NET wraps the milliseconds: /Date(1688695509000)/, /Date(1688695509000+0800)/
  const digits = /^\s*(?:\/Date\()?(\d{9,10}|\d{13})(?:\.\d{1,6})?(?:(?:[+-]\d{4})?\)\/)?\s*$/.exec(
    text,
  )?.[1];
  if (!digits) return null;
  const ms = Number(digits) * (digits.length === 13 ? 1 : 1000);
  if (ms < 631_152_000_000 || ms > 4_102_444_800_000) return null;
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A zone between day and clock, as Hong Kong's broadcasters write it: 2023-07-07 HKT 10:33. */
const ZONE_BETWEEN = /(\d)\s(HKT|BJT|CST|JST|GMT\+8|UTC\+8)\s(\d{1,2}:\d{2}(?::\d{2})?)(?!\d)/i;

/**
 * The first point in time that a text of a page or feed names.
 * @param text a date as written in an attribute, in JSON or near a title; more may stand round it
 * @param options.timeZone IANA zone of a time without one; Beijing's by default, and `CST` is China's
 * @returns ISO 8601 with zone (`2023-07-07T10:00:00+08:00`), or `2023-07-07`, `2023-07`, `2023` where no more is
 *   written; null for none, for one without a year and for relative ones (昨天, 3小时前), which need a reference
 */
export function parsePageDate(text: string, options: { timeZone?: string } = {}): string | null {
  const clean = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]+/g, ' ')
    .trim()
    .replace(ZONE_BETWEEN, '$1 $3 $2');
  const unix = unixTime(clean);
  if (unix) return unix;
  const date = findCalendarDate(clean);
  if (!date) return null;
  const { year, month, day } = date;
  if (month === null) return String(year);
  if (day === null) return `${year}-${two(month)}`;
  const plain = `${year}-${two(month)}-${two(day)}`;
  const clock = clockNear(clean, date);
  if (!clock) return plain;
  const wall = Date.UTC(year, month - 1, day, clock.hour, clock.minute, Math.min(clock.second, 59));
  const offset = writtenOffset(clock.rest) ?? zoneOffset(options.timeZone ?? DEFAULT_ZONE, wall);
  return `${new Date(wall).toISOString().slice(0, 19)}${formatOffset(offset)}`;
}
