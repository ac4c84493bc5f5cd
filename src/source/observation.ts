import type { Expectations } from './expectations.ts';

/** A field that an announcement may carry. */
export type FieldName = Expectations['fields'][number];

/** One article as its source announced it. */
export interface SeenArticle {
  /** ms since 1970: when it was first announced to us; the same for all that one poll brought. */
  readonly firstSeenAt: number;
  /** ms since 1970; null when the source does not say. */
  readonly publishedAt: number | null;
  /** Which of the observed fields it carried. */
  readonly fields: readonly FieldName[];
  /** Characters of the readable text; null while it is not read. */
  readonly bodyLength: number | null;
}

/** What is known of one source, as far back as one cares to look. */
export interface Observation {
  /** ms since 1970. */
  readonly now: number;
  readonly lastPolledAt: number | null;
  readonly nextDueAt: number;
  readonly lastOutcome: string | null;
  readonly consecutiveFailures: number;
  /** Number of things it announced when it was last read. */
  readonly lastCount: number | null;
  /** In any order. */
  readonly articles: readonly SeenArticle[];
  /** Fields that the observer could see at all; the others are not judged. */
  readonly observedFields: readonly FieldName[];
}
