import type { Span } from '../text/span.ts';

/** A part of a sentence between commas, colons or semicolons; `index` counts within the sentence. */
export interface Clause extends Span {
  readonly index: number;
  /** The mark that ends it, empty at the sentence's end. */
  readonly mark: string;
}

const CLOSERS: Readonly<Record<string, string>> = { '（': '）', '(': ')', '《': '》', '【': '】', '[': ']' };
/** A bracket that closes later than this is taken for a stray one. */
const BRACKET_REACH = 80;
const MARKS = '，,；;：:｜|丨！!？?。';

/** 1 for every character that may cut or bracket: all others are passed over. */
const SPECIAL = new Uint8Array(0x10000);
for (const mark of `${MARKS}${Object.keys(CLOSERS).join('')} \u3000`) SPECIAL[mark.charCodeAt(0)] = 1;

function isBetweenDigits(text: string, at: number): boolean {
  return /[0-9]/.test(text[at - 1] ?? '') && /[0-9]/.test(text[at + 1] ?? '');
}

/** A headline separates its clauses by a space between two Chinese characters, or after a closing quote. */
function isHeadlineGap(text: string, at: number): boolean {
  // 原生 3D 模型: a number joined to letters is a word of the clause.
  if (/^\d+[A-Za-z]/.test(text.slice(at + 1, at + 8))) return false;
  return /[\u4e00-\u9fff”」》]/.test(text[at - 1] ?? '') && /[\u4e00-\u9fff“「《\d]/.test(text[at + 1] ?? '');
}

function isBoundary(text: string, at: number, headline: boolean): boolean {
  const mark = text[at] ?? '';
  if (headline && (mark === ' ' || mark === '\u3000')) return isHeadlineGap(text, at);
  return MARKS.includes(mark) && !isBetweenDigits(text, at);
}

/** The place after the bracket that opens at `at` closes, or the next place when it does not close soon. */
function afterBracket(text: string, at: number, end: number): number {
  const closer = CLOSERS[text[at] ?? ''];
  if (closer === undefined) return at + 1;
  const close = text.slice(at + 1, Math.min(end, at + 1 + BRACKET_REACH)).indexOf(closer);
  return close < 0 ? at + 1 : at + 2 + close;
}

/** Cuts a sentence into clauses; marks inside brackets and titles do not cut. Linear in the sentence's length. */
export function splitClauses(text: string, sentence: Span, headline: boolean): Clause[] {
  const clauses: Clause[] = [];
  let start = sentence.start;
  let at = sentence.start;
  while (at < sentence.end) {
    if (SPECIAL[text.charCodeAt(at)] !== 1) at += 1;
    else if (isBoundary(text, at, headline)) {
      if (at > start) clauses.push({ index: clauses.length, start, end: at, mark: text[at] ?? '' });
      at += 1;
      start = at;
    } else at = afterBracket(text, at, sentence.end);
  }
  if (sentence.end > start) clauses.push({ index: clauses.length, start, end: sentence.end, mark: '' });
  return clauses;
}

/** The clause that holds a place, found by halving. */
export function clauseAt(clauses: readonly Clause[], place: number): Clause | null {
  let low = 0;
  let high = clauses.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const clause = clauses[middle];
    if (clause === undefined) return null;
    if (place < clause.start) high = middle - 1;
    else if (place >= clause.end) low = middle + 1;
    else return clause;
  }
  return null;
}
