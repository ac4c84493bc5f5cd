import type { Sentence } from './article-text.ts';
import { linesOf, paragraphsOf } from './paragraphs.ts';
import { protectedEnd } from './protected-span.ts';
import { MARKS, OPENING, sentenceEnd } from './sentence-end.ts';
import type { Span } from './span.ts';

/**
 * Cuts a normalized text into sentences: they end at 。！？!?…… (closing quotes and brackets included) and at line
 * breaks, and hold no surrounding white space. Marks inside 《》, in short quotes and brackets in mid-sentence, in
 * numbers, URLs and English abbreviations end nothing, nor does a line break in the middle of a paragraph.
 * What begins before `titleEnd` (UTF-16 offset) is `inTitle`. Linear in the text's length.
 */
export function splitSentences(text: string, titleEnd = 0): Sentence[] {
  return sentencesOf(text, paragraphsOf(text, titleEnd), titleEnd);
}

/** The same for a text that is unwrapped already: every line is a paragraph. */
export function splitUnwrapped(text: string, titleEnd: number): Sentence[] {
  return sentencesOf(text, linesOf(text), titleEnd);
}

function sentencesOf(text: string, paragraphs: readonly Span[], titleEnd: number): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const line of paragraphs) {
    for (const { start, end } of sentencesWithin(text, line)) {
      sentences.push({ start, end, index: sentences.length, inTitle: start < titleEnd, paragraph });
    }
    paragraph++;
  }
  return sentences;
}

function sentencesWithin(text: string, line: Span): Span[] {
  const spans: Span[] = [];
  let start = line.start;
  let shieldedUntil = line.start;
  for (let i = line.start; i < line.end; i++) {
    const mark = MARKS[text.charCodeAt(i)];
    if (mark === undefined || mark === 0 || i < shieldedUntil) continue;
    if (mark === OPENING) {
      shieldedUntil = protectedEnd(text, i, start, line.end);
      continue;
    }
    const end = sentenceEnd(text, i, start, line.end);
    if (end < 0) continue;
    addTrimmed(spans, text, start, end);
    start = end;
    i = end - 1;
  }
  addTrimmed(spans, text, start, line.end);
  return spans;
}

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > start) spans.push({ start, end });
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a;
}
