import type { NumberReading } from './numbers.ts';
import type { QuantityKind } from './quantity.ts';

/** A number with the unit that was found for it. */
export interface UnitedNumber {
  readonly kind: QuantityKind;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  /** What the unit multiplies the number with (B: 1e9, a third: 1/3). */
  readonly factor: number;
  readonly approximate: boolean;
}

export type Reader = (text: string, number: NumberReading) => UnitedNumber | null;

/** Letters and words that scale a number, by use: 72B parameters, $5M. */
export const LETTERS: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  m: 1e6,
  M: 1e6,
  million: 1e6,
  mn: 1e6,
  b: 1e9,
  B: 1e9,
  billion: 1e9,
  bn: 1e9,
  t: 1e12,
  T: 1e12,
  trillion: 1e12,
};

/** Tries a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A number with its unit, from the reader that found it. */
export function united(
  number: NumberReading,
  kind: QuantityKind,
  unit: string,
  end: number,
  more: { readonly start?: number; readonly factor?: number; readonly approximate?: boolean } = {},
): UnitedNumber {
  return {
    kind,
    unit,
    start: more.start ?? number.start,
    end,
    factor: more.factor ?? 1,
    approximate: more.approximate ?? false,
  };
}
