import type { EntityKind } from '../dictionary/entry.ts';
import type { Span } from '../text/span.ts';

/** An entity as a statement names it. */
export interface EntityReference {
  readonly kind: EntityKind;
  readonly entityId: string | null;
  readonly name: string;
}

/**
 * One value that one article states of one entity. Spans count in `ArticleText.text`.
 * `eventIndex` points into the article's event mentions, null for plain description.
 */
export interface StatementMention {
  readonly subject: EntityReference;
  /** `developer`, `city`, `category`, `domain`, `release_date`, `version`, `parameters`, … (`events.md`). */
  readonly property: string;
  readonly value: string | number | boolean | EntityReference;
  readonly unit?: string;
  /** From when the value holds: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; null when unknown. */
  readonly validFrom: string | null;
  readonly eventIndex: number | null;
  readonly evidence: Span;
  readonly confidence: number;
}
