import type { Span } from '../text/span.ts';

/** A number as the text writes it, in digits or Chinese numerals, without its unit. */
export interface NumberReading extends Span {
  readonly value: number;
  /** 数, 几, 上, 余, 多, or a bare unit (千亿, 百万): the value is the lower end. */
  readonly approximate: boolean;
  /** The last scale word's worth (5亿: 1e8); 1 where there is none. */
  readonly scale: number;
  /** How it was written; `unit` is a bare scale word (千亿). */
  readonly form: 'digits' | 'chinese' | 'unit';
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** 兆 is 10^12, as Taiwan writes it; the mainland's 兆 (10^6) stands only in 兆瓦 and 兆字节. */
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 兆: 1e12 };

/** Longest run of numeral characters that is read; anything longer is no number of the news. */
const MAX_NUMERALS = 24;

/**
 * Reads Chinese numerals (三百五十万, 一千二百, 二〇二三, 十二, 一点五亿) in whole.
 * Returns null when `numerals` is none or breaks the grammar.
 */
export function chineseNumber(numerals: string): number | null {
  if (numerals === '' || numerals.length > MAX_NUMERALS) return null;
  const point = numerals.indexOf('点');
  if (point > 0) return chineseDecimal(numerals, point);
  if (/^[零〇○一二三四五六七八九]{2,}$/u.test(numerals)) return digitString(numerals);
  return chineseInteger(numerals);
}

function digitString(numerals: string): number {
  let value = 0;
  for (const numeral of numerals) value = value * 10 + (DIGITS[numeral] ?? 0);
  return value;
}

function chineseDecimal(numerals: string, point: number): number | null {
  const whole = chineseInteger(numerals.slice(0, point));
  const tail = /^([零〇○一二三四五六七八九]+)([十百千]?[万亿兆]{0,2})$/u.exec(numerals.slice(point + 1));
  if (whole === null || tail === null) return null;
  const fraction = tail[1] ?? '';
  const value = whole + digitString(fraction) / 10 ** fraction.length;
  return value * scaleOf(tail[2] ?? '');
}

/** 三百五十万: sections below 万, each closed by a large unit; 两亿三 is 2.3e8 by its usual reading. */
function chineseInteger(numerals: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 1;
  for (const numeral of numerals) {
    const asDigit = DIGITS[numeral];
    if (asDigit !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = asDigit;
      continue;
    }
    const small = SMALL_UNITS[numeral];
    const large = LARGE_UNITS[numeral];
    if (small !== undefined) {
      section += (digit ?? 1) * small;
      lastUnit = small;
    } else if (large !== undefined) {
      const closed = section + (digit ?? 0);
      total = closed === 0 ? (total === 0 ? large : total * large) : closeSection(total, closed, large);
      section = 0;
      lastUnit = large;
    } else return null;
    digit = null;
  }
  const shortened = digit !== null && lastUnit >= 100 && !/[零〇○].$/u.test(numerals);
  return total + section + (digit ?? 0) * (shortened ? lastUnit / 10 : 1);
}

/** 一万亿 multiplies what came before; 一亿二千万 adds. */
function closeSection(total: number, closed: number, large: number): number {
  return total > 0 && total < large ? (total + closed) * large : total + closed * large;
}

/** The worth of a string of scale words (千万, 万亿, 百); 1 for none. */
export function scaleOf(words: string): number {
  let scale = 1;
  for (const word of words) scale *= SMALL_UNITS[word] ?? LARGE_UNITS[word] ?? 1;
  return scale;
}

/** 兆 before these is the mainland's 10^6, or a name. */
const TRILLION = '兆(?!瓦|字节|赫|比特|欧|丰|业|龙|易|麟|基|芯)';
const LARGE = `(?:[万亿]|${TRILLION})`;
const ARABIC = new RegExp(
  `(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)( ?[余多来](?=[个万亿十百千家名位款项年天人次]))?( ?[十百千]?${LARGE}{1,3}| ?[百千](?![瓦克米卡人]))?([余多])?`,
  'uy',
);
const CHINESE = new RegExp(
  `(?:[零〇○一二两三四五六七八九十百千万亿]|${TRILLION})+(?:点[零〇○一二三四五六七八九]+[十百千]?${LARGE}{0,2})?`,
  'uy',
);
const VAGUE = /(?:好几|数|几|上|近|成)([十百千]?[万亿]{1,2}|[十百千])(?!分之)/uy;
const TEENS = /([一二三四五六七八九]?十)[几多余]([万亿]?)/uy;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Reads the number that begins at `at`, as far as it goes; null where none begins.
 * Takes simplified text of half width; one space between digits and scale words is allowed (3 亿).
 */
export function readNumber(text: string, at: number): NumberReading | null {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return readArabic(text, at);
  if (code < 0x3000) return null;
  return readVague(text, at) ?? readTeens(text, at) ?? readChinese(text, at);
}

function readArabic(text: string, at: number): NumberReading | null {
  const match = matchAt(ARABIC, text, at);
  if (match === null) return null;
  const scale = scaleOf((match[3] ?? '').trim());
  const more = match[2] !== undefined || match[4] !== undefined;
  let value = Number((match[1] ?? '').replaceAll(',', '')) * scale;
  let end = at + match[0].length;
  // 1亿2000万, 3万5千: a second, smaller part that follows at once.
  if (scale >= 1e4 && !more) {
    const rest = matchAt(ARABIC, text, end);
    const restScale = scaleOf((rest?.[3] ?? '').trim());
    if (rest !== null && restScale > 1 && restScale < scale) {
      value += Number((rest[1] ?? '').replaceAll(',', '')) * restScale;
      end += rest[0].length;
    }
  }
  return { start: at, end, value: tidy(value), approximate: more, scale, form: 'digits' };
}

function readVague(text: string, at: number): NumberReading | null {
  const match = '好数几上近成'.includes(text.charAt(at)) ? matchAt(VAGUE, text, at) : null;
  if (match === null) return null;
  const scale = scaleOf(match[1] ?? '');
  return { start: at, end: at + match[0].length, value: scale, approximate: true, scale, form: 'unit' };
}

function readTeens(text: string, at: number): NumberReading | null {
  const match = text.charAt(at) === '十' || text.charAt(at + 1) === '十' ? matchAt(TEENS, text, at) : null;
  if (match === null) return null;
  const tens = chineseNumber(match[1] ?? '') ?? 10;
  const scale = scaleOf(match[2] ?? '');
  return {
    start: at,
    end: at + match[0].length,
    value: tens * scale,
    approximate: true,
    scale,
    form: 'chinese',
  };
}

function readChinese(text: string, at: number): NumberReading | null {
  const match = matchAt(CHINESE, text, at);
  if (match === null) return null;
  const numerals = match[0];
  const value = chineseNumber(numerals);
  if (value === null) return null;
  let end = at + numerals.length;
  const more = /[余多]/u.test(text.charAt(end));
  if (more) end++;
  // 千余万, 二百多亿: the scale behind the 余.
  const tail = more ? /^[万亿]/u.exec(text.slice(end, end + 1)) : null;
  if (tail !== null) end++;
  const bare = /^[百千万亿兆]/u.test(numerals);
  const scale = scaleOf(/[十百千]?[万亿兆]+$/u.exec(numerals)?.[0] ?? '') * scaleOf(tail?.[0] ?? '');
  return {
    start: at,
    end,
    value: tidy(value * scaleOf(tail?.[0] ?? '')),
    approximate: bare || more,
    scale,
    form: bare ? 'unit' : 'chinese',
  };
}

/** Takes the dust of binary fractions off (20.6 × 1e8 is 2060000000, not 2060000000.0000002). */
export function tidy(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return value;
  return Number(value.toPrecision(12));
}
