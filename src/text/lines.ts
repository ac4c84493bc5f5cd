import { isHan } from './pinyin-brackets.ts';
import type { Span } from './span.ts';

/** Shorter lines without punctuation are headings, captions or list entries. */
const SHORTEST_WRAPPED = 20;
const CLOSED = /[。！？!?…；;：:」』”》〉）)】\]"]$/;
const LISTED = /^(?:[-*•·●■◆▲△>#【[（(①-⑳]|[0-9一二三四五六七八九十]{1,3}[、.．)）:：])/;

/**
 * The paragraphs of `text` as spans, empty lines left out. A single line break in mid-sentence (the line ends in a
 * comma, or looks hard-wrapped) does not end a paragraph, save at `titleEnd`, where the title ends.
 */
export function linesOf(text: string, titleEnd: number): Span[] {
  const lines: Span[] = [];
  let open: { start: number; end: number } | null = null;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const blank = isBlank(text, start, end);
    if (
      !blank &&
      open !== null &&
      start >= titleEnd &&
      open.start >= titleEnd &&
      runsOn(text, open, { start, end })
    ) {
      open.end = end;
    } else {
      if (open !== null) lines.push(open);
      open = blank ? null : { start, end };
    }
    start = end + 1;
  }
  if (open !== null) lines.push(open);
  return lines;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) !== 0x20) return false;
  return true;
}

/** Whether the paragraph so far (`above`, possibly several lines) goes on in the line `below`. */
function runsOn(text: string, above: Span, below: Span): boolean {
  const lastLineStart = Math.max(above.start, text.lastIndexOf('\n', above.end - 1) + 1);
  const line = text.slice(Math.max(lastLineStart, above.end - 400), above.end).trim();
  const next = text.slice(below.start, Math.min(below.end, below.start + 400)).trim();
  if (LISTED.test(next)) return false;
  if (/[，、,]$/.test(line)) return true;
  if (line.length < SHORTEST_WRAPPED || CLOSED.test(line)) return false;
  if (!isWordUnit(line.charCodeAt(line.length - 1)) || !isWordUnit(next.charCodeAt(0))) return false;
  if (line.includes('。')) return true;
  return line.includes('，') && below.end - below.start <= (above.end - lastLineStart) * 1.15;
}

function isWordUnit(unit: number): boolean {
  return isHan(unit) || (unit >= 0x30 && unit <= 0x39) || isLatin(unit);
}

export function isLatin(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
