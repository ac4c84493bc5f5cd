import { protectedEnd } from './protected-span.ts';
import { MARKS, OPENING } from './sentence-end.ts';
import type { Span } from './span.ts';

const BREAKS = '，；：,;:。！？!?…';

/**
 * Parts of `sentence` between ，；： (their half-width forms too) and the marks that end sentences; 、 keeps lists
 * together. Marks inside 《》 and in short quotes and brackets in mid-clause divide nothing, nor does a comma or colon
 * inside a number, a time or a URL (1,000, 12:30, https://). The marks belong to no clause; surrounding spaces and
 * empty clauses are left out.
 */
export function splitClauses(text: string, sentence: Span): Span[] {
  const clauses: Span[] = [];
  let start = sentence.start;
  let shieldedUntil = start;
  for (let i = sentence.start; i < sentence.end; i++) {
    if (i < shieldedUntil) continue;
    if (MARKS[text.charCodeAt(i)] === OPENING) shieldedUntil = protectedEnd(text, i, start, sentence.end);
    if (!BREAKS.includes(text.charAt(i)) || isInsideWord(text, i, sentence)) continue;
    add(clauses, text, start, i);
    start = i + 1;
  }
  add(clauses, text, start, sentence.end);
  return clauses;
}

/** Half-width marks between two ASCII characters that are no space. */
function isInsideWord(text: string, at: number, within: Span): boolean {
  if (text.charCodeAt(at) > 0x7f) return false;
  return isAsciiWord(text, at - 1, within) && isAsciiWord(text, at + 1, within);
}

function isAsciiWord(text: string, at: number, within: Span): boolean {
  if (at < within.start || at >= within.end) return false;
  const unit = text.charCodeAt(at);
  return unit > 0x20 && unit < 0x7f;
}

function add(clauses: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  if (end > start) clauses.push({ start, end });
}
