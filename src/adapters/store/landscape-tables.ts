/** Tables of event mentions, events, statements and what they come to, as Kysely sees them. */
export interface EventMentionTable {
  id: string;
  article_id: string;
  type: string;
  modality: string;
  published_on: string | null;
  from_day: string;
  to_day: string;
  keys: string;
  body: string;
  event_id: string | null;
  neighbourhood: string | null;
  pending: number;
  withdrawn_at: number | null;
  first_seen_at: number;
  last_seen_at: number;
}

/** The days of a mention under each of its keys. */
export interface MentionDayTable {
  key: string;
  /** Class of the range's length. */
  span: number;
  from_day: string;
  to_day: string;
  mention_id: string;
}

export interface EventTable {
  id: string;
  type: string;
  status: string;
  time: string | null;
  articles: number;
  sources: number;
  body: string;
  first_seen_at: number;
  changed_at: number;
}

export interface EventEntityTable {
  entity: string;
  event_id: string;
}

export interface EventRedirectTable {
  old_id: string;
  new_id: string;
  at: number;
}

export interface StatementTable {
  id: string;
  article_id: string;
  subject: string;
  property: string;
  value_key: string;
  event_mention_id: string | null;
  body: string;
  pending: number;
  /** Whether its value's tally counts it; what may be counted counts as counted. */
  counted: number;
  first_seen_at: number;
  last_seen_at: number;
  withdrawn_at: number | null;
}

/** What the statements of a value come to. */
export interface ValueTallyTable {
  id: number;
  subject: string;
  property: string;
  value_key: string;
  body: string;
}

/** Who says a value, by tally. */
export interface ValueVoiceTable {
  tally: number;
  voice: string;
  leader: string;
  surest: number;
}

export interface LandscapeValueTable {
  key: string;
  subject: string;
  property: string;
  value_key: string;
  standing: string;
  body: string;
}

export interface EntityTable {
  key: string;
  kind: string;
  entity_id: string | null;
  name: string;
  /** The name folded for looking up. */
  folded: string;
}

export interface MarkTable {
  name: string;
  value: string;
}

export interface DeltaTable {
  sequence: number;
  at: number;
  kind: string;
  cause: string;
  about: string;
  key: string;
  article_id: string | null;
  after: string | null;
  others: string;
}

export interface CounterTable {
  name: string;
  value: number;
}

export interface EventFacetTable {
  facet: string;
  /** Empty when no day is known. */
  day: string;
  event_id: string;
  /** Confidence in thousandths. */
  permille: number;
}

export interface LandscapeTables {
  event_mentions: EventMentionTable;
  mention_days: MentionDayTable;
  events: EventTable;
  event_entities: EventEntityTable;
  event_redirects: EventRedirectTable;
  statements: StatementTable;
  landscape_values: LandscapeValueTable;
  value_tallies: ValueTallyTable;
  value_voices: ValueVoiceTable;
  entities: EntityTable;
  marks: MarkTable;
  deltas: DeltaTable;
  counters: CounterTable;
  event_facets: EventFacetTable;
}
