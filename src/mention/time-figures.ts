import type { TimeParts, TimeReading, YearPart } from './time-parts.ts';
import { DAYPART, matchAt, TO } from './time-words.ts';

const ISO = new RegExp(
  `((?:19|20)\\d{2})([-/.])(1[0-2]|0?[1-9])\\2(3[01]|[12]\\d|0?[1-9])(?![\\d-])(?:T?${DAYPART})`,
  'uy',
);
const ISO_MONTH = /((?:19|20)\d{2})[-/](1[0-2]|0[1-9])(?![\d/.-])/uy;
const ROC_SLASH = /(1[01]\d)\/(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])(?![\d/])/uy;
const SLASH_DAY = /(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])(?![\d/%])/uy;
const SLASH_AFTER =
  /^ ?(?:起|止|前|当天|当日|发布|发表|公布|宣布|开放|上线|推出|开源|举行|\((?:周|星期|礼拜)?[一二三四五六日]\)|（(?:周|星期|礼拜)?[一二三四五六日]）)/u;
const YEARS = new RegExp(`((?:19|20)\\d{2})${TO}((?:19|20)\\d{2}) ?年`, 'uy');
const COMPACT =
  /((?:19|20)\d{2}) ?年?(?:[Qq]([1-4])|[Hh]([12]))(?![\dA-Za-z])|([1-4])Q((?:20)?\d{2})(?!\d)|([12])H((?:20)?\d{2})(?!\d)|Q([1-4]) ?(20\d{2})(?!\d)/uy;

/** Dates in figures: 2023-07-07, 2023/7/7, 112/7/7, 2023Q2, 2021-2023年. */
export function readFigures(text: string, at: number): TimeReading | null {
  const iso = matchAt(ISO, text, at);
  if (iso !== null) return { parts: fullDate(Number(iso[1]), iso[3], iso[4]), end: at + iso[0].length };
  const years = matchAt(YEARS, text, at);
  if (years !== null) {
    const year: YearPart = { of: 'calendar', year: Number(years[1]) };
    return { parts: { year, yearUntil: Number(years[2]) }, end: at + years[0].length };
  }
  const month = matchAt(ISO_MONTH, text, at);
  if (month !== null) return { parts: fullDate(Number(month[1]), month[2]), end: at + month[0].length };
  const roc = matchAt(ROC_SLASH, text, at);
  if (roc !== null)
    return { parts: fullDate(1911 + Number(roc[1]), roc[2], roc[3]), end: at + roc[0].length };
  return readCompact(text, at) ?? readSlashDay(text, at);
}

function fullDate(year: number, month?: string, day?: string): TimeParts {
  return {
    year: { of: 'calendar', year },
    ...(month === undefined ? {} : { month: { of: 'calendar', month: Number(month) } as const }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

function readCompact(text: string, at: number): TimeReading | null {
  const match = matchAt(COMPACT, text, at);
  if (match === null) return null;
  const written = match[1] ?? match[5] ?? match[7] ?? match[9] ?? '';
  const year: YearPart = { of: 'calendar', year: Number(written.length === 2 ? `20${written}` : written) };
  const quarter = match[2] ?? match[4] ?? match[8];
  const half = match[3] ?? match[6];
  const end = at + match[0].length;
  if (quarter !== undefined) return { parts: { year, quarter: Number(quarter) }, end };
  return { parts: { year, half: half === '2' ? 2 : 1 }, end };
}

/** 4/30 is a date only where a word beside it says so: ratios and scores look the same. */
function readSlashDay(text: string, at: number): TimeReading | null {
  const match = matchAt(SLASH_DAY, text, at);
  if (match === null) return null;
  const end = at + match[0].length;
  const before = text.slice(Math.max(0, at - 3), at).trimEnd();
  if (!/(?:[于在自从至]|截至|截止)$/u.test(before) && !SLASH_AFTER.test(text.slice(end, end + 8)))
    return null;
  return {
    parts: { month: { of: 'calendar', month: Number(match[1]) }, day: Number(match[2]) },
    end,
  };
}
