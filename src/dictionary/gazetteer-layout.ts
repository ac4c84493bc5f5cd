import type { Trie } from './gazetteer-trie.ts';

/**
 * An automaton as a double array. A state is a position; its successor by class c is `base[state] + c` when
 * `check` there is the state. State 0 is the root and no successor of any.
 */
export interface DoubleArray {
  readonly classes: Uint16Array;
  readonly base: Int32Array;
  /** The state before, -1 where no state is. */
  readonly check: Int32Array;
  /** Where to go on when there is no successor: the state of the longest proper suffix. */
  readonly failure: Int32Array;
  /** 1 when some surface ends at the state, as a whole or as a suffix. */
  readonly hit: Uint8Array;
  /** A surface that ends at the state, -1 for none. */
  readonly pattern: Int32Array;
  /** Nearest state on the way of failures at which a surface ends, 0 for none. */
  readonly shorter: Int32Array;
}

/** How many places are tried for a node with several children before its family goes to the end. */
const TRIES = 24;

/** Places the tree's nodes, breadth first, and links each to its failure state. */
export function layOut(trie: Trie): DoubleArray {
  const places = new Places(trie.nodeCount, trie.classCount);
  const queue = new Int32Array(trie.nodeCount);
  const stateOf = new Int32Array(trie.nodeCount);
  const automaton = places.automaton;
  let queued = 1;
  for (let head = 0; head < queued; head++) {
    const node = queue[head] as number;
    const state = stateOf[node] as number;
    const first = trie.firstChild[node] as number;
    if (first === 0) continue;
    const base = state === 0 ? 0 : places.baseFor(trie, first);
    automaton.base[state] = base;
    for (let child = first; child !== 0; child = trie.nextSibling[child] as number) {
      const at = base + (trie.label[child] as number);
      automaton.check[at] = state;
      stateOf[child] = at;
      queue[queued++] = child;
    }
    for (let child = first; child !== 0; child = trie.nextSibling[child] as number) {
      link(
        automaton,
        state,
        stateOf[child] as number,
        trie.label[child] as number,
        trie.pattern[child] as number,
      );
    }
  }
  return { classes: trie.classes, ...places.trimmed() };
}

interface Automaton {
  base: Int32Array;
  check: Int32Array;
  failure: Int32Array;
  hit: Uint8Array;
  pattern: Int32Array;
  shorter: Int32Array;
}

/** Failure link and patterns of `state`, reached from `parent` by `unit`; all shallower states stand already. */
function link(automaton: Automaton, parent: number, state: number, unit: number, pattern: number): void {
  const { base, check, failure } = automaton;
  let suffix = 0;
  for (let from = parent; from !== 0 && suffix === 0; ) {
    from = failure[from] as number;
    const next = (base[from] as number) + unit;
    if (check[next] === from) suffix = next;
  }
  failure[state] = suffix;
  automaton.pattern[state] = pattern;
  automaton.shorter[state] =
    (automaton.pattern[suffix] as number) >= 0 ? suffix : (automaton.shorter[suffix] as number);
  automaton.hit[state] = pattern >= 0 || automaton.shorter[state] !== 0 ? 1 : 0;
}

/** Free and taken places of a double array under construction. */
class Places {
  readonly automaton: Automaton;
  readonly #classCount: number;
  #capacity: number;
  /** No place before it is free. */
  #firstFree: number;
  /** Where the search for a family's place begins. */
  #search: number;
  /** No place from here on is taken. */
  #end: number;

  constructor(nodeCount: number, classCount: number) {
    this.#classCount = classCount;
    this.#capacity = nodeCount + (nodeCount >> 3) + 3 * classCount + 16;
    this.#firstFree = classCount + 1;
    this.#search = this.#firstFree;
    this.#end = this.#firstFree;
    const numbers = (): Int32Array => new Int32Array(this.#capacity);
    this.automaton = {
      base: numbers(),
      check: numbers().fill(-1),
      failure: numbers(),
      hit: new Uint8Array(this.#capacity),
      pattern: numbers().fill(-1),
      shorter: numbers(),
    };
  }

  /** A base at which the children from `first` on (siblings) all find a free place. */
  baseFor(trie: Trie, first: number): number {
    const { nextSibling, label } = trie;
    const { check } = this.automaton;
    const lead = label[first] as number;
    if (nextSibling[first] === 0) {
      while (check[this.#firstFree] !== -1 && this.#firstFree < this.#end) this.#firstFree++;
      return this.#taken(this.#firstFree - lead, lead);
    }
    let low = lead;
    let high = lead;
    for (let child = first; child !== 0; child = nextSibling[child] as number) {
      const unit = label[child] as number;
      if (unit < low) low = unit;
      if (unit > high) high = unit;
    }
    let at = Math.max(this.#search, this.#firstFree);
    for (let tries = 0; tries < TRIES && at < this.#end; at++) {
      if (check[at] !== -1) continue;
      if (this.#fits(trie, first, at - low)) return this.#taken(at - low, high);
      tries++;
    }
    this.#search = Math.min(at, this.#end);
    return this.#taken(this.#end - low, high);
  }

  trimmed(): Automaton {
    const size = this.#end + this.#classCount + 1;
    const { base, check, failure, hit, pattern, shorter } = this.automaton;
    if (size > this.#capacity) this.#grow(size);
    return {
      base: base.slice(0, size),
      check: check.slice(0, size),
      failure: failure.slice(0, size),
      hit: hit.slice(0, size),
      pattern: pattern.slice(0, size),
      shorter: shorter.slice(0, size),
    };
  }

  #fits(trie: Trie, first: number, base: number): boolean {
    const { check } = this.automaton;
    for (let child = first; child !== 0; child = trie.nextSibling[child] as number) {
      const at = base + (trie.label[child] as number);
      if (at < this.#end && check[at] !== -1) return false;
    }
    return true;
  }

  /** Notes that places up to `base + high` are in use and makes room for any lookup from `base`. */
  #taken(base: number, high: number): number {
    this.#end = Math.max(this.#end, base + high + 1);
    const wanted = this.#end + this.#classCount + 1;
    if (wanted > this.#capacity) this.#grow(Math.max(wanted, this.#capacity + (this.#capacity >> 1)));
    return base;
  }

  #grow(capacity: number): void {
    const automaton = this.automaton;
    const longer = (old: Int32Array, filling: number): Int32Array => {
      const array = new Int32Array(capacity).fill(filling, old.length);
      array.set(old);
      return array;
    };
    automaton.base = longer(automaton.base, 0);
    automaton.check = longer(automaton.check, -1);
    automaton.failure = longer(automaton.failure, 0);
    automaton.pattern = longer(automaton.pattern, -1);
    automaton.shorter = longer(automaton.shorter, 0);
    const hit = new Uint8Array(capacity);
    hit.set(automaton.hit);
    automaton.hit = hit;
    this.#capacity = capacity;
  }
}
