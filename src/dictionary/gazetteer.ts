import { type DoubleArray, layOut } from './gazetteer-layout.ts';
import { type Openings, openingsOf, pairHash } from './gazetteer-openings.ts';
import { buildTrie } from './gazetteer-trie.ts';

/** Called for every match: index of the surface, and where it stands in the scanned text (UTF-16 units). */
export type OnMatch = (pattern: number, start: number, end: number) => void;

/**
 * All surfaces of a dictionary as one Aho–Corasick automaton over UTF-16 units, held in plain typed arrays (a double
 * array with failure links). Latin, Greek and Cyrillic letters match whatever their case.
 */
export class Gazetteer {
  readonly #array: DoubleArray;
  /** Length of each surface in units. */
  readonly #lengths: Uint32Array;
  /** Next surface that folds to the same units, -1 at the end. */
  readonly #nextSame: Int32Array;

  readonly #openings: Openings;

  private constructor(array: DoubleArray, openings: Openings, lengths: Uint32Array, nextSame: Int32Array) {
    this.#array = array;
    this.#openings = openings;
    this.#lengths = lengths;
    this.#nextSame = nextSame;
  }

  /**
   * Compiles `surfaces`; a match is reported with the index of its surface. Equal surfaces are reported each, an
   * empty one never. Time and memory grow with the number of units in all surfaces.
   */
  static compile(surfaces: readonly string[]): Gazetteer {
    const trie = buildTrie(surfaces);
    const lengths = new Uint32Array(surfaces.length);
    for (let i = 0; i < lengths.length; i++) lengths[i] = surfaces[i]?.length ?? 0;
    return new Gazetteer(layOut(trie), openingsOf(trie), lengths, trie.nextSame);
  }

  /** Memory that the automaton holds, in bytes. */
  get byteLength(): number {
    const { classes, base, check, failure, hit, pattern, shorter } = this.#array;
    return [
      classes,
      base,
      check,
      failure,
      hit,
      pattern,
      shorter,
      this.#openings.pairs,
      this.#lengths,
      this.#nextSame,
    ].reduce((sum, array) => sum + array.byteLength, 0);
  }

  /**
   * Reports all matches in `text`, also those that overlap or lie in one another, in the order of their ends, longer
   * ones first where ends are equal. Time grows with the text's length and the number of matches.
   */
  scan(text: string, onMatch: OnMatch): void {
    const { classes } = this.#array;
    const { pairs, alone } = this.#openings;
    const mask = pairs.length - 1;
    const length = text.length;
    let unit = length === 0 ? 0 : (classes[text.charCodeAt(0)] as number);
    for (let i = 0; i < length; ) {
      const following = i + 1 < length ? (classes[text.charCodeAt(i + 1)] as number) : 0;
      if (((pairs[pairHash(unit, following) & mask] as number) | (alone[unit] as number)) === 0) {
        unit = following;
        i++;
      } else {
        i = this.#follow(text, i, onMatch);
        unit = i < length ? (classes[text.charCodeAt(i)] as number) : 0;
      }
    }
  }

  /** Runs the automaton from its root at `from` until it falls back there; returns where to go on looking. */
  #follow(text: string, from: number, onMatch: OnMatch): number {
    const { classes, base, check, failure, hit } = this.#array;
    let state = 0;
    for (let i = from; i < text.length; i++) {
      const unit = classes[text.charCodeAt(i)] as number;
      let next = (base[state] as number) + unit;
      while (check[next] !== state) {
        if (state === 0) return Math.max(i, from + 1);
        state = failure[state] as number;
        next = (base[state] as number) + unit;
      }
      state = next;
      const found = hit[state] as number;
      if (found !== 0) this.#report(found, i + 1, onMatch);
    }
    return text.length;
  }

  #report(longest: number, end: number, onMatch: OnMatch): void {
    const { pattern, shorter } = this.#array;
    for (let hit = longest; hit !== 0; hit = shorter[hit] ?? 0) {
      for (let index = pattern[hit] ?? -1; index >= 0; index = this.#nextSame[index] ?? -1) {
        onMatch(index, end - (this.#lengths[index] ?? 0), end);
      }
    }
  }
}
