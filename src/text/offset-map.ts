import type { Span } from './span.ts';

/**
 * The way back from a rewritten text to the text it was made from: a sparse, ordered list of the places
 * where the rewriting changed a length. Between two of them, one unit stands for one unit.
 * Memory and building cost grow with the number of changes, not with the text.
 */
export class OffsetMap {
  static readonly identity = new OffsetMap([]);

  /** Four numbers a change: input start, input end, output start, output end. */
  readonly #changes: readonly number[];

  /** `changes`: flat quadruples in ascending order, as `OffsetMapBuilder` writes them. */
  constructor(changes: readonly number[]) {
    this.#changes = changes;
  }

  get isIdentity(): boolean {
    return this.#changes.length === 0;
  }

  /** How many places changed their length. */
  get changeCount(): number {
    return this.#changes.length / 4;
  }

  /** Input offset of the unit that begins at `output`; removed input before it is skipped. */
  startToInput(output: number): number {
    const at = this.#lastChange(2, output);
    if (at < 0) return output;
    const outputEnd = this.#number(at + 3);
    return output < outputEnd ? this.#number(at) : this.#number(at + 1) + output - outputEnd;
  }

  /** Input offset where the unit that ends at `output` ends; removed input behind it is left out. */
  endToInput(output: number): number {
    const at = this.#lastChange(2, output - 1);
    if (at < 0) return output;
    const outputEnd = this.#number(at + 3);
    const inputEnd = this.#number(at + 1);
    return output <= outputEnd ? inputEnd : inputEnd + output - outputEnd;
  }

  /** The input that the output's `span` was made from, with tight edges. Empty spans stay empty. */
  toInput(span: Span): Span {
    if (this.#changes.length === 0) return { start: span.start, end: span.end };
    const start = this.startToInput(span.start);
    if (span.end <= span.start) return { start, end: start };
    return { start, end: Math.max(start, this.endToInput(span.end)) };
  }

  /** Output offset of the input's offset; inside something removed or replaced, where that begins. */
  toOutput(input: number): number {
    const at = this.#lastChange(0, input);
    if (at < 0) return input;
    const inputEnd = this.#number(at + 1);
    return input < inputEnd ? this.#number(at + 2) : this.#number(at + 3) + input - inputEnd;
  }

  /** This map (first step) and `next` (second step, over this one's output) as one. */
  followedBy(next: OffsetMap): OffsetMap {
    if (next.isIdentity) return this;
    if (this.isIdentity) return next;
    return compose(this.#changes, next.#changes);
  }

  /** Index of the last change whose number in `column` is at most `offset`, -1 when there is none. */
  #lastChange(column: number, offset: number): number {
    let low = 0;
    let high = this.#changes.length / 4;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#number(middle * 4 + column) <= offset) low = middle + 1;
      else high = middle;
    }
    return (low - 1) * 4;
  }

  #number(index: number): number {
    return this.#changes[index] ?? 0;
  }
}

/** Collects changes in ascending order; changes that touch become one. */
export class OffsetMapBuilder {
  readonly #changes: number[] = [];

  /** Says that input [inputStart, inputEnd) became output [outputStart, outputEnd). */
  add(inputStart: number, inputEnd: number, outputStart: number, outputEnd: number): void {
    this.#changes.push(inputStart, inputEnd, outputStart, outputEnd);
  }

  build(): OffsetMap {
    return this.#changes.length === 0 ? OffsetMap.identity : new OffsetMap(this.#changes);
  }
}

/**
 * Merges two lists of changes: `first` leads from a to b, `second` from b to c. Changes that share a unit of b
 * become one change from a to c; those that only touch stay apart, so that edges stay tight. Linear in both lists.
 */
function compose(first: readonly number[], second: readonly number[]): OffsetMap {
  const builder = new OffsetMapBuilder();
  const at = (list: readonly number[], index: number): number => list[index] ?? Number.POSITIVE_INFINITY;
  let i = 0;
  let j = 0;
  let end = 0; // in b, of the changes taken so far
  let toA = 0; // a minus b behind them
  let toC = 0; // c minus b behind them
  const takeFirst = (): void => {
    end = Math.max(end, at(first, i + 3));
    toA = at(first, i + 1) - at(first, i + 3);
    i += 4;
  };
  const takeSecond = (): void => {
    end = Math.max(end, at(second, j + 1));
    toC = at(second, j + 3) - at(second, j + 1);
    j += 4;
  };
  while (i < first.length || j < second.length) {
    const start = Math.min(at(first, i + 2), at(second, j));
    const startA = start + toA;
    const startC = start + toC;
    end = start;
    if (at(first, i + 2) <= at(second, j)) takeFirst();
    else takeSecond();
    while (at(first, i + 2) < end || at(second, j) < end) {
      if (at(first, i + 2) < end) takeFirst();
      else takeSecond();
    }
    builder.add(startA, end + toA, startC, end + toC);
  }
  return builder.build();
}
