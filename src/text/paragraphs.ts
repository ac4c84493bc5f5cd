import { isDigit, isLatin } from './characters.ts';
import { OffsetMap, OffsetMapBuilder } from './offset-map.ts';
import type { Rewritten } from './simplify.ts';
import { isSoftBreak } from './soft-break.ts';
import type { Span } from './span.ts';

/**
 * Takes out line breaks in the middle of a paragraph, as hard-wrapped pages and mail have them: between two Latin
 * words or numbers one becomes a space, elsewhere it goes. The break at `titleEnd` stays.
 */
export function unwrap(text: string, titleEnd: number): Rewritten {
  const soft = softBreaks(text, titleEnd);
  if (soft.length === 0) return { text, map: OffsetMap.identity };
  const builder = new OffsetMapBuilder();
  const pieces: string[] = [];
  let from = 0;
  let removed = 0;
  for (const at of soft) {
    pieces.push(text.slice(from, at));
    from = at + 1;
    if (isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + 1))) pieces.push(' ');
    else {
      builder.add(at, at + 1, at - removed, at - removed);
      removed++;
    }
  }
  pieces.push(text.slice(from));
  return { text: pieces.join(''), map: builder.build() };
}

/** The paragraphs of `text`, empty ones left out, line breaks in their middle (see `unwrap`) inside them. */
export function paragraphsOf(text: string, titleEnd: number): Span[] {
  return linesBetween(text, softBreaks(text, titleEnd));
}

/** The lines of `text` that are not blank. */
export function linesOf(text: string): Span[] {
  return linesBetween(text, []);
}

function linesBetween(text: string, soft: readonly number[]): Span[] {
  const lines: Span[] = [];
  let nextSoft = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (soft[nextSoft] === at) {
      nextSoft++;
      continue;
    }
    if (!isBlank(text, start, at)) lines.push({ start, end: at });
    start = at + 1;
  }
  if (!isBlank(text, start, text.length)) lines.push({ start, end: text.length });
  return lines;
}

/** Offsets of the line breaks in the middle of a paragraph. */
function softBreaks(text: string, titleEnd: number): number[] {
  const lines = linesOf(text);
  if (lines.length < 2) return [];
  let single = 0;
  for (let i = 1; i < lines.length; i++)
    if (lineAt(lines, i).start === lineAt(lines, i - 1).end + 1) single++;
  // Where blank lines part the paragraphs, a single break means little.
  const wrapped = single <= 2 * (lines.length - 1 - single);
  const soft: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const above = lineAt(lines, i - 1);
    const below = lineAt(lines, i);
    if (below.start !== above.end + 1 || above.start < titleEnd) continue;
    const joined = soft.at(-1) === above.start - 1;
    if (isSoftBreak(text, above, below, { wrapped, joined })) soft.push(above.end);
  }
  return soft;
}

function lineAt(lines: readonly Span[], index: number): Span {
  return lines[index] ?? { start: -1, end: -1 };
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) !== 0x20) return false;
  return true;
}

function isWord(unit: number): boolean {
  return isLatin(unit) || isDigit(unit);
}
