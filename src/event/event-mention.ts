import type { EntityKind } from '../dictionary/entry.ts';
import type { Span } from '../text/span.ts';

export const EVENT_TYPES = [
  'model_release',
  'model_update',
  'open_source',
  'adoption',
  'partnership',
  'funding',
  'acquisition',
  'listing',
  'policy',
  'standard',
  'filing',
  'benchmark',
  'infrastructure',
  'statistic',
  'personnel',
  'incident',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

export const MODALITIES = ['asserted', 'planned', 'rumored', 'denied'] as const;

export type Modality = (typeof MODALITIES)[number];

/** Roles each type knows; `*` principal: one of them must be filled for the event to stand. */
export const ROLES: Readonly<Record<EventType, readonly string[]>> = {
  model_release: ['model*', 'developer', 'version', 'place'],
  model_update: ['model*', 'developer', 'change'],
  open_source: ['model*', 'developer', 'license', 'version'],
  adoption: ['model*', 'developer', 'adopter*', 'domain'],
  partnership: ['party*', 'topic', 'place'],
  funding: ['investee*', 'investor', 'amount', 'round', 'valuation'],
  acquisition: ['target*', 'acquirer*', 'amount'],
  listing: ['company*', 'exchange', 'amount'],
  policy: ['issuer*', 'title', 'place'],
  standard: ['participant*', 'title'],
  filing: ['model*', 'developer*', 'authority'],
  benchmark: ['model*', 'developer', 'benchmark', 'rank', 'score'],
  infrastructure: ['owner*', 'place', 'capacity', 'amount'],
  statistic: ['metric*', 'value*', 'place', 'organization'],
  personnel: ['person*', 'organization*', 'position'],
  incident: ['subject*', 'counterparty'],
};

/** An entity (or person) in a role. Without a span it was taken from the dictionary and is `inferred`. */
export interface EntityArgument {
  readonly role: string;
  readonly kind: EntityKind | 'person';
  readonly entityId: string | null;
  readonly name: string;
  readonly span: Span | null;
}

/** Free text or a number in a role. */
export interface ValueArgument {
  readonly role: string;
  readonly value: string | number;
  readonly unit?: string;
  readonly approximate?: boolean;
  readonly span: Span | null;
}

export type Argument = EntityArgument | ValueArgument;

export interface EventTime {
  readonly value: string | null;
  readonly source: 'explicit' | 'relative' | 'published' | null;
  /** The words that tell the time, when any do. */
  readonly span: Span | null;
}

/** One article's report of a happening. Spans count in `ArticleText.text`. */
export interface EventMention {
  readonly type: EventType;
  readonly modality: Modality;
  readonly time: EventTime;
  readonly arguments: readonly Argument[];
  readonly trigger: Span;
  /** The sentence (or the sentences) that say so. */
  readonly evidence: Span;
  /** Name of the rule. */
  readonly foundBy: string;
  readonly confidence: number;
}
