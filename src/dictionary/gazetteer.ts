import { type DoubleArray, layOut } from './gazetteer-layout.ts';
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

  private constructor(array: DoubleArray, lengths: Uint32Array, nextSame: Int32Array) {
    this.#array = array;
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
    return new Gazetteer(layOut(trie), lengths, trie.nextSame);
  }

  /** Memory that the automaton holds, in bytes. */
  get byteLength(): number {
    const { classes, base, check, failure, hit, pattern, shorter } = this.#array;
    return [classes, base, check, failure, hit, pattern, shorter, this.#lengths, this.#nextSame].reduce(
      (sum, array) => sum + array.byteLength,
      0,
    );
  }

  /**
   * Reports all matches in `text`, also those that overlap or lie in one another, in the order of their ends, longer
   * ones first where ends are equal. Time grows with the text's length and the number of matches.
   */
  scan(text: string, onMatch: OnMatch): void {
    const { classes, base, check, failure, hit } = this.#array;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = classes[text.charCodeAt(i)] as number;
      if (unit === 0) {
        state = 0;
        continue;
      }
      let next = (base[state] as number) + unit;
      while (check[next] !== state) {
        if (state === 0) {
          next = 0;
          break;
        }
        state = failure[state] as number;
        next = (base[state] as number) + unit;
      }
      state = next;
      const found = hit[state] as number;
      if (found !== 0) this.#report(found, i + 1, onMatch);
    }
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
