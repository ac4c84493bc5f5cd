import type { CompiledDictionary, Pattern } from '../dictionary/compile.ts';
import type { Span } from '../text/span.ts';
import { captureVersion } from './capture-version.ts';

/** A place where a surface of the dictionary stands in the text, before anything is decided about it. */
export interface Occurrence extends Span {
  readonly pattern: Pattern;
  /** Written in small letters though the name has capitals (`step`, `meta`): an ordinary word until shown otherwise. */
  readonly lowered: boolean;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const HYPHEN = 45;
const DOT = 46;

/** Whether a match that begins with a Latin letter or a digit begins a word. */
function opensWord(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (!isLetter(first) && !isDigit(first)) return true;
  if (start === 0) return true;
  const before = text.charCodeAt(start - 1);
  if (isDigit(first))
    return !isDigit(before) && !isLetter(before) && !(before === DOT && isDigit(text.charCodeAt(start - 2)));
  if (isLetter(before) || isDigit(before)) return false;
  // Part of an address: www.example, user@example, /example.
  return (
    before !== 64 &&
    before !== 47 &&
    before !== 95 &&
    !(before === DOT && isLetter(text.charCodeAt(start - 2)))
  );
}

/** A number with a word of its own behind it (`GPT4Free`) makes another name of it, and no version. */
function isOtherWord(text: string, end: number): boolean {
  const tail = /^\d+(?:\.\d+)*([A-Za-z]{2,})/.exec(text.slice(end, end + 24));
  return tail !== null && captureVersion(text, end).end < end + tail[0].length;
}

/** Whether a match that ends with a Latin letter or a digit ends a word; a version may follow a model's letters. */
function closesWord(text: string, end: number, versionMayFollow: boolean): boolean {
  const last = text.charCodeAt(end - 1);
  if (!isLetter(last) && !isDigit(last)) return true;
  if (end >= text.length) return true;
  const next = text.charCodeAt(end);
  if (isLetter(next)) return false;
  if (isDigit(next)) return isLetter(last) && versionMayFollow && !isOtherWord(text, end);
  if (next === DOT) {
    const after = text.charCodeAt(end + 1);
    if (isDigit(last) && isDigit(after)) return false;
    // An address (example.com), not a sentence that ends.
    return !(isLetter(after) && isLetter(text.charCodeAt(end + 2)));
  }
  return next !== 64 && next !== 95;
}

/** Whether Latin and Chinese meet wrongly: `-` joins a word to a longer one that the dictionary does not know. */
function isTailOfCompound(text: string, start: number): boolean {
  return (
    text.charCodeAt(start - 1) === HYPHEN &&
    isLetter(text.charCodeAt(start - 2)) &&
    isLetter(text.charCodeAt(start))
  );
}

function isLowered(text: string, start: number, pattern: Pattern): boolean {
  const { surface } = pattern;
  // `Sam` for SAM: an acronym written like a first name.
  if (/^[A-Z]{2,4}$/.test(surface) && text.slice(start, start + surface.length) !== surface) return true;
  for (let i = 0; i < surface.length; i++) {
    const written = text.charCodeAt(start + i);
    const code = surface.charCodeAt(i);
    if (code >= 65 && code <= 90 && written === code) return false;
  }
  return /[A-Z]/.test(surface);
}

function namesModel(pattern: Pattern): boolean {
  return pattern.readings.some((reading) => reading.entry.kind === 'model');
}

/**
 * All places where the dictionary's surfaces stand in `text` (simplified, one width), overlapping ones included,
 * Latin names only as whole words. Linear in the text.
 */
export function matchSurfaces(text: string, compiled: CompiledDictionary): Occurrence[] {
  const found: Occurrence[] = [];
  compiled.gazetteer.scan(text, (number, start, end) => {
    const pattern = compiled.patterns[number];
    if (pattern === undefined || !opensWord(text, start)) return;
    // A dot joins the parts of a person's name (彼得·博世), and a brand and its model (悟道·天鹰).
    const dotted = text.charAt(start - 1) === '·' || text.charAt(end) === '·';
    if (dotted && !namesModel(pattern)) return;
    if (!closesWord(text, end, namesModel(pattern))) return;
    if (isTailOfCompound(text, start) && (!namesModel(pattern) || !/^-?\d/.test(text.slice(end, end + 2))))
      return;
    found.push({ start, end, pattern, lowered: isLowered(text, start, pattern) });
  });
  return found;
}
