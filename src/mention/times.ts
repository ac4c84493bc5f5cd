import { characterTable } from '../text/characters.ts';
import { dayNumber, type PartialDate, parsePartialDate } from './time-calendar.ts';
import { readCalendar } from './time-dates.ts';
import type { TimeExpression } from './time-expression.ts';
import { readFigures } from './time-figures.ts';
import type { TimeParts, TimeReading } from './time-parts.ts';
import { type Planned, plannedNear } from './time-planned.ts';
import { type ResolvedTime, resolveParts, type TimeContext } from './time-resolve.ts';
import { readTimeWord } from './time-words.ts';

/** Characters with which a time can begin. */
const STARTS = characterTable(
  '0123456789一二三四五六七八九十两半民今本去前明后大当同次翌隔第首上下这周星礼即昨年月日目现此早稍不最近数几春国元未届QH',
);
const CONNECTOR = / ?(?:[-—–－~～]{1,2}|至|到) ?/uy;
const WEEKDAY_NOTE = / ?[(（](?:周|星期|礼拜)[一二三四五六日天][)）]/uy;
/** 起, 以来 behind a time open it to the right; 前, 为止 close it. */
const SINCE_AFTER = /^ ?(?:来(?=最|新|首|的|[,，。])|起(?!诉|码|步|草|源|家|点|初|来)|以来|至今|开始|伊始)/u;
const UNTIL_AFTER =
  /^ ?(?:之前|以前|为止|前(?!后|夕|三|十|五|列|沿|身|台|端|景|首|总|C|副|董|员|任|所|的)|止(?!步|损|跌|住))/u;
const SINCE_BEFORE = /(?:自从?|从|始于|早在)$/u;
const UNTIL_BEFORE = /(?:截至|截止到?|截至到|到|至|直到|直至|早于)$/u;

/** How far a written year reaches within its sentence, and a month over the sentences after it, in UTF-16 units. */
const SENTENCE_REACH = 120;
const LENDER_REACH = 300;

interface Scan {
  readonly text: string;
  readonly published: PartialDate | null;
  readonly planned: boolean | undefined;
  /** The time before, and where it stood. */
  previous: PartialDate | null;
  /** The last year, and month, that were written out, and where, to lend to what follows in the sentence. */
  lender: { readonly date: PartialDate; readonly end: number; readonly yearWritten: boolean } | null;
}

/**
 * Finds the times a text names, resolved against the publication date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or
 * null when it is unknown), never against the day of the run. Takes simplified text of half width; spans are
 * UTF-16 offsets in it, in order, without overlap. Clock times and durations are none.
 */
export function findTimes(text: string, publishedAt: string | null): TimeExpression[] {
  const scan: Scan = {
    text,
    published: parsePartialDate(publishedAt),
    planned: undefined,
    previous: null,
    lender: null,
  };
  return scanTimes(scan);
}

/**
 * Resolves one expression of `findTimes` again, knowing whether the text plans (`planned: true` takes a date
 * without a year as ahead, `false` as past). The value is null where the words tell no time.
 */
export function resolveTime(
  text: string,
  expression: TimeExpression,
  options: { readonly publishedAt: string | null; readonly planned: boolean },
): string | null {
  if (expression.value === null) return null;
  const ahead = options.planned && options.publishedAt !== null && expression.value >= options.publishedAt;
  if (ahead) return expression.value;
  if (!expression.yearInferred && !/[周期拜]/u.test(text.slice(expression.start, expression.end))) {
    return expression.value;
  }
  const scan: Scan = {
    text: text.slice(expression.start, expression.end),
    published: parsePartialDate(options.publishedAt),
    planned: options.planned,
    previous: null,
    lender: null,
  };
  return scanTimes(scan)[0]?.value ?? expression.value;
}

function scanTimes(scan: Scan): TimeExpression[] {
  const found: TimeExpression[] = [];
  const { text } = scan;
  let at = 0;
  while (at < text.length) {
    const reading = STARTS[text.charCodeAt(at)] === 1 ? readTime(text, at) : null;
    if (reading === null) {
      at = skipRun(text, at);
      continue;
    }
    const expression = toExpression(scan, at, reading);
    found.push(expression);
    at = expression.end;
  }
  return found;
}

/** Past a run of digits that is no time, so that its tail is not tried as one. */
function skipRun(text: string, at: number): number {
  let next = at + 1;
  if (isDigit(text, at)) while (isDigit(text, next) && next - at < 12) next++;
  return next;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function readTime(text: string, at: number): TimeReading | null {
  const before = text.charAt(at - 1);
  const latin = isDigit(text, at) || /[QH]/.test(text.charAt(at));
  if (latin) {
    // GPT-4-2024-08-06, 3.5, v2/3, $16: the tail of something else.
    if (/[\d._/$%¥#+]/.test(before)) return null;
    if (/[A-Za-z]/.test(before) && !/^(?:19|20)\d{2}年/.test(text.slice(at, at + 5))) return null;
    if (before === '-' && /[\dA-Za-z]/.test(text.charAt(at - 2))) return null;
    return readFigures(text, at) ?? readCalendar(text, at) ?? readTimeWord(text, at);
  }
  if (
    /[零〇一二三四五六七八九十百千万亿两几数第每]/u.test(before) &&
    !/[今本去前明后当同]/u.test(text.charAt(at))
  )
    return null;
  if (/\d/.test(before) && /[日月年周]/u.test(text.charAt(at))) return null;
  if (/[过以说证声]/u.test(before) && /^[去前明]年/u.test(text.slice(at, at + 2))) return null;
  return readTimeWord(text, at) ?? readCalendar(text, at);
}

function toExpression(scan: Scan, start: number, first: TimeReading): TimeExpression {
  const { text } = scan;
  const from = resolveIn(scan, first.parts, start, first.end);
  let end = noteEnd(text, first.end);
  let value = from.value;
  const last = readUntil(text, end);
  if (last !== null && from.date !== null) {
    const to = resolveParts(inherit(last.parts, from.date), contextOf(scan, start, last.end, from.date));
    if (
      to.value !== null &&
      to.date !== null &&
      dayNumber(to.date) >= dayNumber(from.date) &&
      !value?.includes('/')
    ) {
      value = `${from.value}/${to.value.replace(/^.*\//, '')}`;
      end = noteEnd(text, last.end);
    }
  }
  const { relation, extra } = relationOf(text, start, end);
  if (from.date !== null) {
    scan.previous = from.date;
    // 2020年10月以来 and ranges date nothing that follows them.
    const lends = relation === 'at' && value !== null && !value.includes('/');
    if (lends) scan.lender = { date: from.date, end, yearWritten: first.parts.year !== undefined };
  }
  return {
    start,
    end: end + extra,
    value,
    source: value === null ? null : from.source,
    relation,
    yearInferred: from.yearInferred,
  };
}

function noteEnd(text: string, end: number): number {
  WEEKDAY_NOTE.lastIndex = end;
  const note = WEEKDAY_NOTE.exec(text);
  return note === null ? end : end + note[0].length;
}

/** The second time of a range, when one follows. */
function readUntil(text: string, at: number): TimeReading | null {
  CONNECTOR.lastIndex = at;
  const connector = CONNECTOR.exec(text);
  if (connector === null) return null;
  const next = at + connector[0].length;
  if (STARTS[text.charCodeAt(next)] !== 1) return null;
  return readFigures(text, next) ?? readCalendar(text, next) ?? null;
}

/** What the end of a range leaves unsaid is its beginning's: 7月7日至9日, 2023年5月至6月. */
function inherit(parts: TimeParts, from: PartialDate): TimeParts {
  if (parts.year !== undefined) return parts;
  const year = { of: 'calendar', year: from.year } as const;
  if (parts.month === undefined && parts.day !== undefined && from.month !== undefined) {
    return { ...parts, year, month: { of: 'calendar', month: from.month } };
  }
  if (parts.month?.of === 'calendar' && from.month !== undefined && parts.month.month < from.month) {
    return { ...parts, year: { of: 'calendar', year: from.year + 1 } };
  }
  return { ...parts, year };
}

function contextOf(scan: Scan, start: number, end: number, previous: PartialDate | null): TimeContext {
  const planned = scan.planned === undefined ? plannedNear(scan.text, start, end) : scan.planned;
  return { published: scan.published, previous, planned };
}

/** A month or day takes its year, or month, from a fuller date before it in the same sentence. */
function resolveIn(scan: Scan, parts: TimeParts, start: number, end: number): ResolvedTime {
  const context = contextOf(scan, start, end, scan.previous);
  const { lender } = scan;
  if (parts.day !== undefined && parts.month === undefined && parts.year === undefined) {
    return lendMonth(scan, parts, start, context) ?? resolveParts(parts, context);
  }
  if (lender === null || parts.year !== undefined || start - lender.end > SENTENCE_REACH) {
    return resolveParts(parts, context);
  }
  const bridge = scan.text.slice(lender.end, start);
  if (/[。！？!?\n]/u.test(bridge) || parts.month?.of !== 'calendar' || !lender.yearWritten) {
    return resolveParts(parts, context);
  }
  const lent = resolveParts(inherit(parts, lender.date), context);
  if (lent.date === null || afterPublication(lent.date, scan.published, context.planned)) {
    return resolveParts(parts, context);
  }
  return { ...lent, yearInferred: true };
}

/** 14日 after 7月11日 is 7月14日, unless it lies at the publication date. */
function lendMonth(scan: Scan, parts: TimeParts, start: number, context: TimeContext): ResolvedTime | null {
  const { lender } = scan;
  if (lender?.date.month === undefined || start - lender.end > LENDER_REACH) return null;
  const plain = resolveParts(parts, context);
  if (plain.date !== null && scan.published?.day !== undefined) {
    const back = dayNumber(scan.published) - dayNumber(plain.date);
    if (back >= 0 && back <= 3) return null;
  }
  if ((parts.day ?? 0) < (lender.date.day ?? 1)) return null;
  const lent = resolveParts(inherit(parts, lender.date), context);
  return lent.value === null ? null : { ...lent, yearInferred: true };
}

function afterPublication(date: PartialDate, published: PartialDate | null, planned: Planned): boolean {
  return published !== null && planned !== true && dayNumber(date) > dayNumber(published) + 31;
}

function relationOf(
  text: string,
  start: number,
  end: number,
): { readonly relation: TimeExpression['relation']; readonly extra: number } {
  const before = text.slice(Math.max(0, start - 4), start).trimEnd();
  const after = text.slice(end, end + 5);
  const since = SINCE_AFTER.exec(after);
  if (since !== null) return { relation: 'since', extra: since[0].length };
  const until = UNTIL_AFTER.exec(after);
  if (until !== null) return { relation: 'until', extra: until[0].length };
  if (UNTIL_BEFORE.test(before)) return { relation: 'until', extra: 0 };
  return { relation: SINCE_BEFORE.test(before) ? 'since' : 'at', extra: 0 };
}
