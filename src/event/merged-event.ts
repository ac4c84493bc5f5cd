import type { EntityKind } from '../dictionary/entry.ts';
import type { EventType, Modality } from './event-mention.ts';

/** A quote with its place in the article as published; `in` says when it counts in the title. */
export interface PublishedQuote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly in?: 'title' | undefined;
}

/** A participant of an event mention, as merging compares it. */
export interface EntityFiller {
  readonly role: string;
  readonly kind: EntityKind | 'person';
  readonly entityId: string | null;
  readonly name: string;
  /** Taken from the dictionary, not from the text. */
  readonly inferred: boolean;
}

/** A value of an event mention, as merging compares it. */
export interface ValueFiller {
  readonly role: string;
  readonly value: string | number;
  readonly unit?: string | undefined;
  readonly approximate?: boolean | undefined;
}

export type Filler = EntityFiller | ValueFiller;

/** One article's report of a happening, with who published it and when: what events are merged from. */
export interface AttributedMention {
  readonly id: string;
  readonly articleId: string;
  readonly type: EventType;
  readonly modality: Modality;
  readonly time: {
    readonly value: string | null;
    readonly source: 'explicit' | 'relative' | 'published' | null;
  };
  /** Day of publication (or as precise as it is known); null when unknown. */
  readonly publishedOn: string | null;
  readonly fillers: readonly Filler[];
  readonly trigger: string;
  readonly evidence: PublishedQuote;
  readonly confidence: number;
  /** Who published it: the outlet by name, else the host. Two outlets are two sources. */
  readonly outlet: string;
  /** Id of the first article of its group of reprints; its own article's when it is no reprint. */
  readonly reprintGroup: string;
}

/** One filler of an event with those who say so. */
export interface MergedFiller {
  readonly filler: Filler;
  /** Article ids, sorted. */
  readonly saidBy: readonly string[];
  /** Another filler of the same role is said by more, or was said first: kept side by side. */
  readonly rival: boolean;
}

export type EventStatus = Modality | 'retracted';

/** A happening, merged from all its mentions. The same mentions give the same bytes, in whatever order they came. */
export interface MergedEvent {
  /** Made of its earliest mention's id. */
  readonly id: string;
  readonly type: EventType;
  /** `rumored` → `planned` → `asserted` or `denied`; `retracted` when no mention is left. */
  readonly status: EventStatus;
  readonly time: {
    readonly value: string | null;
    readonly source: 'explicit' | 'relative' | 'published' | null;
  };
  /** Times that others give, with who says so. */
  readonly otherTimes: readonly { readonly value: string; readonly saidBy: readonly string[] }[];
  readonly fillers: readonly MergedFiller[];
  /** Mention ids, earliest publication first. */
  readonly mentionIds: readonly string[];
  readonly articles: number;
  /** Independent sources: reprints and outlets counted once. */
  readonly sources: number;
  readonly confidence: number;
  readonly firstPublishedOn: string | null;
  readonly lastPublishedOn: string | null;
  /** The clearest quote, and the article that holds it. */
  readonly evidence: PublishedQuote & { readonly articleId: string };
}

/** Whether a filler is an entity or a person. */
export function isEntityFiller(filler: Filler): filler is EntityFiller {
  return 'kind' in filler;
}

/** One name for an entity across articles: its id, or its kind and name where the dictionary lacks it. */
export function entityKey(entity: {
  readonly kind: string;
  readonly entityId: string | null;
  readonly name: string;
}): string {
  return entity.entityId === null ? `${entity.kind}?${entity.name}` : `${entity.kind}:${entity.entityId}`;
}
