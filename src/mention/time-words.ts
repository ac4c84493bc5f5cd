import { characterTable } from '../text/characters.ts';
import { chineseNumber } from './numbers.ts';
import type { TimeParts, TimeReading } from './time-parts.ts';

/** A sticky pattern with the characters that it can begin with: where another stands it is not tried. */
export interface Form {
  readonly begins: Uint8Array;
  readonly pattern: RegExp;
}

export function form(begins: string, pattern: RegExp): Form {
  return { begins: characterTable(begins), pattern };
}

/** Tries a sticky pattern, or a form, at a place. */
export function matchAt(sought: RegExp | Form, text: string, at: number): RegExpExecArray | null {
  if ('begins' in sought && sought.begins[text.charCodeAt(at)] !== 1) return null;
  const pattern = 'begins' in sought ? sought.pattern : sought;
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Part of a day, with or without a clock time: it belongs to the date before it and adds nothing to its value. */
export const DAYPART =
  '(?: ?(?:当地时间|北京时间)? ?(?:上午|下午|凌晨|早间|早上|早晨|清晨|晚间|晚上|午间|中午|午后|傍晚|深夜|盘前|盘后|夜间|夜里|夜|晚|早)? ?' +
  '(?:\\d{1,2}(?::\\d{2}(?::\\d{2})?| ?[点时](?!代|间|刻|候|期|尚)(?:整|半| ?\\d{1,2} ?分)?)|[零〇一二三四五六七八九十]{1,3}[点时](?!代|间|刻|候|期|尚)(?:整|半)?)?)?';

/** Between the two ends of a range: 7日至9日, 2021-2023年. */
export const TO = ' ?(?:[-—–－~～]{1,2}|至|到) ?';

const WEEKDAYS = '一二三四五六日天';

const DAY_WORDS: Readonly<Record<string, number>> = {
  今日: 0,
  今天: 0,
  今晚: 0,
  今晨: 0,
  今早: 0,
  今午: 0,
  即日: 0,
  昨日: -1,
  昨天: -1,
  昨晚: -1,
  昨夜: -1,
  昨晨: -1,
  昨: -1,
  前天: -2,
  前日: -2,
  明天: 1,
  明日: 1,
  明晚: 1,
  明晨: 1,
  后天: 2,
};
const DAY_WORD = form(
  '大今即昨前明后',
  new RegExp(
    `(大前天|今日|今天|今晚|今晨|今早|今午|即日|昨日|昨天|昨晚|昨夜|昨晨|昨(?=\\(|（)|前天|前日|明天|明日|明晚|明晨|后天)(?!性|系|头条|资本)${DAYPART}`,
    'uy',
  ),
);
const SAME_DAY = form(
  '当同次翌第隔前',
  new RegExp(
    `(当日|当天|同日|同一天|同一日|次日|翌日|第二天|隔天|隔日|前一天|前一日|当晚|同晚)${DAYPART}`,
    'uy',
  ),
);
const WEEK = form(
  '上下本这当同周星礼',
  new RegExp(`(?:(上上|上|下下|下|本|这|当|同)(?:一)?个? ?)?(周|星期|礼拜)([${WEEKDAYS}])?(末)?`, 'uy'),
);
const AFTER_WEEKDAY = new RegExp(DAYPART, 'uy');
const AGO = form(
  '0123456789一二三四五六七八九两十半数几',
  /(\d{1,3}|[一二两三四五六七八九十]{1,3}|半|数|几)(?: ?多)? ?个?半? ?(天|日|周|星期|月|年|小时|分钟)(?:多|半)?(?:之|以)?前(?!后|沿|瞻|景|往)/uy,
);
const VAGUE =
  /(?:日前|近日|近期|近来|目前|当前|现阶段|此前|早前|稍早前?|稍后|日内|不久前|前不久|最近(?!邻|的距离)|近(?:几|两|三)?年来?|近几(?:个)?(?:天|日|周|月)|数(?:天|日|周|月)前|几(?:天|日|周|个月|月)前|前几(?:天|日)|前些(?:天|日子)|今后|届时|春节(?:前后|期间|后|前)?|国庆(?:前后|期间)|元旦(?:前后|期间)|五一(?:前后|期间)|未来(?=(?:几|数|一|两|二|三|四|五|六|七|八|九|十|\d{1,2})(?: ?)个?(?:天|日|周|月|年|季))(?:几|数|[一二两三四五六七八九十]|\d{1,2}) ?个?(?:天|日|周|月|年|季度?)内?)/uy;

const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  月: 'month',
  年: 'year',
  小时: 'day',
  分钟: 'day',
};

/** Times told in words: 昨日, 上周四, 次日, 三天前, 近日. */
export function readTimeWord(text: string, at: number): TimeReading | null {
  const first = text.charAt(at);
  if (/[0-9]/.test(first)) return readAgo(text, at);
  return (
    readDayWord(text, at) ??
    readSameDay(text, at) ??
    readWeek(text, at) ??
    readAgo(text, at) ??
    readVague(text, at)
  );
}

function readDayWord(text: string, at: number): TimeReading | null {
  const match = matchAt(DAY_WORD, text, at);
  if (match === null) return null;
  const days = match[1] === '大前天' ? -3 : (DAY_WORDS[match[1] ?? ''] ?? 0);
  return { parts: { dayOffset: { of: 'publication', days } }, end: at + match[0].length };
}

function readSameDay(text: string, at: number): TimeReading | null {
  const match = matchAt(SAME_DAY, text, at);
  if (match === null) return null;
  const word = match[1] ?? '';
  const days = /^前/u.test(word) ? -1 : /^[次翌第隔]/u.test(word) ? 1 : 0;
  return { parts: { dayOffset: { of: 'previous', days } }, end: at + match[0].length };
}

function readWeek(text: string, at: number): TimeReading | null {
  const match = matchAt(WEEK, text, at);
  if (match === null) return null;
  const [whole, which, noun, weekday, end] = match;
  if (which === undefined && weekday === undefined) return null;
  // 周一围 (a name), 三周年, 周六福, 周天: 周 and a numeral with more of a word behind.
  const next = text.charAt(at + whole.length);
  if (
    noun === '周' &&
    /[年边期岁刊报转全围福]/u.test(weekday === undefined ? next : next.replace(/[期全]/u, ''))
  )
    return null;
  if (noun === '周' && weekday === '天' && which === undefined) return null;
  const offsets: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 下下: 2, 下: 1 };
  const offset = which === undefined ? null : (offsets[which] ?? 0);
  if (weekday === undefined || end !== undefined) {
    return { parts: { week: { offset: offset ?? 0 } }, end: at + whole.length };
  }
  const number = weekday === '日' || weekday === '天' ? 7 : WEEKDAYS.indexOf(weekday) + 1;
  const tail = matchAt(AFTER_WEEKDAY, text, at + whole.length)?.[0] ?? '';
  return { parts: { week: { offset, weekday: number } }, end: at + whole.length + tail.length };
}

function readAgo(text: string, at: number): TimeReading | null {
  const match = matchAt(AGO, text, at);
  if (match === null) return null;
  const unit = UNITS[match[2] ?? ''] ?? 'day';
  const written = match[1] ?? '';
  const end = at + match[0].length;
  if (written === '数' || written === '几') return { parts: { vague: true }, end };
  const sub = match[2] === '小时' || match[2] === '分钟';
  if (written === '半') {
    return { parts: unit === 'year' ? { ago: { count: 6, unit: 'month' } } : { vague: true }, end };
  }
  const count = /^\d/.test(written) ? Number(written) : chineseNumber(written);
  if (count === null) return null;
  const parts: TimeParts = { ago: { count: sub ? 0 : count, unit } };
  return { parts, end };
}

function readVague(text: string, at: number): TimeReading | null {
  const match = matchAt(VAGUE, text, at);
  return match === null ? null : { parts: { vague: true }, end: at + match[0].length };
}
