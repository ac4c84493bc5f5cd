import type { Span } from '../text/span.ts';

export type QuantityKind =
  | 'money'
  | 'count'
  | 'percent'
  | 'parameters'
  | 'tokens'
  | 'computing'
  | 'rank'
  | 'score'
  | 'length'
  | 'duration';

/** A number the text names, with its unit. 5亿元 is 500000000 CNY; 千亿参数 is 1e11, approximate. */
export interface Quantity extends Span {
  readonly kind: QuantityKind;
  /** The value, or the lower end of a range. */
  readonly value: number;
  /** The upper end of a range (3至5亿元). */
  readonly upper?: number;
  /** ISO 4217 for money, `%` for percentages, the measure word (个, 家, 张) for counts, `P`/`E`/`FLOPS` as written for computing. */
  readonly unit: string;
  /** 余, 近, 超, 约, 上百, 数十, 多. */
  readonly approximate: boolean;
}
