import { characterTable } from '../text/characters.ts';
import { type NumberReading, readNumber, tidy } from './numbers.ts';
import type { Quantity } from './quantity.ts';
import { readRank } from './quantity-ranks.ts';
import { readFraction, readUnit } from './quantity-readers.ts';
import type { UnitedNumber } from './quantity-united.ts';

const STARTS = characterTable(
  '0123456789零一二两三四五六七八九十百千万亿兆数几上好近成第前TtN榜登夺冠魁头居位排桂亚季探',
);
/** Characters with which a place in a ranking can begin; the others begin numbers only. */
const RANK_STARTS = characterTable('0123456789第前TtN榜登夺冠魁头居位排桂亚季探');
const CONNECTOR = / ?(?:[-—–－~～]{1,2}|至|到) ?/uy;
const ABOUT_BEFORE =
  /(?:约|大约|大概|近|将近|接近|超|超过|超出|逾|突破|突破了|超过了|不到|不足|至少|最多|最少|多达|估计|左右|上看) ?(?:人民币|美金|US\$|HK\$|NT\$|[$¥￥€£])? ?$/u;
const ABOUT_AFTER = /^ ?(?:左右|上下(?!文)|以上|以下|以内|之多|有余|多(?=[,，。的])|余(?=[,，。的])|\+)/u;

/**
 * Finds the numbers a text names with their units: money, counts, percentages, parameters, tokens, computing power,
 * ranks, scores, lengths and durations. Takes simplified text of half width; spans are UTF-16 offsets in it, in
 * order, without overlap. Dates, versions and bare numbers are none.
 */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let at = 0;
  while (at < text.length) {
    const quantity =
      STARTS[text.charCodeAt(at)] === 1 ? readQuantity(text, at, found.at(-1)?.end ?? 0) : null;
    if (quantity === null) {
      at = pastNumber(text, at);
      continue;
    }
    found.push(quantity);
    at = Math.max(quantity.end, at + 1);
  }
  return found;
}

/** Past a run of digits that has no unit, so that its tail is not tried as a number of its own. */
function pastNumber(text: string, at: number): number {
  let next = at + 1;
  if (!/\d/.test(text.charAt(at))) return next;
  while (/[\d.]/.test(text.charAt(next))) next++;
  return next;
}

function readQuantity(text: string, at: number, floor: number): Quantity | null {
  const rank = RANK_STARTS[text.charCodeAt(at)] === 1 ? readRank(text, at) : null;
  if (rank !== null) return rank;
  const fraction = text.slice(at + 1, at + 5).includes('分之') ? readFraction(text, at) : null;
  if (fraction !== null) {
    const { value, end } = fraction;
    return { start: at, end, kind: 'percent', value, unit: '%', approximate: isAbout(text, at, end) };
  }
  if (isTail(text, at)) return null;
  const number = readNumber(text, at);
  if (number === null) return null;
  const unit = readUnit(text, number);
  return readRange(text, number, unit, floor) ?? (unit === null ? null : single(text, number, unit, floor));
}

/** The tail of a name (A100, o1, GPT-4, v2.5), an ordinal (第三家) or another number. */
function isTail(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (/[第每.\d]/u.test(before)) return true;
  if (!/[\d]/.test(text.charAt(at))) return /[零一二两三四五六七八九十百千万亿]/u.test(before);
  if (/[A-Za-z_]/.test(before)) return !/(?:RMB|USD|NTD|HKD|CNY)$/.test(text.slice(Math.max(0, at - 3), at));
  if (before !== '-' || !/[A-Za-z0-9]/.test(text.charAt(at - 2))) return false;
  // Yi-34B is a size, GPT-4 and CES-2024 are names.
  return !/^\d+(?:\.\d+)?[BT](?![A-Za-z0-9])/.test(text.slice(at, at + 10));
}

function single(text: string, number: NumberReading, unit: UnitedNumber, floor: number): Quantity {
  const about = number.approximate || unit.approximate || isAbout(text, unit.start, unit.end);
  return build(unit, tidy(number.value * unit.factor), about, floor);
}

function build(
  unit: UnitedNumber,
  value: number,
  approximate: boolean,
  floor: number,
  upper?: number,
): Quantity {
  return {
    start: Math.max(unit.start, floor),
    end: unit.end,
    kind: unit.kind,
    value,
    ...(upper === undefined ? {} : { upper }),
    unit: unit.unit,
    approximate,
  };
}

/** 3至5亿元, 3亿-5亿美元, 30%到50%: the second number's unit, and its scale where the first has none. */
function readRange(
  text: string,
  first: NumberReading,
  own: UnitedNumber | null,
  floor: number,
): Quantity | null {
  for (const end of own === null ? [first.end] : [first.end, own.end]) {
    CONNECTOR.lastIndex = end;
    const connector = CONNECTOR.exec(text);
    if (connector === null) continue;
    const second = readNumber(text, end + connector[0].length);
    const unit = second === null ? null : readUnit(text, second);
    if (second === null || unit === null || (own !== null && own.kind !== unit.kind && end === own.end))
      continue;
    const shared = first.scale === 1 && second.scale > 1 && end === first.end ? second.scale : 1;
    const low = tidy(first.value * shared * unit.factor);
    const high = tidy(second.value * unit.factor);
    if (low >= high || unit.kind === 'duration') continue;
    const start = own?.start ?? first.start;
    const about = isAbout(text, start, unit.end);
    return build({ ...unit, start }, low, about, floor, high);
  }
  return null;
}

function isAbout(text: string, start: number, end: number): boolean {
  return (
    ABOUT_BEFORE.test(text.slice(Math.max(0, start - 8), start)) || ABOUT_AFTER.test(text.slice(end, end + 3))
  );
}
