import type { TimeExpression } from '../mention/time-expression.ts';
import type { Scene } from './scene.ts';

const DIGITS = '一二三四五六七八九十';
/** 四天之后, 两个月后 at the head of a clause: counted from the time told before. */
const ELAPSED =
  /(?:^|[，,；;])\s?(?:就在|仅仅|短短|仅|才|大约|约|不到|随后|而)*([一二两三四五六七八九十]|\d{1,3})\s?(天|日|周|个星期|个?月|年)(?:之|以)?后(?![^，]{0,6}将)/g;

function countOf(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return word === '两' ? 2 : DIGITS.indexOf(word) + 1;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function monthAfter(month: string, months: number): string {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** So long after `from`, no more precise than the words are; null where `from` is less precise. */
function later(from: string, count: number, unit: string): string | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(from);
  const isMonth = isDay || /^\d{4}-\d{2}$/.test(from);
  if (unit === '年') return /^\d{4}/.test(from) ? String(Number(from.slice(0, 4)) + count) : null;
  if (unit.endsWith('月')) return isMonth ? monthAfter(from, count) : null;
  if (!isDay) return null;
  return unit === '周' || unit === '个星期' ? dayAfter(from, count * 7).slice(0, 7) : dayAfter(from, count);
}

/**
 * The time that 四天之后 or 两个月后 between the sentence's beginning and `until` names, counted from the last time told
 * before it: in the sentence, else `carried`. Days keep the day, weeks and months the month, years the year. Null where
 * nothing of the kind stands there, where no time was told before, or where a nearer time follows it.
 */
export function elapsedTime(
  scene: Scene,
  until: number,
  carried: TimeExpression | null,
): TimeExpression | null {
  const part = scene.text.slice(scene.start, until);
  const match = [...part.matchAll(ELAPSED)].at(-1);
  if (match === undefined) return null;
  const start = scene.start + match.index;
  const end = start + match[0].length;
  const told = scene.times.filter((time) => time.value !== null && time.relation !== 'until');
  if (told.some((time) => time.start >= end && time.end <= until)) return null;
  const from = told.findLast((time) => time.end <= start) ?? carried;
  const value = from?.value == null ? null : later(from.value, countOf(match[1] ?? ''), match[2] ?? '');
  return value === null
    ? null
    : { start, end, value, source: 'relative', relation: 'at', yearInferred: false };
}
