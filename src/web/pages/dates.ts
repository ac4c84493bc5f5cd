import { type Html, html } from '../html.ts';
import type { Say } from './say.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day, month, year, half or quarter in words; anything else as it is. */
function inWords(value: string, say: Say): string {
  const parts = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|([HQ])([1-4])))?$/.exec(value);
  if (parts === null) return value;
  const [, year = '', month, day, piece, number = ''] = parts;
  if (piece === 'H') return say(`${year}年${number === '1' ? '上' : '下'}半年`, `H${number} ${year}`);
  if (piece === 'Q') return say(`${year}年第${'一二三四'[Number(number) - 1]}季度`, `Q${number} ${year}`);
  if (month === undefined) return say(`${year}年`, year);
  const name = MONTHS[Number(month) - 1] ?? month;
  if (day === undefined) return say(`${year}年${Number(month)}月`, `${name} ${year}`);
  return say(`${year}年${Number(month)}月${Number(day)}日`, `${Number(day)} ${name} ${year}`);
}

function precisionOf(value: string, say: Say): string | null {
  if (value.includes('/')) return say('区间', 'range');
  if (/^\d{4}$/.test(value)) return say('精确到年', 'to the year');
  if (/^\d{4}-\d{2}$/.test(value)) return say('精确到月', 'to the month');
  if (/^\d{4}-Q\d$/.test(value)) return say('精确到季', 'to the quarter');
  if (/^\d{4}-H\d$/.test(value)) return say('精确到半年', 'to the half-year');
  return null;
}

/** Days, months and years are what `datetime` may hold. */
function isMachineDate(value: string): boolean {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value);
}

/**
 * A time value (`2023-07`, `2023-H1`, `2023-05/2023-06`, null) as people read it. What is less precise than a day says
 * so, in words.
 */
export function dateOf(value: string | null, say: Say): Html {
  if (value === null || value === '') return html`<span class="undated">${say('时间不详', 'undated')}</span>`;
  const words = value
    .split('/')
    .map((part) => inWords(part, say))
    .join(say('至', ' – '));
  const precision = precisionOf(value, say);
  const note = precision === null ? null : html` <small class="precision">${precision}</small>`;
  return isMachineDate(value)
    ? html`<time datetime="${value}">${words}</time>${note}`
    : html`<span>${words}</span>${note}`;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day in China at an instant (ms since 1970). */
export function chinaDay(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** An instant (ms since 1970) in China's time, to the minute. */
export function instantOf(at: number | null, say: Say): Html {
  if (at === null) return html`<span class="undated">${say('从未', 'never')}</span>`;
  const iso = new Date(at + CHINA_OFFSET_MS).toISOString();
  const text = `${inWords(iso.slice(0, 10), say)} ${iso.slice(11, 16)}`;
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}

/** A published time (a day, a month, or an instant) as far as it is known. */
export function publishedOf(publishedAt: string | null, say: Say): Html {
  if (publishedAt === null || publishedAt.length <= 10) return dateOf(publishedAt, say);
  const at = Date.parse(publishedAt);
  return Number.isNaN(at) ? dateOf(publishedAt.slice(0, 10), say) : instantOf(at, say);
}
