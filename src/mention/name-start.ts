import type { Span } from '../text/span.ts';
import { ANCHOR, BOUNDARY, type Clues, GENERIC, SOFT_BOUNDARY, WEAK_BOUNDARY } from './scan-clues.ts';

/** Where a name begins, walking left from its ending, and what stops it there. */
export interface NameStart {
  readonly start: number;
  /** `edge`: punctuation or the text's beginning; `word`: a word no name contains; `none`: still running. */
  readonly stop: 'edge' | 'word' | 'none';
}

/** 丨 is a stroke, and a bar between bylines. */
const NAME_CHARACTER = /(?!丨)[\p{Script=Han}A-Za-z0-9·&]/u;
const LATIN = /[A-Za-z0-9]/;

/** A space inside a name stands between Latin words, or between Latin and Chinese. */
function spaceJoins(text: string, at: number): boolean {
  return LATIN.test(text.charAt(at - 1)) || LATIN.test(text.charAt(at + 1));
}

/** A bracketed place inside a legal name: 百度在线网络技术(北京)有限公司. */
function bracketBefore(text: string, at: number): number {
  const bracket = /[（(][\p{Script=Han}]{2,4}[）)]$/u.exec(text.slice(Math.max(0, at - 6), at))?.[0];
  return bracket === undefined ? 0 : bracket.length;
}

/** Words that end a name, by how surely they do. */
export const HARD = BOUNDARY;
export const FIRM = BOUNDARY | SOFT_BOUNDARY;
export const ANY = BOUNDARY | SOFT_BOUNDARY | WEAK_BOUNDARY;

function stopsAt(text: string, clues: Clues, at: number, boundaries: number): boolean {
  const classes = clues.ending[at] ?? 0;
  if ((classes & boundaries) !== 0) return true;
  // 2023年, 3家: a measure word after a number, whatever it is elsewhere.
  return (classes & WEAK_BOUNDARY) !== 0 && /\d/.test(text.charAt(at - 2));
}

function spaceBelongs(text: string, at: number, end: number): boolean {
  return at < end ? spaceJoins(text, at - 1) : LATIN.test(text.charAt(at - 2));
}

/** Walks left from `end` over what a name can be made of, at most `reach` characters, to a word of `boundaries`. */
export function nameStart(
  text: string,
  clues: Clues,
  end: number,
  reach: number,
  boundaries: number,
): NameStart {
  let at = end;
  while (end - at < reach) {
    if (at === 0) return { start: at, stop: 'edge' };
    if (stopsAt(text, clues, at, boundaries)) return { start: at, stop: 'word' };
    const before = text.charAt(at - 1);
    const bracket = bracketBefore(text, at);
    if (bracket > 0) at -= bracket;
    else if (NAME_CHARACTER.test(before) || (before === ' ' && spaceBelongs(text, at, end))) at--;
    else return { start: at, stop: 'edge' };
  }
  return { start: at, stop: 'none' };
}

/** Characters that begin no name of an organization, though some stand inside one. */
const NEVER_FIRST =
  /[着按让使令于到均都也又还某各每并而像则就才仅只但且因若即系用不没很更最再要会想说看做去之叫以为至后前原跟当如起现]/;

function opensWithWord(text: string, clues: Clues, start: number): boolean {
  const classes = clues.beginning[start] ?? 0;
  if ((classes & SOFT_BOUNDARY) !== 0) return true;
  return (classes & WEAK_BOUNDARY) !== 0 && NEVER_FIRST.test(text.charAt(start));
}

/**
 * The start that gives a stem of a length that `fits`, crossing as few doubtful words as needed: first only sure
 * boundaries stop the walk, then the doubtful ones too.
 */
export function fittingStart(
  text: string,
  clues: Clues,
  end: number,
  reach: number,
  fits: (length: number) => boolean,
): NameStart {
  for (const boundaries of [HARD, FIRM]) {
    const from = nameStart(text, clues, end, reach, boundaries);
    if (from.stop !== 'none' && !opensWithWord(text, clues, from.start) && fits(end - from.start))
      return from;
  }
  return nameStart(text, clues, end, reach, ANY);
}

/** Whether words that name nothing cover the whole span: 人工智能, 金融科技, 国家. */
export function isGeneric(clues: Clues, { start, end }: Span): boolean {
  let at = start;
  while (at < end) {
    if (((clues.beginning[at] ?? 0) & (GENERIC | ANCHOR)) === 0) return false;
    at += clues.lengths[at] ?? 1;
  }
  return at === end;
}

/** Whether a country, 国家, 全国 … begins at a position. */
export function anchorAt(clues: Clues, at: number): boolean {
  return ((clues.beginning[at] ?? 0) & ANCHOR) !== 0;
}
