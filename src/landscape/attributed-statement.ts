import type { Modality } from '../event/event-mention.ts';
import { entityKey, type PublishedQuote } from '../event/merged-event.ts';
import type { EntityReference } from './statement.ts';

/** Who stands behind a statement, the best first. */
export const ORIGINS = ['official', 'dictionary', 'company', 'press'] as const;
export type Origin = (typeof ORIGINS)[number];

export type StatedValue = string | number | boolean | EntityReference;

/** One value that one article states of one entity, with who published it, when, and since when we know. */
export interface AttributedStatement {
  /** Hash of article, subject, property, value, valid time and place of the evidence. */
  readonly id: string;
  readonly articleId: string;
  readonly subject: EntityReference;
  readonly property: string;
  readonly value: StatedValue;
  readonly unit?: string | undefined;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null when unknown. */
  readonly validFrom: string | null;
  /** The event mention it follows from; null for plain description. */
  readonly eventMentionId: string | null;
  /** Modality of that event mention; `asserted` for plain description. */
  readonly modality: Modality;
  readonly evidence: PublishedQuote;
  readonly confidence: number;
  readonly origin: Origin;
  readonly publishedOn: string | null;
  readonly outlet: string;
  readonly reprintGroup: string;
  /** Milliseconds since 1970: when it was first and last read out of the article. */
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  /** When it was gone from the article; null while it stands. */
  readonly withdrawnAt: number | null;
}

/** One name for a value across articles: entities by key, text folded to one case and width of space. */
export function valueKey(value: StatedValue, unit?: string): string {
  if (typeof value === 'object') return entityKey(value);
  if (typeof value === 'string') return value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return unit === undefined ? String(value) : `${value} ${unit}`;
}

/** One name for an entity as a landscape subject. */
export function subjectKey(subject: EntityReference): string {
  return entityKey(subject);
}
