import type { Trie } from './gazetteer-trie.ts';

/** How many free places a family tries in one neighbourhood before that counts as too crowded for its size. */
const TRIES = 16;
/** How many it tries in all before it goes to the end of the array. */
const MOST_TRIES = 2000;

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

/** Which places are taken. Those up to the number of classes belong to the root's children. */
class Places {
  readonly #trie: Trie;
  #taken: Uint8Array;
  readonly #members: Uint16Array;
  /** No place before it is free. */
  #firstFree: number;
  /** Before it, it is too crowded for families of the present size. */
  #from: number;
  /** No place from here on is taken. */
  end: number;

  constructor(trie: Trie) {
    this.#trie = trie;
    this.#taken = new Uint8Array(trie.nodeCount * 2 + 4 * trie.classCount + 16);
    this.#members = new Uint16Array(trie.classCount);
    this.#firstFree = trie.classCount;
    this.#from = this.#firstFree;
    this.end = this.#firstFree;
  }

  /** Called when families become smaller: gaps may do again that did not do before. */
  restart(): void {
    this.#from = this.#firstFree;
  }

  /** Base for an only child of class `unit`. */
  single(unit: number): number {
    const taken = this.#taken;
    let at = this.#firstFree;
    while (taken[at] === 1) at++;
    this.#firstFree = at + 1;
    this.#take(at);
    return at - unit;
  }

  /** Base for the siblings from `first` on. */
  family(first: number): number {
    const members = this.#membersOf(first);
    const taken = this.#taken;
    const lead = this.#members[0] as number;
    let tries = 0;
    let at = Math.max(this.#from, this.#firstFree);
    for (; at < this.end; at++) {
      if (taken[at] === 1) continue;
      if (this.#fits(members, at - lead)) break;
      if (++tries % TRIES === 0) this.#from = at;
      if (tries === MOST_TRIES) at = this.end;
    }
    const base = at < this.end ? at - lead : this.end - this.#lowest(members);
    for (let i = 0; i < members; i++) this.#take(base + (this.#members[i] as number));
    return base;
  }

  /** Copies the classes of a family into `#members`, where they lie close together; returns how many. */
  #membersOf(first: number): number {
    const { nextSibling, label } = this.#trie;
    let count = 0;
    for (let child = first; child !== 0; child = nextSibling[child] as number) {
      this.#members[count++] = label[child] as number;
    }
    return count;
  }

  #lowest(members: number): number {
    let low = 0xffff;
    for (let i = 0; i < members; i++) low = Math.min(low, this.#members[i] as number);
    return low;
  }

  #fits(members: number, base: number): boolean {
    const taken = this.#taken;
    const { classCount } = this.#trie;
    for (let i = 1; i < members; i++) {
      const at = base + (this.#members[i] as number);
      if (at < classCount || taken[at] === 1) return false;
    }
    return true;
  }

  #take(at: number): void {
    if (at >= this.#taken.length) {
      const longer = new Uint8Array(at + (at >> 1));
      longer.set(this.#taken);
      this.#taken = longer;
    }
    this.#taken[at] = 1;
    if (at >= this.end) this.end = at + 1;
  }
}
