import type { Trie } from './gazetteer-trie.ts';

/** After so many blocks of 32 bases in vain, what lies before counts as too crowded for families of that size. */
const CROWDED = 2;
/** How many blocks are tried for a family before it goes to the end of the array. */
const FARTHEST = 256;

/** Base of each node with children, and how many places the array needs for any look-up to stay inside. */
export interface Placement {
  readonly baseOf: Int32Array;
  readonly size: number;
}

/**
 * Finds every family (the children of a node) a base at which all its members have a place of their own. Large
 * families come first and only children last, who fill the gaps; the root's base is 0.
 */
export function placeFamilies(trie: Trie): Placement {
  const baseOf = new Int32Array(trie.nodeCount);
  const places = new Places(trie);
  const order = bySizeDescending(trie);
  let size = 0x10000;
  for (const node of order) {
    const familySize = trie.childCount[node] as number;
    if (familySize <= size / 2) {
      places.restart();
      size = familySize;
    }
    const first = trie.firstChild[node] as number;
    baseOf[node] = familySize === 1 ? places.single(trie.label[first] as number) : places.family(first);
  }
  return { baseOf, size: places.end + trie.classCount };
}

/** Nodes other than the root that have children, those with the most first (counting sort). */
function bySizeDescending({ childCount, nodeCount }: Trie): Int32Array {
  const countOf: number[] = [];
  let parents = 0;
  for (let node = 1; node < nodeCount; node++) {
    const size = childCount[node] as number;
    if (size === 0) continue;
    countOf[size] = (countOf[size] ?? 0) + 1;
    parents++;
  }
  const startOf: number[] = [];
  let start = 0;
  for (let size = countOf.length - 1; size > 0; size--) {
    startOf[size] = start;
    start += countOf[size] ?? 0;
  }
  const order = new Int32Array(parents);
  for (let node = 1; node < nodeCount; node++) {
    const size = childCount[node] as number;
    if (size === 0) continue;
    const at = startOf[size] ?? 0;
    order[at] = node;
    startOf[size] = at + 1;
  }
  return order;
}

/** Which places are taken, a bit each. Those below the number of classes belong to the root's children. */
class Places {
  readonly #trie: Trie;
  #bits: Int32Array;
  /** Classes of the family at hand; copied, because they lie apart in the tree. */
  readonly #members: Uint16Array;
  /** No word of `#bits` before it has a free place. */
  #firstWord = 0;
  /** Bases below it are too crowded for families of the present size. */
  #from = 0;
  /** No place from here on is taken. */
  end: number;

  constructor(trie: Trie) {
    this.#trie = trie;
    this.#members = new Uint16Array(trie.classCount);
    this.#bits = new Int32Array((trie.nodeCount >> 4) + (trie.classCount >> 2) + 16);
    this.end = trie.classCount;
    for (let at = 0; at < trie.classCount; at++) this.#take(at);
  }

  /** Called when families become much smaller: gaps may do again that did not do before. */
  restart(): void {
    this.#from = 0;
  }

  /** Base for an only child of class `unit`. */
  single(unit: number): number {
    while (this.#bits[this.#firstWord] === -1) this.#firstWord++;
    const at = this.#firstWord * 32 + lowestZero(this.#bits[this.#firstWord] ?? 0);
    this.#take(at);
    return at - unit;
  }

  /** Base for the siblings from `first` on. */
  family(first: number): number {
    const count = this.#membersOf(first);
    const last = Math.min(this.end, this.#from + FARTHEST * 32);
    let base = -1;
    for (let at = this.#from, tried = 1; base < 0 && at < last; at += 32, tried++) {
      const conflicts = this.#conflicts(count, at);
      if (conflicts !== -1) base = at + lowestZero(conflicts);
      else if (tried % CROWDED === 0) this.#from = at;
    }
    if (base < 0) base = this.end - this.#lowest(count);
    for (let i = 0; i < count; i++) this.#take(base + (this.#members[i] as number));
    return base;
  }

  /** A bit for each of the 32 bases from `from` on: set when some member's place is taken. */
  #conflicts(count: number, from: number): number {
    const bits = this.#bits;
    const members = this.#members;
    let conflicts = 0;
    for (let i = 0; i < count && conflicts !== -1; i++) {
      const at = from + (members[i] as number);
      const word = at >>> 5;
      if (word + 1 >= bits.length) continue;
      const shift = at & 31;
      conflicts |= (bits[word] as number) >>> shift;
      if (shift !== 0) conflicts |= (bits[word + 1] as number) << (32 - shift);
    }
    return conflicts;
  }

  #membersOf(first: number): number {
    const { nextSibling, label } = this.#trie;
    let count = 0;
    for (let child = first; child !== 0; child = nextSibling[child] as number) {
      this.#members[count++] = label[child] as number;
    }
    return count;
  }

  #lowest(count: number): number {
    let low = 0xffff;
    for (let i = 0; i < count; i++) low = Math.min(low, this.#members[i] as number);
    return low;
  }

  #take(at: number): void {
    const word = at >>> 5;
    if (word + 1 >= this.#bits.length) {
      const longer = new Int32Array((word + 2) * 2);
      longer.set(this.#bits);
      this.#bits = longer;
    }
    this.#bits[word] = (this.#bits[word] as number) | (1 << (at & 31));
    if (at >= this.end) this.end = at + 1;
  }
}

/** Index of the lowest bit of `word` that is 0; `word` has one. */
function lowestZero(word: number): number {
  const free = ~word;
  return 31 - Math.clz32(free & -free);
}
