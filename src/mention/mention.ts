import type { EntityKind } from '../dictionary/entry.ts';
import type { Span } from '../text/span.ts';

/**
 * A place where the text names an entity. Offsets count in `ArticleText.text`.
 * A collective name gives one mention for each member, all with the collective's span.
 */
export interface Mention extends Span {
  readonly kind: EntityKind;
  /** The dictionary's id; null for an entity that the text identifies and the dictionary lacks. */
  readonly entityId: string | null;
  /** Canonical simplified name. */
  readonly name: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Version named with a model (`3.5`, `4.0 Turbo`), and its span. */
  readonly version?: { readonly text: string } & Span;
  /** Size named with a model (`72B`). */
  readonly size?: { readonly text: string } & Span;
  /** Id of the collective name it was expanded from. */
  readonly group?: string;
  /** Why it was taken for this entity, in the order in which it was found out. */
  readonly reasons: readonly string[];
}

/** A surface that was found and given up, for `explain`. */
export interface DiscardedMention extends Span {
  readonly surface: string;
  /** Entry ids it could have been. */
  readonly readings: readonly string[];
  readonly reason: string;
}

/** A name that the dictionary lacks, with what the text says it is. */
export interface Candidate extends Span {
  readonly kind: EntityKind;
  readonly name: string;
  /** The cue that shows what it is (`quoted before 大模型`, `legal name`, …). */
  readonly reason: string;
  /** Maker or owner where the text tells, an entry id or a name. */
  readonly maker?: string;
  readonly confidence: number;
}
