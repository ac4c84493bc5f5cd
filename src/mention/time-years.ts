import { chineseNumber } from './numbers.ts';
import type { YearPart } from './time-parts.ts';
import { type Form, form, matchAt } from './time-words.ts';

const CHINESE_DIGIT = '[零〇○0一二三四五六七八九]';
/** Words behind 年 with which it is a part of another word or a mere span. */
const NOT_A_YEAR = '(?!代|级|龄|薪|轻|会|报|货|糕)';

const YEAR_FORMS: readonly {
  readonly pattern: Form;
  readonly part: (written: string) => YearPart | null;
}[] = [
  {
    pattern: form('12', new RegExp(`((?:19|20)\\d{2}) ?(?:年度|财年|年${NOT_A_YEAR})`, 'uy')),
    part: (written) => ({ of: 'calendar', year: Number(written) }),
  },
  {
    pattern: form(
      '一二',
      new RegExp(`((?:一九|二[零〇○0])${CHINESE_DIGIT}{2})(?:年度|年${NOT_A_YEAR})`, 'uy'),
    ),
    part: (written) => calendarYear(chineseNumber(written.replaceAll('0', '零'))),
  },
  {
    pattern: form(
      '民',
      new RegExp(`民国 ?(\\d{2,3}|[一二三四五六七八九十百零〇]{1,6}|元) ?年${NOT_A_YEAR}`, 'uy'),
    ),
    part: (written) => rocYear(written),
  },
  // 112年7月: a bare ROC year is one only with its month or term behind.
  {
    pattern: form('1', /(1[01]\d) ?年(?:度|(?= ?(?:1[0-2]|0?[1-9]) ?月))/uy),
    part: (written) => rocYear(written),
  },
  {
    pattern: form('0123456789', /(\d{2}) ?年(?= ?(?:1[0-2]|0?[1-9]) ?月)/uy),
    part: (written) => shortYear(written),
  },
  {
    pattern: form('今本去前明后大', /((?:今|本|去|前|明|后|大前)年(?:度)?)(?!轻|龄|会|级)/uy),
    part: (written) => ({ of: 'publication', offset: relativeYear(written) }),
  },
  {
    pattern: form('当同次翌隔', /(当年|同年|次年|翌年|隔年)/uy),
    part: (written) => ({ of: 'previous', offset: /^[次翌隔]/u.test(written) ? 1 : 0 }),
  },
];

function calendarYear(year: number | null): YearPart | null {
  return year === null ? null : { of: 'calendar', year };
}

/** ROC year 1 is 1912. */
function rocYear(written: string): YearPart | null {
  if (written === '元') return { of: 'calendar', year: 1912 };
  const year = /^\d/.test(written) ? Number(written) : chineseNumber(written);
  return year === null || year > 200 ? null : { of: 'calendar', year: 1911 + year };
}

/** 23年3月; two digits above 50 are of the last century. */
function shortYear(written: string): YearPart {
  const year = Number(written);
  return { of: 'calendar', year: year > 50 ? 1900 + year : 2000 + year };
}

function relativeYear(written: string): number {
  if (written.startsWith('大前')) return -3;
  const offsets: Readonly<Record<string, number>> = { 去: -1, 前: -2, 明: 1, 后: 2 };
  return offsets[written.charAt(0)] ?? 0;
}

/** Reads the year that begins at `at`: 2023年, 二〇二三年, 民国112年, 去年, 次年; null where none does. */
export function readYear(text: string, at: number): { readonly part: YearPart; readonly end: number } | null {
  for (const form of YEAR_FORMS) {
    const match = matchAt(form.pattern, text, at);
    if (match === null) continue;
    const part = form.part(match[1] ?? '');
    if (part !== null) return { part, end: at + match[0].length };
  }
  return null;
}
