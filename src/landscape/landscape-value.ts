import type { PublishedQuote } from '../event/merged-event.ts';
import { type Origin, type StatedValue, subjectKey, valueKey } from './attributed-statement.ts';
import type { EntityReference } from './statement.ts';

/**
 * How a value stands among its rivals: `held` is what the landscape says; `rival` was said and lost;
 * `planned`, `rumored` and `denied` never move a value.
 */
export const STANDINGS = ['held', 'rival', 'planned', 'rumored', 'denied'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ValueEvidence extends PublishedQuote {
  readonly articleId: string;
  readonly outlet: string;
  readonly publishedOn: string | null;
}

/** One value of one property of one entity, folded out of all statements that give it. */
export interface LandscapeValue {
  readonly subject: EntityReference;
  readonly property: string;
  readonly value: StatedValue;
  readonly unit?: string | undefined;
  /** The earliest time from which somebody says it holds; null when nobody says. */
  readonly validFrom: string | null;
  readonly standing: Standing;
  readonly origin: Origin;
  readonly articles: number;
  /** Independent sources: reprints and outlets counted once. */
  readonly sources: number;
  readonly confidence: number;
  readonly firstPublishedOn: string | null;
  readonly lastPublishedOn: string | null;
  /** The earliest quotes, at most three, each of another source. */
  readonly evidence: readonly ValueEvidence[];
  /** The correction that took this value from the landscape, or put it there. */
  readonly correction?: ValueCorrection | undefined;
}

/** What a person says against, or for, a value. */
export interface ValueCorrection {
  readonly id: string;
  readonly says: 'wrong' | 'right';
  readonly by: string;
  readonly why: string;
  /** `YYYY-MM-DD`. */
  readonly since: string;
}

/** What changed in the dataset, and why. Applying all deltas to nothing gives the full dataset. */
export const DELTA_KINDS = ['added', 'changed', 'merged', 'split', 'superseded', 'retracted'] as const;
export type DeltaKind = (typeof DELTA_KINDS)[number];

/** `world`: a new article; `source`: a source's edit; `dictionary` and `rules`: a change of ours. */
export const DELTA_CAUSES = ['world', 'source', 'dictionary', 'rules'] as const;
export type DeltaCause = (typeof DELTA_CAUSES)[number];

/** One name for a value of a property of an entity, whatever stands in it. */
export function valueId(value: Pick<LandscapeValue, 'subject' | 'property' | 'value' | 'unit'>): string {
  return valueIdAt({
    subjectKey: subjectKey(value.subject),
    property: value.property,
    valueKey: valueKey(value.value, value.unit),
  });
}

/** The same name, of the keys it is made of. */
export function valueIdAt(place: {
  readonly subjectKey: string;
  readonly property: string;
  readonly valueKey: string;
}): string {
  return JSON.stringify([place.subjectKey, place.property, place.valueKey]);
}
