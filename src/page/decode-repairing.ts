import { COMMON_PUNCTUATION, COMMON_SIMPLIFIED, COMMON_TRADITIONAL_ONLY } from './common-characters.ts';
import type { DecodedText } from './decoded-text.ts';

const PAIRED = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
const frequent = new Set(COMMON_SIMPLIFIED + COMMON_TRADITIONAL_ONLY + COMMON_PUNCTUATION);

/** What a step over the bytes is worth: a frequent character, another one, a byte given up. */
const FREQUENT = 3;
const RARE = 1;
const ASCII = 1;
const GIVEN_UP = -6;

/** Worth of every pair of bytes in an encoding, 0 for none; built once per encoding, 128 × 256 pairs. */
const worths = new Map<string, Uint8Array>();
function pairWorths(charset: string): Uint8Array {
  const known = worths.get(charset);
  if (known) return known;
  const table = new Uint8Array(0x8000);
  const decoder = new TextDecoder(charset);
  for (let lead = 0x80; lead <= 0xff; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.includes('\ufffd') || [...text].length !== 1) continue;
      table[((lead - 0x80) << 8) | trail] = frequent.has(text) ? FREQUENT : RARE;
    }
  }
  worths.set(charset, table);
  return table;
}

/**
 * Text of bytes in a known encoding. Where a byte is broken or missing, a decoder of two bytes a character falls out of
 * step up to the next ASCII character; so the pairs are chosen again, over the whole, for the most frequent characters
 * and the fewest bytes given up. Time and memory are linear.
 */
export function decodeRepairing(
  bytes: Uint8Array,
  charset: string,
  decidedBy: DecodedText['decidedBy'],
): DecodedText {
  const text = new TextDecoder(charset).decode(bytes);
  const replacements = countReplacements(text);
  if (replacements === 0 || !PAIRED.has(charset)) return { text, charset, decidedBy, replacements };
  const kept = stepsOf(bytes, charset);
  const mended = assemble(bytes, kept, charset);
  const after = countReplacements(mended);
  return { text: mended, charset, decidedBy, replacements: after };
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** Length of the last step (1 to 4 bytes, 0 for a byte given up) on the best way to each offset. */
function stepsOf(bytes: Uint8Array, charset: string): Uint8Array {
  const table = pairWorths(charset);
  const four = charset === 'gb18030';
  const halfKana = charset === 'shift_jis';
  const best = new Float64Array(bytes.length + 1).fill(Number.NEGATIVE_INFINITY);
  const step = new Uint8Array(bytes.length + 1);
  best[0] = 0;
  const reach = (to: number, value: number, length: number): void => {
    if (value > (best[to] ?? 0)) {
      best[to] = value;
      step[to] = length;
    }
  };
  for (let at = 0; at < bytes.length; at++) {
    const so = best[at] ?? 0;
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    if (byte < 0x80) {
      reach(at + 1, so + ASCII, 1);
      continue;
    }
    reach(at + 1, so + GIVEN_UP, 0);
    if (halfKana && byte >= 0xa1 && byte <= 0xdf) reach(at + 1, so, 1);
    if (at + 1 >= bytes.length) continue;
    const worth = table[((byte - 0x80) << 8) | next] ?? 0;
    if (worth > 0) reach(at + 2, so + worth, 2);
    const third = bytes[at + 2] ?? 0;
    const fourth = bytes[at + 3] ?? 0;
    if (four && isDigit(next) && third >= 0x81 && third <= 0xfe && isDigit(fourth))
      reach(at + 4, so + RARE, 4);
  }
  return step;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Decodes stretch by stretch, one U+FFFD for each run of bytes given up. */
function assemble(bytes: Uint8Array, step: Uint8Array, charset: string): string {
  const lost: number[] = [];
  for (let at = bytes.length; at > 0; ) {
    const length = step[at] ?? 0;
    if (length === 0) lost.push(at - 1);
    at -= length || 1;
  }
  lost.reverse();
  const decoder = new TextDecoder(charset);
  const parts: string[] = [];
  let from = 0;
  let lostBefore = -2;
  for (const at of lost) {
    if (at > from) parts.push(decoder.decode(bytes.subarray(from, at)));
    if (at !== lostBefore + 1) parts.push('\ufffd');
    lostBefore = at;
    from = at + 1;
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('');
}
