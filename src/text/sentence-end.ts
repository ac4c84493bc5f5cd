import { isDigit, isHan, isLatin, isUpper } from './characters.ts';

export const TERMINATOR = 1;
export const OPENING = 2;
const CLOSING = 4;
const ASCII_TERMINATOR = 8;
const ELLIPSIS = 16;
const PERIOD = 32;
/** Every mark that can end a sentence. */
export const ENDING = TERMINATOR | ASCII_TERMINATOR | ELLIPSIS | PERIOD;

/** What a unit is to sentences, a set of the bits above. */
export const MARKS: Uint8Array = buildMarks();

function buildMarks(): Uint8Array {
  const marks = new Uint8Array(0x10000);
  const set = (characters: string, bit: number): void => {
    for (const c of characters) marks[c.charCodeAt(0)] = bit;
  };
  set('。！？', TERMINATOR);
  set('!?', ASCII_TERMINATOR);
  set('…', ELLIPSIS);
  set('.', PERIOD);
  set('“‘「『《〈（([【〔', OPENING);
  set('”’」』》〉）)]】〕', CLOSING);
  return marks;
}

/** Words that carry the sentence on behind a quotation (“你好！”的主题, “……？”等问题). */
const CARRIES_ON = '，、；：,;:的等之为是和与及或这并';
const ABBREVIATIONS = new Set(
  'inc ltd corp co no vs etc mr mrs ms dr prof st jr sr fig vol al approx dept univ jan feb mar apr jun jul aug sep sept oct nov dec eg ie'.split(
    ' ',
  ),
);

/**
 * If the mark at `at` ends the sentence that began at `start`: the offset behind it and the closing quotes and
 * brackets that follow; else -1. `limit` is the end of the line.
 */
export function sentenceEnd(text: string, at: number, start: number, limit: number): number {
  const mark = markAt(text, at);
  if ((mark & ENDING) === 0) return -1;
  if (mark === PERIOD && !periodEnds(text, at, start, limit)) return -1;
  if (mark === ASCII_TERMINATOR && !asciiEnds(text, at, limit)) return -1;
  let end = at;
  while (end < limit && (markAt(text, end) & ENDING) !== 0) end++;
  if (mark === ELLIPSIS && end - at === 1 && end < limit && (markAt(text, end) & CLOSING) === 0) return -1;
  const bare = end;
  while (end < limit && ((markAt(text, end) & (CLOSING | ENDING)) !== 0 || closesStraight(text, end, start)))
    end++;
  const carriesOn = end < limit && CARRIES_ON.includes(text.charAt(end));
  return carriesOn && (end > bare || mark === ELLIPSIS) ? -1 : end;
}

function markAt(text: string, at: number): number {
  return MARKS[text.charCodeAt(at)] ?? 0;
}

/** How far back straight quotation marks are counted, in units: bounds the work on one endless sentence. */
const LONGEST_STRAIGHT = 400;

/** A straight quotation mark closes when the sentence has an odd number of them before it. */
function closesStraight(text: string, at: number, start: number): boolean {
  if (text.charCodeAt(at) !== 0x22) return false;
  let before = 0;
  const from = Math.max(start, at - LONGEST_STRAIGHT);
  for (let i = text.indexOf('"', from); i >= 0 && i < at; i = text.indexOf('"', i + 1)) before++;
  return before % 2 === 1;
}

/** ! and ? inside URLs (`?id=3`) and names (Yahoo!奇摩) end nothing. */
function asciiEnds(text: string, at: number, limit: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = at + 1 < limit ? text.charCodeAt(at + 1) : 0x20;
  if (!isLatin(before) && !isDigit(before) && before !== 0x2f && before !== 0x3d) return true;
  if (isLatin(after) || isDigit(after) || after === 0x2f) return false;
  return !(text.charCodeAt(at) === 0x21 && isLatin(before) && isHan(after));
}

/** A full stop ends a sentence before a space or the line's end, unless it belongs to a number or an abbreviation. */
function periodEnds(text: string, at: number, start: number, limit: number): boolean {
  const dots = runOfDots(text, at, limit);
  const after = at + dots < limit ? text.charCodeAt(at + dots) : 0x20;
  if (dots >= 3) return after === 0x20 || isHan(after) || (markAt(text, at + dots) & CLOSING) !== 0;
  if (after !== 0x20 && (markAt(text, at + dots) & CLOSING) === 0) return false;
  const before = text.charCodeAt(at - 1);
  if (isHan(before)) return true;
  const word = wordBefore(text, at, start);
  if (word === '' || ABBREVIATIONS.has(word.toLowerCase())) return false;
  if (/^[0-9]+$/.test(word)) return at - start > word.length;
  const next = nextLetter(text, at + dots, limit);
  return word.length > 1 && (next === 0 || isHan(next) || isUpper(next));
}

function runOfDots(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text.charCodeAt(end) === 0x2e) end++;
  return end - at;
}

/** Letters and digits right before `at`, at most 16; empty when the word goes on with a full stop (U.S). */
function wordBefore(text: string, at: number, start: number): string {
  let from = at;
  while (from > start && at - from < 16) {
    const unit = text.charCodeAt(from - 1);
    if (!isLatin(unit) && !isDigit(unit)) break;
    from--;
  }
  const word = text.slice(from, at);
  const dotted = from > start && text.charCodeAt(from - 1) === 0x2e;
  return dotted && word.length === 1 && !isDigit(word.charCodeAt(0)) ? '' : word;
}

function nextLetter(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x20 && unit !== 0x22 && (markAt(text, i) & (OPENING | CLOSING)) === 0) return unit;
  }
  return 0;
}
