import type { Span } from '../text/span.ts';
import { ANCHOR, BOUNDARY, type Clues, GENERIC } from './scan-clues.ts';

/** Where a name begins, walking left from its ending, and what stops it there. */
export interface NameStart {
  readonly start: number;
  /** `edge`: punctuation or the text's beginning; `word`: a word no name contains; `none`: still running. */
  readonly stop: 'edge' | 'word' | 'none';
}

const NAME_CHARACTER = /[\p{Script=Han}A-Za-z0-9·&]/u;
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

/** Walks left from `end` over what a name can be made of, at most `reach` characters. */
export function nameStart(text: string, clues: Clues, end: number, reach: number): NameStart {
  let at = end;
  while (end - at < reach) {
    if (at === 0) return { start: at, stop: 'edge' };
    if (at < end && ((clues.ending[at] ?? 0) & BOUNDARY) !== 0) return { start: at, stop: 'word' };
    if (at === end && ((clues.ending[at] ?? 0) & BOUNDARY) !== 0) return { start: at, stop: 'word' };
    const before = text.charAt(at - 1);
    const bracket = bracketBefore(text, at);
    if (bracket > 0) at -= bracket;
    else if (NAME_CHARACTER.test(before) || (before === ' ' && at < end && spaceJoins(text, at - 1))) at--;
    else return { start: at, stop: 'edge' };
  }
  return { start: at, stop: 'none' };
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
