import {
  COMMON_HANGUL,
  COMMON_PUNCTUATION,
  COMMON_SIMPLIFIED,
  COMMON_SIMPLIFIED_ONLY,
  COMMON_TRADITIONAL_ONLY,
} from './common-characters.ts';

/** Encodings that can hold what the reader meets; the order breaks ties. */
export const VOTED_CHARSETS = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'utf-16le',
  'utf-16be',
  'windows-1252',
] as const;
export type VotedCharset = (typeof VOTED_CHARSETS)[number];

/** Bytes that vote; more changes no outcome and costs time. */
const SAMPLE_BYTES = 1 << 15;

const punctuation = new Set(COMMON_PUNCTUATION);
const simplifiedOnly = new Set(COMMON_SIMPLIFIED_ONLY);
const simplified = new Set(COMMON_SIMPLIFIED);
const traditional = new Set(
  [...COMMON_SIMPLIFIED, ...COMMON_TRADITIONAL_ONLY].filter((one) => !simplifiedOnly.has(one)),
);
const hangul = new Set(COMMON_HANGUL);

interface Tally {
  readonly beyondAscii: number;
  readonly simplified: number;
  readonly traditional: number;
  readonly punctuation: number;
  readonly kana: number;
  readonly hangul: number;
  readonly broken: number;
}

const isKana = (code: number): boolean => code >= 0x3041 && code <= 0x30fe;
const isBroken = (code: number): boolean =>
  code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code < 0xa0);

function tally(text: string): Tally {
  const counted = {
    beyondAscii: 0,
    simplified: 0,
    traditional: 0,
    punctuation: 0,
    kana: 0,
    hangul: 0,
    broken: 0,
  };
  for (const one of text) {
    const code = one.codePointAt(0) ?? 0;
    if (code < 0x80) {
      if (code === 0) counted.broken++;
      continue;
    }
    counted.beyondAscii++;
    if (simplified.has(one)) counted.simplified++;
    if (traditional.has(one)) counted.traditional++;
    if (punctuation.has(one)) counted.punctuation++;
    else if (isKana(code)) counted.kana++;
    else if (hangul.has(one)) counted.hangul++;
    else if (isBroken(code)) counted.broken++;
  }
  return counted;
}

/** A share of kana that Chinese text never has and Japanese text always has. */
const JAPANESE_KANA = 0.15;

/**
 * How much a decoded text looks like text of its encoding's language, from 0 to 1: the share of its characters beyond
 * ASCII that are frequent there. Japanese asks for kana, which gb18030 shares with EUC-JP, so kana count there only.
 */
function likeness(charset: VotedCharset, text: string): number {
  const counted = tally(text);
  const all = counted.beyondAscii;
  if (all === 0) return 0;
  const broken = counted.broken * 2;
  switch (charset) {
    case 'gb18030':
      return (counted.simplified + counted.punctuation - broken) / all;
    case 'big5':
      return (counted.traditional + counted.punctuation - broken) / all;
    case 'utf-16le':
    case 'utf-16be':
      return (
        (Math.max(counted.simplified, counted.traditional) + counted.punctuation + counted.hangul - broken) /
        all
      );
    case 'euc-kr':
      return (counted.hangul * 1.6 + counted.punctuation - broken) / all;
    case 'windows-1252':
      return 0;
    default: {
      if (counted.kana / all < JAPANESE_KANA) return 0;
      return (counted.kana + counted.traditional + counted.punctuation - broken) / all;
    }
  }
}

/**
 * Western text has its bytes beyond ASCII one by one between letters (é, ü, ñ); text of two bytes a character has them
 * side by side.
 */
function westernLikeness(bytes: Uint8Array): number {
  let high = 0;
  let alone = 0;
  let controls = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high++;
    if (byte < 0xa0) controls++;
    const before = bytes[at - 1] ?? 0;
    const after = bytes[at + 1] ?? 0;
    if (before < 0x80 && after < 0x80 && byte >= 0xa0) alone++;
  }
  if (high === 0) return 0;
  return (alone - controls) / high > 0.75 ? 0.95 : 0;
}

/** Sample of the bytes: whole lines round the places where bytes beyond ASCII stand. */
function sample(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  let first = bytes.findIndex((byte) => byte >= 0x80);
  if (first < 0) first = 0;
  // An even start keeps UTF-16 in step.
  const start = Math.max(0, first - (first % 2));
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** Likeness of the text in one encoding; 0 for encodings that are not voted on. */
export function likenessIn(charset: string, bytes: Uint8Array): number {
  const voted = VOTED_CHARSETS.find((one) => one === charset);
  if (!voted || voted === 'windows-1252') return 0;
  const part = sample(bytes);
  return likeness(voted, new TextDecoder(voted).decode(part));
}

/** Every encoding with its likeness, best first. */
export function voteCharset(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array, charset: string) => string,
): { charset: VotedCharset; likeness: number }[] {
  const part = sample(bytes);
  return VOTED_CHARSETS.map((charset) => ({
    charset,
    likeness: charset === 'windows-1252' ? westernLikeness(part) : likeness(charset, decode(part, charset)),
  })).sort((a, b) => b.likeness - a.likeness);
}
