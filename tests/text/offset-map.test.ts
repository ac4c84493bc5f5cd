import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OffsetMap, OffsetMapBuilder } from '../../src/text/offset-map.ts';

/** A text rewritten piece by piece, with the map and, for each output unit, the input range it came from. */
interface Rewriting {
  readonly map: OffsetMap;
  readonly inputLength: number;
  readonly origin: readonly (readonly [start: number, end: number])[];
}

type Piece = readonly [inputLength: number, outputLength: number];

function rewriting(pieces: readonly Piece[]): Rewriting {
  const builder = new OffsetMapBuilder();
  const origin: [number, number][] = [];
  let input = 0;
  for (const [inputLength, outputLength] of pieces) {
    if (inputLength === outputLength) {
      for (let i = 0; i < inputLength; i++) origin.push([input + i, input + i + 1]);
    } else {
      builder.add(input, input + inputLength, origin.length, origin.length + outputLength);
      for (let i = 0; i < outputLength; i++) origin.push([input, input + inputLength]);
    }
    input += inputLength;
  }
  return { map: builder.build(), inputLength: input, origin };
}

const piece = fc.constantFrom<Piece>([1, 1], [3, 3], [5, 5], [4, 0], [1, 0], [2, 1], [1, 2], [3, 2]);
const pieces = fc.array(piece, { maxLength: 12 });

function expectOrigins(map: OffsetMap, origin: Rewriting['origin']): void {
  origin.forEach(([start, end], unit) => {
    expect(map.toInput({ start: unit, end: unit + 1 })).toEqual({ start, end });
  });
  for (let from = 0; from < origin.length; from += 2) {
    const to = Math.min(origin.length, from + 5);
    expect(map.toInput({ start: from, end: to })).toEqual({
      start: origin[from]?.[0],
      end: origin[to - 1]?.[1],
    });
  }
}

describe('OffsetMap', () => {
  it('leaves offsets alone when nothing changed its length', () => {
    expect(OffsetMap.identity.toInput({ start: 3, end: 9 })).toEqual({ start: 3, end: 9 });
    expect(OffsetMap.identity.toOutput(7)).toBe(7);
  });

  it('keeps removed input out at the edges and in between', () => {
    // 標(biāo)準: the bracket goes.
    const { map } = rewriting([
      [1, 1],
      [6, 0],
      [1, 1],
    ]);
    expect(map.toInput({ start: 0, end: 1 })).toEqual({ start: 0, end: 1 });
    expect(map.toInput({ start: 1, end: 2 })).toEqual({ start: 7, end: 8 });
    expect(map.toInput({ start: 0, end: 2 })).toEqual({ start: 0, end: 8 });
    expect(map.toInput({ start: 1, end: 1 })).toEqual({ start: 7, end: 7 });
  });

  it('finds the input of every unit and every stretch', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const { map, origin } = rewriting(list);
        expectOrigins(map, origin);
      }),
    );
  });

  it('leads to the output and never backwards', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const { map, inputLength, origin } = rewriting(list);
        let last = 0;
        for (let input = 0; input <= inputLength; input++) {
          const output = map.toOutput(input);
          expect(output).toBeGreaterThanOrEqual(last);
          expect(output).toBeLessThanOrEqual(origin.length);
          last = output;
        }
      }),
    );
  });

  it('composes two rewritings as if they were one', () => {
    // One-to-one stretches and removals: there the way back is exact in both steps.
    const exact = fc.array(fc.constantFrom<Piece>([1, 1], [2, 2], [4, 4], [3, 0], [1, 0]), { maxLength: 12 });
    fc.assert(
      fc.property(exact, exact, (one, two) => {
        const first = rewriting(one);
        const fitted = cutTo(two, first.origin.length);
        const second = rewriting(fitted);
        const origin = second.origin.map(([start]) => first.origin[start] ?? [0, 0]);
        expectOrigins(first.map.followedBy(second.map), origin as [number, number][]);
      }),
    );
  });

  it('composes any two rewritings monotonously and in range', () => {
    fc.assert(
      fc.property(pieces, pieces, (one, two) => {
        const first = rewriting(one);
        const second = rewriting(cutTo(two, first.origin.length));
        const map = first.map.followedBy(second.map);
        let last = 0;
        for (let unit = 0; unit < second.origin.length; unit++) {
          const { start, end } = map.toInput({ start: unit, end: unit + 1 });
          const [middleStart = 0, middleEnd = 0] = second.origin[unit] ?? [];
          const exact = first.map.toInput({ start: middleStart, end: middleEnd });
          expect(start).toBeLessThanOrEqual(exact.start);
          expect(end).toBeGreaterThanOrEqual(exact.end);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(first.inputLength);
          last = start;
        }
      }),
    );
  });
});

/** Cuts or fills `list` so that its input has `length` units. */
function cutTo(list: readonly Piece[], length: number): Piece[] {
  const fitted: Piece[] = [];
  let used = 0;
  for (const [input, output] of list) {
    if (used + input > length) break;
    fitted.push([input, output]);
    used += input;
  }
  if (used < length) fitted.push([length - used, length - used]);
  return fitted;
}
