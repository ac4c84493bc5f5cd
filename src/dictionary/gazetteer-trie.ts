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

/** Inserts every surface; children are found through one hash table, so that wide nodes cost no more than others. */
export function buildTrie(surfaces: readonly string[]): Trie {
  const { classes, classCount, units } = classify(surfaces);
  const capacity = units + 1;
  const firstChild = new Int32Array(capacity);
  const nextSibling = new Int32Array(capacity);
  const childCount = new Uint16Array(capacity);
  const label = new Uint16Array(capacity);
  const parent = new Int32Array(capacity);
  const pattern = new Int32Array(capacity).fill(-1);
  const nextSame = new Int32Array(surfaces.length).fill(-1);
  const bits = Math.max(4, 33 - Math.clz32(capacity));
  const table = new Int32Array(1 << bits);
  const mask = table.length - 1;
  let nodeCount = 1;
  for (let index = surfaces.length - 1; index >= 0; index--) {
    const surface = surfaces[index] as string;
    let node = 0;
    for (let i = 0; i < surface.length; i++) {
      const unit = classes[surface.charCodeAt(i)] as number;
      let slot = hash(node, unit) & mask;
      let child = table[slot] as number;
      while (child !== 0 && (label[child] !== unit || parent[child] !== node)) {
        slot = (slot + 1) & mask;
        child = table[slot] as number;
      }
      if (child === 0) {
        child = nodeCount++;
        table[slot] = child;
        label[child] = unit;
        parent[child] = node;
        nextSibling[child] = firstChild[node] as number;
        firstChild[node] = child;
        childCount[node] = (childCount[node] as number) + 1;
      }
      node = child;
    }
    if (node !== 0) {
      nextSame[index] = pattern[node] as number;
      pattern[node] = index;
    }
  }
  return { classes, classCount, nodeCount, firstChild, nextSibling, childCount, label, pattern, nextSame };
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
