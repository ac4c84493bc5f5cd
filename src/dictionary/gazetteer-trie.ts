/** The surfaces as a tree of units, nodes numbered in the order of their making, 0 the root. */
export interface Trie {
  /** Unit to class, 0 for units that no surface has; units that differ in case share a class. */
  readonly classes: Uint16Array;
  readonly classCount: number;
  readonly nodeCount: number;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly childCount: Uint16Array;
  /** Class that leads to the node. */
  readonly label: Uint16Array;
  /** A surface that ends at the node, -1 for none. */
  readonly pattern: Int32Array;
  /** Next surface that ends at the same node, -1 at the end. */
  readonly nextSame: Int32Array;
}

/**
 * Inserts every surface. Children are found through one hash table (the root's through a list by class), so that wide
 * nodes cost no more than others.
 */
export function buildTrie(surfaces: readonly string[]): Trie {
  const { classes, classCount, units } = classify(surfaces);
  const nodes = new Nodes(units + 1, classCount);
  const pattern = new Int32Array(units + 1).fill(-1);
  const nextSame = new Int32Array(surfaces.length).fill(-1);
  for (let index = surfaces.length - 1; index >= 0; index--) {
    const surface = surfaces[index] as string;
    if (surface === '') continue;
    let node = nodes.childOfRoot(classes[surface.charCodeAt(0)] as number);
    for (let i = 1; i < surface.length; i++)
      node = nodes.child(node, classes[surface.charCodeAt(i)] as number);
    nextSame[index] = pattern[node] as number;
    pattern[node] = index;
  }
  const { count: nodeCount, firstChild, nextSibling, childCount, label } = nodes;
  return { classes, classCount, nodeCount, firstChild, nextSibling, childCount, label, pattern, nextSame };
}

/** The nodes of the tree under construction. */
class Nodes {
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly childCount: Uint16Array;
  readonly label: Uint16Array;
  count = 1;
  readonly #rootChild: Int32Array;
  /** Open addressing by parent and class; 0 for an empty slot. */
  readonly #table: Int32Array;
  readonly #parent: Int32Array;

  constructor(capacity: number, classCount: number) {
    this.firstChild = new Int32Array(capacity);
    this.nextSibling = new Int32Array(capacity);
    this.childCount = new Uint16Array(capacity);
    this.label = new Uint16Array(capacity);
    this.#rootChild = new Int32Array(classCount);
    const slots = 1 << Math.max(4, 33 - Math.clz32(capacity));
    this.#table = new Int32Array(slots);
    this.#parent = new Int32Array(capacity);
  }

  childOfRoot(unit: number): number {
    const known = this.#rootChild[unit] as number;
    if (known !== 0) return known;
    const child = this.#add(0, unit);
    this.#rootChild[unit] = child;
    return child;
  }

  /** The child of `parent` by `unit`, made when it is not there yet. */
  child(parent: number, unit: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let slot = hash(parent, unit) & mask;
    for (let child = table[slot] as number; child !== 0; child = table[slot] as number) {
      if (this.label[child] === unit && this.#parent[child] === parent) return child;
      slot = (slot + 1) & mask;
    }
    const child = this.#add(parent, unit);
    table[slot] = child;
    return child;
  }

  #add(parent: number, unit: number): number {
    const child = this.count++;
    this.label[child] = unit;
    this.#parent[child] = parent;
    this.nextSibling[child] = this.firstChild[parent] as number;
    this.firstChild[parent] = child;
    this.childCount[parent] = (this.childCount[parent] as number) + 1;
    return child;
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Classes in the order in which units are first seen; `units` is the number of units in all surfaces. */
function classify(surfaces: readonly string[]): { classes: Uint16Array; classCount: number; units: number } {
  const classes = new Uint16Array(0x10000);
  let classCount = 1;
  let units = 0;
  for (const surface of surfaces) {
    units += surface.length;
    for (let i = 0; i < surface.length; i++) {
      const unit = FOLD[surface.charCodeAt(i)] as number;
      if (classes[unit] === 0) classes[unit] = classCount++;
    }
  }
  for (let unit = 0; unit < 0x10000; unit++) classes[unit] = classes[FOLD[unit] as number] as number;
  return { classes, classCount, units };
}

/** Unit to unit, letters with case to the lower one. */
const FOLD: Uint16Array = buildFold();

/** Up to the end of Cyrillic, and the full-width letters; Han and kana have no case. */
function buildFold(): Uint16Array {
  const fold = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  const lower = (first: number, last: number): void => {
    for (let unit = first; unit <= last; unit++) {
      const folded = String.fromCharCode(unit).toLowerCase();
      if (folded.length === 1) fold[unit] = folded.charCodeAt(0);
    }
  };
  lower(0x41, 0x52f);
  lower(0x1e00, 0x1eff);
  lower(0xff21, 0xff3a);
  return fold;
}
