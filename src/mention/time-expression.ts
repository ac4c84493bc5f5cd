import type { Span } from '../text/span.ts';

/** Publication date as precise as it is known: `2023`, `2023-07`, `2023-07-07`. */
export type PublicationDate = string;

/**
 * A time the text names, resolved against the publication date, never against the day of the run.
 * `value`: `YYYY`, `YYYY-Hn`, `YYYY-Qn`, `YYYY-MM`, `YYYY-MM-DD`, or `a/b` of two of these;
 * null when the words tell no more (近日, 日前).
 */
export interface TimeExpression extends Span {
  readonly value: string | null;
  readonly source: 'explicit' | 'relative' | null;
  /** `since` for 自…起, `until` for 截至…, else `at`. */
  readonly relation: 'at' | 'since' | 'until';
  /** The year was not written and was taken from the publication date. */
  readonly yearInferred: boolean;
}
