import nodejieba from 'nodejieba';
import type { Span } from './span.ts';

/** A word of a text, in UTF-16 units of it. `tag` is the segmenter's part of speech, where it was asked for. */
export interface Token extends Span {
  readonly text: string;
  readonly tag?: string;
}

let segmented = 0;

/** UTF-16 units handed to the segmenter since the process began, for benchmarks. */
export function segmentedCharacters(): number {
  return segmented;
}

/**
 * The words of `text`, without gaps: spaces, marks and unknown characters are tokens too. Uses jieba's dictionary
 * without its model for new words (HMM lowers F1). The first call of a process loads the dictionary (about a second).
 */
export function segment(text: string): Token[] {
  segmented += text.length;
  const tokens: Token[] = [];
  let start = 0;
  for (const word of text === '' ? [] : nodejieba.cut(text)) {
    const end = Math.min(text.length, start + word.length);
    tokens.push({ text: text.slice(start, end), start, end });
    start = end;
  }
  if (start < text.length) tokens.push({ text: text.slice(start), start, end: text.length });
  return tokens;
}

/** The same with parts of speech (jieba's tag set: `n`, `v`, `nr`, …). */
export function segmentWithTags(text: string): Token[] {
  segmented += text.length;
  const tokens: Token[] = [];
  let start = 0;
  for (const { word, tag } of text === '' ? [] : nodejieba.tag(text)) {
    const end = Math.min(text.length, start + word.length);
    tokens.push({ text: text.slice(start, end), start, end, tag });
    start = end;
  }
  if (start < text.length) tokens.push({ text: text.slice(start), start, end: text.length });
  return tokens;
}

/** For each offset from 0 to the text's length: 1 where a word begins or ends, 0 inside words. */
export function boundariesOf(text: string): Uint8Array {
  segmented += text.length;
  const boundaries = new Uint8Array(text.length + 1);
  boundaries[0] = 1;
  boundaries[text.length] = 1;
  let at = 0;
  for (const word of text === '' ? [] : nodejieba.cut(text)) {
    at += word.length;
    boundaries[at] = 1;
  }
  return boundaries;
}
