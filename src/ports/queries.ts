import type { EntityKind } from '../dictionary/entry.ts';
import type { MergedEvent } from '../event/merged-event.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import type { EntityReference } from '../landscape/statement.ts';
import type { Disposition } from './disposition.ts';
import type { FailedTask, Stage, TaskState } from './ledger.ts';
import type { StoredArticle } from './store-articles.ts';

/** A place in a list that is ordered by day and then by id, the newest first. */
export interface DayPlace {
  readonly day: string;
  readonly id: string;
}

/** One page of a list. What is added meanwhile moves no place. */
export interface Listed<T, P> {
  readonly rows: readonly T[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: P | null;
}

export interface EventQuery {
  /** Any of these. */
  readonly types: readonly string[];
  readonly statuses: readonly string[];
  /** Each group must be met by one of its entity keys. */
  readonly entities: readonly (readonly string[])[];
  /** A domain that the event's own words give, or one of these entities has; null when any will do. */
  readonly domain: { readonly name: string; readonly entities: readonly string[] } | null;
  /** Days `YYYY-MM-DD`, both included. */
  readonly since: string | null;
  readonly until: string | null;
  readonly minConfidence: number;
  readonly after: DayPlace | null;
  readonly limit: number;
}

export interface ArticleQuery {
  readonly sourceId: string | null;
  readonly dispositions: readonly Disposition[];
  readonly since: string | null;
  readonly until: string | null;
  /** Grams (`gramsOfQuery`) that must all stand in title or text. */
  readonly grams: readonly string[];
  readonly after: DayPlace | null;
  readonly limit: number;
}

/** An entity that the store names. */
export interface NamedEntity extends EntityReference {
  readonly key: string;
}

export interface EntityQuery {
  readonly kind: EntityKind | null;
  /** Text that stands in the name, in any case and width; null for all. */
  readonly named: string | null;
  /** Only entities that have a held value with this property and value key. */
  readonly having: readonly { readonly property: string; readonly valueKey: string }[];
  readonly after: string | null;
  readonly limit: number;
}

export interface ListedTask {
  readonly key: string;
  readonly stage: Stage;
  readonly subject: string;
  readonly sourceId: string;
  readonly state: TaskState;
  readonly attempts: number;
  readonly notBefore: number;
  readonly updatedAt: number;
  /** The stage's own word for how it ended. */
  readonly outcome: string | null;
  readonly error: string | null;
}

export interface TaskQuery {
  readonly state: TaskState | null;
  readonly stage: Stage | null;
  readonly sourceId: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** What is asked of the store from outside: lists a page at a time. Reads only, but for `discard`. */
export interface Queries {
  events(query: EventQuery): Promise<Listed<MergedEvent, DayPlace>>;
  articles(query: ArticleQuery): Promise<Listed<StoredArticle, DayPlace>>;
  /** Number of events by type and by status; those retracted have a status only. */
  countEvents(): Promise<{
    readonly byType: ReadonlyMap<string, number>;
    readonly byStatus: ReadonlyMap<string, number>;
  }>;
  /** In order of key. */
  entities(query: EntityQuery): Promise<Listed<NamedEntity, string>>;
  /** The landscape's values of some entities at once, by their keys, each in order of property and value. */
  valuesOf(keys: readonly string[]): Promise<ReadonlyMap<string, readonly LandscapeValue[]>>;
  /** Keys of the entities that have a held value: those with a city, those in a domain. */
  keysHaving(properties: readonly string[], valueKey: string): Promise<readonly string[]>;
  /** In order of key. */
  tasks(query: TaskQuery): Promise<Listed<ListedTask, string>>;
  /** Forgets dead letters for good; says which there were. */
  discard(keys: readonly string[]): Promise<readonly FailedTask['key'][]>;
  /** The first sequence number of a change at or after a time (ms since 1970); one more than the last where there is none. */
  sequenceAt(at: number): Promise<number>;
}
