import type { Trie } from './gazetteer-trie.ts';

/**
 * How surfaces begin, to pass over most of a text without running the automaton: a look-up that may say yes in vain
 * and never says no in vain.
 */
export interface Openings {
  /** 1 at `pairHash(first, second)`, cut to the array's length (a power of two), of each surface's first two classes. */
  readonly pairs: Uint8Array;
  /** 1 for classes that are a surface by themselves. */
  readonly alone: Uint8Array;
}

/** Slots a pair, so that about one pair in so many that begins nothing is followed in vain. */
const SLOTS_PER_PAIR = 12;

export function openingsOf(trie: Trie): Openings {
  const { firstChild, nextSibling, childCount, label, pattern } = trie;
  const alone = new Uint8Array(trie.classCount);
  let pairCount = 1;
  for (let first = firstChild[0] as number; first !== 0; first = nextSibling[first] as number) {
    pairCount += childCount[first] as number;
    if ((pattern[first] as number) >= 0) alone[label[first] as number] = 1;
  }
  const pairs = new Uint8Array(1 << (32 - Math.clz32(pairCount * SLOTS_PER_PAIR)));
  for (let first = firstChild[0] as number; first !== 0; first = nextSibling[first] as number) {
    for (let second = firstChild[first] as number; second !== 0; second = nextSibling[second] as number) {
      pairs[pairHash(label[first] as number, label[second] as number) & (pairs.length - 1)] = 1;
    }
  }
  return { pairs, alone };
}

/** Spreads two classes over the low bits. */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) >>> 12) ^ second;
}
