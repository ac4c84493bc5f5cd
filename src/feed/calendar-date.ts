/** A date found in text, as precise as written. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Where it stands in the searched text, UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Number up to 99 in Chinese (十二, 二十三, 卅一) or in digits. */
export function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace(/^廿/, '二十').replace(/^卅/, '三十');
  const [tens, ones, more] = plain.split('十');
  if (more !== undefined) return Number.NaN;
  if (ones === undefined) return CHINESE_DIGITS[plain] ?? Number.NaN;
  return (
    (tens ? (CHINESE_DIGITS[tens] ?? Number.NaN) : 1) * 10 + (ones ? (CHINESE_DIGITS[ones] ?? Number.NaN) : 0)
  );
}

/** Year written digit by digit (二〇二三) or as a number of the Republic (一百一十二, 112). */
function yearOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const hundred = /^一百(?:零)?(.*)$/.exec(text);
  if (hundred) return 100 + (hundred[1] ? smallNumber(hundred[1]) : 0);
  if (text.includes('十')) return smallNumber(text);
  return Number([...text].map((one) => CHINESE_DIGITS[one] ?? '?').join(''));
}

/** A year of two digits is of this century up to 68, as POSIX says. */
const fullYear = (year: number): number => (year >= 100 ? year : year < 69 ? 2000 + year : 1900 + year);

type Parts = readonly [year: number, month: number | null, day: number | null];
interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[]) => Parts | null;
}

const number = (text: string | undefined): number | null => (text ? smallNumber(text) : null);
const SMALL = '(\\d{1,2}|[〇○零一二三四五六七八九十廿卅]{1,3})';

/** Day before month or month before day is only believed where one of them cannot be a month, or both agree. */
function slashed(first: number, second: number, year: number): Parts | null {
  if (first > 12) return [year, second, first];
  if (second > 12 || first === second) return [year, first, second];
  return null;
}

/** Tried in order; the first that gives a real date wins. */
const FORMS: readonly Form[] = [
  {
    // 民國112年7月7日, 中华民国一百一十二年七月
    pattern: new RegExp(
      `民[国國]\\s?(\\d{1,3}|[〇○零一二三四五六七八九十百]{1,5})\\s?年(?:\\s?${SMALL}\\s?月(?:\\s?${SMALL}\\s?日)?)?`,
      'g',
    ),
    read: ([, year = '', month, day]) => [yearOf(year) + 1911, number(month), number(day)],
  },
  {
    // 2023年7月7日, 二〇二三年七月
    pattern: new RegExp(
      `(?<![\\d〇零一二三四五六七八九])(\\d{4}|\\d{2}|[〇○零一二三四五六七八九]{4})\\s{0,2}年(?:\\s{0,2}${SMALL}\\s{0,2}月(?:份)?(?:\\s{0,2}${SMALL}\\s{0,2}[日号號])?)?`,
      'g',
    ),
    read: ([, year = '', month, day]) => [fullYear(yearOf(year)), number(month), number(day)],
  },
  {
    // 112年7月7日: a year of the Republic without its name
    pattern: /(?<![\d〇零一二三四五六七八九])(1[0-3]\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g,
    read: ([, year, month, day]) => [Number(year) + 1911, Number(month), Number(day)],
  },
  {
    // 2023-07-07, 2023/7/7, 2023.7.7, 2023 - 07 - 07
    pattern: /(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{2}(?=\d{2}:\d{2})|\d{1,2}(?!\d))/g,
    read: ([, year, , month, day]) => [Number(year), Number(month), Number(day)],
  },
  {
    // 23-07-07 10:00, 23-07-0710:00: a year of two digits needs a clock time behind it
    pattern: /(?<![\d/.-])(\d{2})([-/.])(\d{2})\2(\d{2})(?=\s?\d{2}:\d{2})/g,
    read: ([, year, , month, day]) => [fullYear(Number(year)), Number(month), Number(day)],
  },
  {
    // 20230707, 20230707103000, 20230707T1030
    pattern: /(?<![\d.])((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=(?:\d{4}|\d{6})?(?!\d))/g,
    read: ([, year, month, day]) => [Number(year), Number(month), Number(day)],
  },
  {
    // As Java writes it in Chinese: 07 七月 2023, 7 7月 2023
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})\\s${SMALL}月\\s(\\d{4})(?!\\d)`, 'g'),
    read: ([, day, month, year]) => [Number(year), number(month), Number(day)],
  },
  {
    // As WordPress writes it in Chinese: 7 月 7, 2023
    pattern: new RegExp(`${SMALL}\\s?月\\s{1,2}(\\d{1,2}),?\\s{1,2}(\\d{4})(?!\\d)`, 'g'),
    read: ([, month, day, year]) => [Number(year), number(month), Number(day)],
  },
  {
    // 7/8/2023 10:05 AM: only those who put the month first write AM and PM behind
    pattern: /(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/(\d{4})(?=,?\s\d{1,2}:\d{2}(?::\d{2})?\s?[AP]M)/gi,
    read: ([, month, day, year]) => [Number(year), Number(month), Number(day)],
  },
  {
    // Java and C: Fri Jul 07 10:00:00 CST 2023
    pattern: new RegExp(
      `\\b${MONTH_NAME}\\s{1,2}(\\d{1,2})\\s(?=\\d{1,2}:\\d{2}(?::\\d{2})?\\s[A-Za-z+:\\d]{0,9}\\s?(\\d{4})\\b)`,
      'gi',
    ),
    read: ([, month = '', day, year]) => [Number(year), monthOf(month), Number(day)],
  },
  {
    // 07 Jul 2023, 7-Jul-23, 7th July, 2023
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]{1,2}${MONTH_NAME}[\\s,-]{1,3}(\\d{4}|\\d{2})(?![\\d:])`,
      'gi',
    ),
    read: ([, day, month = '', year]) => [fullYear(Number(year)), monthOf(month), Number(day)],
  },
  {
    // 2023-Jul-07, 2023/Jul/07
    pattern: new RegExp(`(?<!\\d)((?:19|20)\\d{2})([-/ ])${MONTH_NAME}\\2(\\d{1,2})(?!\\d)`, 'gi'),
    read: ([, year, , month = '', day]) => [Number(year), monthOf(month), Number(day)],
  },
  {
    // 2023 07 07
    pattern: /(?<![\d-])((?:19|20)\d{2}) (0[1-9]|1[0-2]) (0[1-9]|[12]\d|3[01])(?![\d-])/g,
    read: ([, year, month, day]) => [Number(year), Number(month), Number(day)],
  },
  {
    // Jul 7, 2023; July 7th 2023
    pattern: new RegExp(`\\b${MONTH_NAME}\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}(\\d{4})(?!\\d)`, 'gi'),
    read: ([, month = '', day, year]) => [Number(year), monthOf(month), Number(day)],
  },
  {
    // 112/07/07, 112.7.7: years of the Republic, in use from 100 (2011) on
    pattern: /(?<![\d/.-])(?<!\d:)(1[0-3]\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])/g,
    read: ([, year, , month, day]) => [Number(year) + 1911, Number(month), Number(day)],
  },
  {
    // 23/07/2023, 07-23-2023
    pattern: /(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/g,
    read: ([, first, , second, year]) => slashed(Number(first), Number(second), Number(year)),
  },
  {
    // 2023-07, 2023/7, alone; June 2023
    pattern: /(?<![\d/.-])((?:19|20)\d{2})([-/.])(0?[1-9]|1[0-2])(?![\d/.:号號期-])/g,
    read: ([, year, , month]) => [Number(year), Number(month), null],
  },
  {
    // The day of a year: 2023-188
    pattern: /(?<![\d/.-])((?:19|20)\d{2})-(\d{3})(?![\d-])/g,
    read: ([, year, nth]) => {
      const date = new Date(Date.UTC(Number(year), 0, Number(nth)));
      return date.getUTCFullYear() === Number(year)
        ? [Number(year), date.getUTCMonth() + 1, date.getUTCDate()]
        : null;
    },
  },
  {
    pattern: /^\s*((?:19|20)\d{2})\s*$/g,
    read: ([, year]) => [Number(year), null, null],
  },
];

function isReal(year: number, month: number | null, day: number | null): boolean {
  if (!(year >= 1900 && year <= 2100)) return false;
  if (month === null) return day === null;
  if (!(month >= 1 && month <= 12)) return false;
  if (day === null) return true;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The first date in a text that the calendar has, or null. */
export function findCalendarDate(text: string): CalendarDate | null {
  for (const form of FORMS) {
    for (const match of text.matchAll(form.pattern)) {
      const parts = form.read(match);
      if (!parts || !isReal(...parts)) continue;
      const [year, month, day] = parts;
      return { year, month, day, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}
