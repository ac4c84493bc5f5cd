import { chineseNumber } from './numbers.ts';
import type { MonthPart, TimeReading, YearPart } from './time-parts.ts';
import { DAYPART, form, matchAt, TO } from './time-words.ts';
import { readYear } from './time-years.ts';

const CHINESE_MONTH = '(?:十[一二]?|[一二三四五六七八九])';
const CHINESE_DAY = '(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const MONTH = `(?:1[0-2]|0?[1-9]|${CHINESE_MONTH})`;
const DAY = `(?:3[01]|[12]\\d|0?[1-9]|${CHINESE_DAY})`;

function numberOf(written: string): number {
  return /^\d/.test(written) ? Number(written) : (chineseNumber(written) ?? 0);
}

const QUARTER = form(
  '第一二三四首1234Qq',
  /(?:第 ?([一二三四1-4]) ?季|([一二三四首1-4]) ?季(?=度)|(首) ?季)度?(?!赛|军|节|风|后赛|票|播|的节目|综)|([一二三四1-4]) ?财季|[Qq]([1-4])(?![\dA-Za-z:：.、])/uy,
);
/** Behind a year, 第 and 度 may both be left out: 2023年四季, 今年1季. */
const BARE_QUARTER = form('一二三四1234', /([一二三四1-4]) ?季度?(?!节|风)/uy);
const QUARTER_WORD = form('上本这下', /(上|本|这|下) ?(?:个)?季度?(?!节|风|军|赛|候|的雨|中)/uy);
const QUARTERS_TO = form('前', /前([二两三23]) ?(?:个)?季度?/uy);
const HALF = form('上下Hh', /(上|下)半年|[Hh]([12])(?![\dA-Za-z])/uy);
const PHASE =
  /(年初|岁初|年中|年终|年底|年末|岁末|初|中|底|末)(?!期|心|步|级|国|文|型|等|衣|层|座|美|方|端|部|旬)/uy;
const MONTH_FORM = form(
  '0123456789一二三四五六七八九十',
  new RegExp(
    `(?:(${MONTH})(?:(?: ?月份?)?${TO}|、))?(${MONTH}) ?月(?:份(?!额))?(?!亮|饼|球|卡|天|票|供|费|活|薪|嫂|光|色|经|之暗面|收入|均|租|刊|龄|底座| ?(?:交货|合约|期货|期铜|期金|期银|期油|原油|黄金|白银|天然气))`,
    'uy',
  ),
);
const MONTH_WORD = form(
  '上下本这当同次翌',
  /(上上个?|上个?|下个?|本|这个?|当|同|次|翌)(月)(?:份)?(?!亮|饼|球|活|薪|费|卡)/uy,
);
const MONTH_PHASE = /(?:中下旬|上中旬|初|上旬|中旬|下旬|底|末|中(?![国文型心等央]))/uy;
const DAY_FORM = new RegExp(
  ` ?(?:(${DAY})(?:(?: ?[日号])?${TO}|、))?(${DAY}) ?[日号](?!均|活|线|楼|馆|院|公告|店|龄)${DAYPART}`,
  'uy',
);

/** Dates with 年, 月 and 日, whole or in part: 2023年7月7日, 今年四月底, 去年第四季度, 7-8日, 月初. */
export function readCalendar(text: string, at: number): TimeReading | null {
  const year = readYear(text, at);
  const from = year === null ? at : skip(text, year.end);
  const term = readTerm(text, from, year !== null) ?? readMonth(text, from, year !== null);
  if (term !== null) {
    return { parts: { ...term.parts, ...(year === null ? {} : { year: year.part }) }, end: term.end };
  }
  if (year !== null) return readYearPhase(text, year);
  return readLoneTerm(text, at) ?? readLoneDay(text, at);
}

/** One space, or 的, may stand between a year and its month. */
function skip(text: string, at: number): number {
  return text.charAt(at) === ' ' || text.charAt(at) === '的' ? at + 1 : at;
}

function readTerm(text: string, at: number, afterYear: boolean): TimeReading | null {
  const quarters = matchAt(QUARTERS_TO, text, at);
  if (quarters !== null) {
    const last = /[二两2]/u.test(quarters[1] ?? '') ? 2 : 3;
    return { parts: { quartersTo: last }, end: at + quarters[0].length };
  }
  const told = afterYear ? null : matchAt(QUARTER_WORD, text, at);
  if (told !== null) {
    const quarterShift = told[1] === '上' ? -1 : told[1] === '下' ? 1 : 0;
    return { parts: { quarterShift }, end: at + told[0].length };
  }
  const quarter = matchAt(QUARTER, text, at) ?? (afterYear ? matchAt(BARE_QUARTER, text, at) : null);
  if (quarter !== null && (afterYear || !isSeason(text, at, quarter[0]))) {
    const written = quarter.slice(1).find((group) => group !== undefined) ?? '1';
    return {
      parts: { quarter: written === '首' ? 1 : numberOf(written) },
      end: at + quarter[0].length,
    };
  }
  const half = matchAt(HALF, text, at);
  if (half === null) return null;
  const second = half[1] === '下' || half[2] === '2';
  return { parts: { half: second ? 2 : 1 }, end: at + half[0].length };
}

/** 第二季 of a series, not of a year. */
function isSeason(text: string, at: number, written: string): boolean {
  if (!written.startsWith('第') || !written.endsWith('季')) return false;
  return /[集播剧番综艺]|节目/u.test(text.slice(Math.max(0, at - 12), at + 16));
}

function readYearPhase(text: string, year: { readonly part: YearPart; readonly end: number }): TimeReading {
  const phase = matchAt(PHASE, text, skip(text, year.end));
  if (phase === null) return { parts: { year: year.part }, end: year.end };
  return {
    parts: { year: year.part, yearPhase: phaseOf(phase[1] ?? '') },
    end: phase.index + phase[0].length,
  };
}

function phaseOf(word: string): 'start' | 'middle' | 'end' {
  if (/初/u.test(word)) return 'start';
  return /中/u.test(word) ? 'middle' : 'end';
}

const LONE_TERM = form(
  '年岁月',
  /(年初|年中|年底|年末|岁末)(?!总结|奖|盘点|考核)|年(内)(?!卷|涵)|月(初|中(?=[,，。、;；\s旬]|发布|推出|上线|开|举|完)|底|末)/uy,
);

/** 年底, 年内, 月初 without a year or a month before them. */
function readLoneTerm(text: string, at: number): TimeReading | null {
  const match = matchAt(LONE_TERM, text, at);
  if (match === null || /[\d半一二两三四五六七八九十几数个]/u.test(text.charAt(at - 1))) return null;
  const end = at + match[0].length;
  if (match[3] !== undefined) return { parts: { month: { of: 'publication', offset: 0 } }, end };
  const year: YearPart = { of: 'publication', offset: 0 };
  if (match[2] !== undefined) return { parts: { year }, end };
  return { parts: { yearPhase: phaseOf(match[1] ?? '') }, end };
}

function readMonth(text: string, at: number, afterYear: boolean): TimeReading | null {
  const word = afterYear ? null : matchAt(MONTH_WORD, text, at);
  if (word !== null) return withDay(text, at + word[0].length, monthWord(word[1] ?? ''));
  const match = matchAt(MONTH_FORM, text, at);
  if (match === null) return null;
  const first = match[1] === undefined ? null : numberOf(match[1]);
  const last = numberOf(match[2] ?? '');
  if (last < 1 || last > 12) return null;
  const end = at + match[0].length;
  if (first !== null && !/月/u.test(match[0].slice(0, -1))) {
    return { parts: { month: { of: 'calendar', month: first, until: last } }, end };
  }
  // 5月至6月 reads as two times joined by the scanner, so take the first month alone.
  if (first !== null) {
    const short = at + match[0].indexOf('月') + 1;
    return withDay(text, short, { of: 'calendar', month: first });
  }
  return withDay(text, end, { of: 'calendar', month: last });
}

function monthWord(word: string): MonthPart {
  if (/^[当同次翌]/u.test(word)) return { of: 'previous', offset: /^[次翌]/u.test(word) ? 1 : 0 };
  const offset = word.startsWith('上上') ? -2 : word.startsWith('上') ? -1 : word.startsWith('下') ? 1 : 0;
  return { of: 'publication', offset };
}

function withDay(text: string, at: number, month: MonthPart): TimeReading {
  const day = matchAt(DAY_FORM, text, at);
  if (day === null) {
    const phase = matchAt(MONTH_PHASE, text, at);
    return { parts: { month }, end: phase === null ? at : at + phase[0].length };
  }
  const first = day[1] === undefined ? null : numberOf(day[1]);
  const last = numberOf(day[2] ?? '');
  if (first === null) return { parts: { month, day: last }, end: at + day[0].length };
  return { parts: { month, day: first, dayUntil: last }, end: at + day[0].length };
}

const LONE_DAY = form(
  '0123456789',
  new RegExp(
    `(?:(3[01]|[12]\\d|[1-9])(?: ?日)?${TO})?(3[01]|[12]\\d|0?[1-9]) ?(日|号)(?!均|活|线|楼|馆|院|公告|店|龄|内|间|游|后|元|圆|本|令|文|机|车|门|仓|位|选手|卫星|员工|种子|以内|之内)${DAYPART}`,
    'uy',
  ),
);

/** 16日, 7-8日: a day without its month; not 连续7日, 第3日, 神舟16号. */
function readLoneDay(text: string, at: number): TimeReading | null {
  const match = matchAt(LONE_DAY, text, at);
  if (match === null) return null;
  const before = text.slice(Math.max(0, at - 4), at).trimEnd();
  if (/(?:[近第满共达每前约仅余·]|连续|过去|为期|长达|未来|最后|最近)$/u.test(before)) return null;
  if (
    match[3] === '号' &&
    !/(?:^|[,，。;；、:：(（\s于在自从至到月])$/u.test(text.slice(Math.max(0, at - 1), at))
  )
    return null;
  const end = at + match[0].length;
  const last = Number(match[2]);
  if (match[1] === undefined) return { parts: { day: last }, end };
  return { parts: { day: Number(match[1]), dayUntil: last }, end };
}
