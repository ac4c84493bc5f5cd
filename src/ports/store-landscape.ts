import type { EventType, Modality } from '../event/event-mention.ts';
import type { DayRange } from '../event/merge-days.ts';
import type { AttributedMention, MergedEvent } from '../event/merged-event.ts';
import type { AttributedStatement } from '../landscape/attributed-statement.ts';
import type { DeltaCause, DeltaKind, LandscapeValue } from '../landscape/landscape-value.ts';
import type { Voice } from '../landscape/parties.ts';
import type { EntityReference } from '../landscape/statement.ts';
import type { Tally } from '../landscape/tally.ts';

/** An event mention with where it may be merged. */
export interface PlacedMention {
  readonly mention: AttributedMention;
  /** Two mentions are compared only when they share a key. */
  readonly keys: readonly string[];
  readonly days: DayRange;
  /** The event it stands in; null when it is new. */
  readonly eventId: string | null;
  /** Name of the neighbourhood it was merged in; null when it is new. */
  readonly neighbourhood: string | null;
}

/** Where mentions are looked for. */
export type Whereabouts = Pick<PlacedMention, 'keys' | 'days'>;

/** A mention that is not yet merged. */
export type UnplacedMention = Omit<PlacedMention, 'eventId' | 'neighbourhood'>;

/** Where a mention stands: nowhere, when it is withdrawn. */
export interface Place {
  readonly mentionId: string;
  readonly eventId: string | null;
  readonly neighbourhood: string | null;
}

export interface EventFilter {
  readonly type?: EventType;
  readonly status?: Modality | 'retracted';
  /** Entity key of a participant. */
  readonly entity?: string;
  readonly after?: string;
  readonly limit?: number;
}

export interface EventMentions {
  /** Replaces an article's mentions: new ones await merging, those that are gone withdraw. */
  replace(articleId: string, placed: readonly UnplacedMention[], now: number): Promise<void>;
  /** Mentions (new, changed or withdrawn) that await merging, at most `limit`, in order of id. */
  pending(limit: number): Promise<readonly (PlacedMention & { readonly withdrawn: boolean })[]>;
  /** Standing mentions that stand in an event, and with one of those wanted share a key and may lie in its days. */
  near(wanted: readonly Whereabouts[]): Promise<readonly PlacedMention[]>;
  /** The standing mentions of some events. */
  membersOf(eventIds: readonly string[]): Promise<readonly PlacedMention[]>;
  /** The standing mentions of some articles. */
  ofArticles(articleIds: readonly string[]): Promise<readonly PlacedMention[]>;
  /** The standing mentions of some neighbourhoods. */
  neighbours(neighbourhoods: readonly string[]): Promise<readonly PlacedMention[]>;
  /** Notes where mentions stand now, and that they no longer wait. */
  place(places: readonly Place[]): Promise<void>;
  /** Makes the mentions and statements of some articles wait again, because what is known of the articles changed. */
  reconsider(articleIds: readonly string[]): Promise<void>;
  /** Standing mentions in order of id. */
  list(filter: { readonly after?: string; readonly limit: number }): Promise<readonly PlacedMention[]>;
  /** The times of the events that mentions stand in; mentions without an event are left out. */
  eventTimes(mentionIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  count(): Promise<number>;
}

export interface Events {
  get(id: string): Promise<MergedEvent | null>;
  many(ids: readonly string[]): Promise<readonly MergedEvent[]>;
  list(filter: EventFilter): Promise<readonly MergedEvent[]>;
  save(event: MergedEvent, now: number): Promise<void>;
  /** Saves several at once, none twice; `before` are events as they are stored, so that they need not be asked for. */
  saveAll(events: readonly MergedEvent[], before: readonly MergedEvent[], now: number): Promise<void>;
  /** Forgets an event whose id now redirects. */
  drop(id: string): Promise<void>;
  /** The id that an old id stands for now (itself when it never moved). */
  resolve(id: string): Promise<string>;
  redirect(from: string, to: string, now: number): Promise<void>;
  /** Ends the redirects of ids that name an event again. */
  revive(ids: readonly string[]): Promise<void>;
  countByStatus(): Promise<readonly { readonly status: string; readonly count: number }[]>;
}

/** Entities that events and values name, for whoever asks by name. */
export interface Entities {
  save(references: readonly EntityReference[]): Promise<void>;
  nameOf(key: string): Promise<string | null>;
  /** All of them, in order of key. */
  list(): Promise<readonly EntityReference[]>;
  /** Keys of the entities of a name (case and width do not matter) or id. */
  keysOf(nameOrId: string): Promise<readonly string[]>;
}

/** A subject's property. */
export interface Facet {
  readonly subjectKey: string;
  readonly property: string;
}

/** A facet that must be folded again, and an article that is why. */
export interface PendingFacet extends Facet {
  readonly articleId: string;
}

/** Where a value stands: a facet, and the value's key. */
export interface ValuePlace extends Facet {
  readonly valueKey: string;
}

/** A statement, and whether the tally of its value counts it (it may say so of one that it does not, never the reverse). */
export interface CountedStatement {
  readonly statement: AttributedStatement;
  readonly place: ValuePlace;
  readonly isCounted: boolean;
}

export interface StatementFilter {
  readonly subjectKey?: string;
  readonly property?: string;
  readonly eventMentionIds?: readonly string[];
  readonly after?: string;
  readonly limit?: number;
  /** With those that were withdrawn. */
  readonly withdrawn?: boolean;
}

export interface Statements {
  replace(articleId: string, statements: readonly AttributedStatement[], now: number): Promise<void>;
  /** Facets with statements that were added or withdrawn since they were folded, at most `limit`. */
  pendingFacets(limit: number): Promise<readonly PendingFacet[]>;
  /** Makes statements of some properties wait that follow from some event mentions. */
  reconsider(eventMentionIds: readonly string[], properties: readonly string[]): Promise<void>;
  /** The statements of some facets that were added or withdrawn since these were folded, withdrawn ones included. */
  waiting(facets: readonly Facet[]): Promise<readonly CountedStatement[]>;
  /** The standing statements of some facets. */
  ofFacets(facets: readonly Facet[]): Promise<readonly CountedStatement[]>;
  /** The standing statements of some values. */
  ofValues(places: readonly ValuePlace[]): Promise<readonly CountedStatement[]>;
  /** Values whose tallies count statements of some articles. */
  countedOf(articleIds: readonly string[]): Promise<readonly ValuePlace[]>;
  /** Those of some subjects of which a statement stands. */
  spokenOf(subjectKeys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Notes that statements wait no more, and whether the tally of their value counts them. */
  folded(statements: readonly { readonly id: string; readonly isCounted: boolean }[]): Promise<void>;
  list(filter: StatementFilter): Promise<readonly AttributedStatement[]>;
  /** Every subject that a statement was ever made of, in order. */
  subjects(): Promise<readonly string[]>;
  count(): Promise<number>;
}

/** A value's tally as it is kept. */
export interface StoredTally extends ValuePlace {
  readonly id: number;
  readonly tally: Tally;
}

/** A tally to be kept: with the voices that came or changed; with all of its voices, where it was counted anew. */
export interface TallyChange extends ValuePlace {
  /** Null where there was none. */
  readonly id: number | null;
  readonly tally: Tally;
  readonly voices: readonly Voice[];
  readonly isAnew: boolean;
}

/** What the statements of each value come to, so that one more is counted in without the others. */
export interface Tallies {
  ofFacets(facets: readonly Facet[]): Promise<readonly StoredTally[]>;
  ofValues(places: readonly ValuePlace[]): Promise<readonly StoredTally[]>;
  /** Those of some voices that a tally knows, and their leaders. */
  voices(wanted: ReadonlyMap<number, ReadonlySet<string>>): Promise<ReadonlyMap<number, readonly Voice[]>>;
  save(changes: readonly TallyChange[]): Promise<void>;
  drop(ids: readonly number[]): Promise<void>;
}

export interface StoredDelta {
  /** Counted from 1 without gaps. */
  readonly sequence: number;
  readonly at: number;
  readonly kind: DeltaKind;
  readonly cause: DeltaCause;
  readonly about: 'event' | 'value';
  /** Event id, or the value's key. */
  readonly key: string;
  /** The article that brought it about, where it was one. */
  readonly articleId: string | null;
  /** What stands now; null when it is gone. */
  readonly after: MergedEvent | LandscapeValue | null;
  /** For `merged` and `split`: the other event ids. */
  readonly others: readonly string[];
}

export interface ValueFilter {
  readonly subjectKey?: string;
  /** Only values that are this entity (`models of a maker`). */
  readonly valueKey?: string;
}

export interface Landscape {
  values(facet: Facet): Promise<readonly LandscapeValue[]>;
  /** The values of some facets, and some values by key. */
  valuesOf(facets: readonly Facet[], keys: readonly string[]): Promise<readonly LandscapeValue[]>;
  /** All values, in order of subject, property and value; of one subject where asked. */
  list(filter: ValueFilter): Promise<readonly LandscapeValue[]>;
  /** Every subject that has a value, in order. */
  subjects(): Promise<readonly string[]>;
  /** Version of the dictionary that the whole landscape was folded with; null when it never was. */
  foldedWith(): Promise<string | null>;
  setFoldedWith(dictionaryVersion: string): Promise<void>;
  /** Articles that the corrections named with which events were last merged. */
  ruledArticles(): Promise<readonly string[]>;
  setRuledArticles(articleIds: readonly string[]): Promise<void>;
  saveValues(values: readonly LandscapeValue[]): Promise<void>;
  dropValues(keys: readonly string[]): Promise<void>;
  addDeltas(deltas: readonly Omit<StoredDelta, 'sequence'>[]): Promise<void>;
  /** Deltas after a sequence number, in order. */
  deltas(after: number, limit: number): Promise<readonly StoredDelta[]>;
  /** The last sequence number; 0 when there is none. */
  lastSequence(): Promise<number>;
}
