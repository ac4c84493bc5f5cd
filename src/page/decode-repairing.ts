import {
  COMMON_HANGUL,
  COMMON_KANA,
  COMMON_PUNCTUATION,
  COMMON_SIMPLIFIED,
  COMMON_TRADITIONAL_ONLY,
} from './common-characters.ts';
import type { DecodedText } from './decoded-text.ts';

const PAIRED = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
const frequent = new Set(
  COMMON_SIMPLIFIED + COMMON_TRADITIONAL_ONLY + COMMON_PUNCTUATION + COMMON_HANGUL + COMMON_KANA,
);

/**
 * What a step over the bytes is worth. A rare character costs, so that a stretch out of step, which reads as rare characters
 * and stray letters, loses against giving up one byte; a rare character that is meant costs less than giving up its two.
 */
const RARE = -2;
const GIVEN_UP = -4;
/** Worth by table entry: no character, a rare one, one of the standard's first level, a frequent one. */
const WORTH = [Number.NEGATIVE_INFINITY, RARE, 1, 2];

/** GB 2312 and Big5 list the characters in common use first. */
const FIRST_LEVEL: Readonly<Record<string, (lead: number) => boolean>> = {
  gb18030: (lead) => lead >= 0xa1 && lead <= 0xd7,
  big5: (lead) => lead >= 0xa1 && lead <= 0xc6,
};

interface Pairs {
  /** By lead minus 128 and trail: an index into {@link WORTH}. */
  readonly kinds: Uint8Array;
  /** Characters of pairs that are neither frequent nor of the first level. */
  readonly rare: ReadonlySet<string>;
}

/** What every pair of bytes is in an encoding; built once per encoding, 128 × 256 pairs. */
const tables = new Map<string, Pairs>();
function pairsOf(charset: string): Pairs {
  const known = tables.get(charset);
  if (known) return known;
  const table = new Uint8Array(0x8000);
  const rare = new Set<string>();
  const decoder = new TextDecoder(charset);
  for (let lead = 0x80; lead <= 0xff; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (/[\ufffd\ue000-\uf8ff\p{Cc}]/u.test(text) || [...text].length !== 1) continue;
      const isFirst = FIRST_LEVEL[charset]?.(lead) === true && trail >= (charset === 'big5' ? 0x40 : 0xa1);
      const kind = frequent.has(text) ? 3 : isFirst ? 2 : 1;
      table[((lead - 0x80) << 8) | trail] = kind;
      if (kind === 1) rare.add(text);
    }
  }
  const pairs = { kinds: table, rare };
  tables.set(charset, pairs);
  return pairs;
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
  const asRead = { text, charset, decidedBy, replacements };
  if (!PAIRED.has(charset) || (replacements === 0 && !isOutOfStep(text, charset))) return asRead;
  const mended = assemble(bytes, stepsOf(bytes, charset), charset);
  const after = { text: mended, charset, decidedBy, replacements: countReplacements(mended) };
  if (replacements > 0) return after;
  // Nothing was broken by the decoder's own account: only believe what makes more sense.
  return countFrequent(mended) >= countFrequent(text) + after.replacements ? after : asRead;
}

/** A lone letter or mark between Chinese characters: the second byte of a character whose first is missing. */
const LONE_LETTER = /[\u4e00-\u9fff\ue000-\uf8ff][@-~][\u4e00-\u9fff]|[\ue000-\uf8ff]/g;
/** Characters before a lone letter in which a stretch out of step shows. */
const STRETCH = 4;

/** Whether a text that decoded cleanly has a stretch out of step: rare characters and then a lone letter. */
function isOutOfStep(text: string, charset: string): boolean {
  for (const match of text.matchAll(LONE_LETTER)) {
    const before = text.slice(Math.max(0, match.index - STRETCH), match.index + 1);
    for (const one of before) if (pairsOf(charset).rare.has(one) || isPrivate(one)) return true;
  }
  return false;
}

const isPrivate = (one: string): boolean => one >= '\ue000' && one <= '\uf8ff';

function countFrequent(text: string): number {
  let count = 0;
  for (const one of text) if (frequent.has(one)) count++;
  return count;
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** Length of the last step (1 to 4 bytes, 0 for a byte given up) on the best way to each offset. */
function stepsOf(bytes: Uint8Array, charset: string): Uint8Array {
  const table = pairsOf(charset).kinds;
  const four = charset === 'gb18030';
  const halfKana = charset === 'shift_jis';
  const best = new Float64Array(bytes.length + 1).fill(Number.NEGATIVE_INFINITY);
  const step = new Uint8Array(bytes.length + 1);
  best[0] = 0;
  const reach = (to: number, value: number, length: number): void => {
    if (value >= (best[to] ?? 0)) {
      best[to] = value;
      step[to] = length;
    }
  };
  for (let at = 0; at < bytes.length; at++) {
    const so = best[at] ?? 0;
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    if (byte < 0x80) {
      reach(at + 1, so, 1);
      continue;
    }
    // A broken character mostly loses both its bytes: the second costs less.
    reach(at + 1, so + (at > 0 && step[at] === 0 ? GIVEN_UP / 2 : GIVEN_UP), 0);
    if (halfKana && byte >= 0xa1 && byte <= 0xdf) reach(at + 1, so, 1);
    if (at + 1 >= bytes.length) continue;
    const pair = table[((byte - 0x80) << 8) | next] ?? 0;
    if (pair > 0) reach(at + 2, so + (WORTH[pair] ?? RARE), 2);
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
