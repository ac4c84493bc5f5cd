import { placeFamilies } from './gazetteer-places.ts';
import type { Trie } from './gazetteer-trie.ts';

/**
 * An automaton as a double array. A state is a position; its successor by class c is `base[state] + c` when
 * `check` there is the state. State 0 is the root and no successor of any.
 */
export interface DoubleArray {
  /** Unit to class, 0 for units that no surface has. */
  readonly classes: Uint16Array;
  readonly base: Int32Array;
  /** The state before, -1 where no state is. */
  readonly check: Int32Array;
  /** Where to go on when there is no successor: the state of the longest proper suffix. */
  readonly failure: Int32Array;
  /** For states at which surfaces end, as a whole or as a suffix: an index into the two lists below; else 0. */
  readonly hit: Int32Array;
  /** A surface that ends here, -1 when only suffixes do. */
  readonly pattern: Int32Array;
  /** Index of the next shorter suffix at which a surface ends, 0 for none. */
  readonly shorter: Int32Array;
}

/** Places the tree's nodes in a double array and links each to its failure state, breadth first. */
export function layOut(trie: Trie): DoubleArray {
  const { baseOf, size } = placeFamilies(trie);
  const base = new Int32Array(size);
  const check = new Int32Array(size).fill(-1);
  const failure = new Int32Array(size);
  const hit = new Int32Array(size);
  const hits = new Hits(trie.nodeCount);
  const queue = new Int32Array(trie.nodeCount);
  const stateOf = new Int32Array(trie.nodeCount);
  let queued = 1;
  for (let head = 0; head < queued; head++) {
    const node = queue[head] as number;
    const state = stateOf[node] as number;
    const first = trie.firstChild[node] as number;
    if (first === 0) continue;
    const from = baseOf[node] as number;
    base[state] = from;
    for (let child = first; child !== 0; child = trie.nextSibling[child] as number) {
      const unit = trie.label[child] as number;
      const at = from + unit;
      check[at] = state;
      stateOf[child] = at;
      queue[queued++] = child;
      const suffix = state === 0 ? 0 : suffixState(base, check, failure, state, unit);
      failure[at] = suffix;
      hit[at] = hits.add(trie.pattern[child] as number, hit[suffix] as number);
    }
  }
  return { classes: trie.classes, base, check, failure, hit, ...hits.lists() };
}

/** State of the longest proper suffix of what leads to `parent` and on by `unit`; shallower states stand already. */
function suffixState(
  base: Int32Array,
  check: Int32Array,
  failure: Int32Array,
  parent: number,
  unit: number,
): number {
  for (let from = parent; from !== 0; ) {
    from = failure[from] as number;
    const next = (base[from] as number) + unit;
    if (check[next] === from) return next;
  }
  return 0;
}

/** What is reported at a state: its own surface, then those of its suffixes. */
class Hits {
  readonly #pattern: Int32Array;
  readonly #shorter: Int32Array;
  #count = 1;

  constructor(nodeCount: number) {
    this.#pattern = new Int32Array(nodeCount);
    this.#shorter = new Int32Array(nodeCount);
  }

  /** Index for a state with this `pattern` (-1 for none) whose failure state has the index `suffixHit`. */
  add(pattern: number, suffixHit: number): number {
    if (pattern < 0) return suffixHit;
    const index = this.#count++;
    this.#pattern[index] = pattern;
    this.#shorter[index] = suffixHit;
    return index;
  }

  lists(): { pattern: Int32Array; shorter: Int32Array } {
    return { pattern: this.#pattern.slice(0, this.#count), shorter: this.#shorter.slice(0, this.#count) };
  }
}
