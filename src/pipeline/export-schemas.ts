import { z } from 'zod';
import { EVENT_TYPES, MODALITIES } from '../event/event-mention.ts';
import { ORIGINS } from '../landscape/attributed-statement.ts';
import { DELTA_CAUSES, DELTA_KINDS, STANDINGS } from '../landscape/landscape-value.ts';
import { DISPOSITIONS } from '../ports/disposition.ts';

const text = (what: string) => z.string().describe(what);
const maybe = (what: string) => z.string().nullable().describe(what);
const count = (what: string) => z.int().nonnegative().describe(what);
const share = (what: string) => z.number().min(0).max(1).describe(what);
const time = (what: string) => z.iso.datetime().describe(what);
/** Nested values stand as JSON text, so that every format has the same columns. */
const json = (what: string) => z.string().meta({ contentMediaType: 'application/json' }).describe(what);

const EventRow = z.strictObject({
  id: text('Name of the event, made of its earliest mention'),
  type: z.enum(EVENT_TYPES).describe('What kind of happening'),
  status: z
    .enum([...MODALITIES, 'retracted'])
    .describe('How far it has come; only asserted events move the landscape'),
  time: maybe('When it was: YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM, YYYY-MM-DD, or two of these with a slash'),
  time_source: maybe('explicit, relative or published'),
  arguments: json('Participants and values: role, filler, saidBy (article ids), rival'),
  other_times: json('Times that contradict, with who says so'),
  mention_ids: json('Its event mentions, earliest publication first'),
  articles: count('Articles that tell of it'),
  sources: count('Independent sources: reprints and outlets counted once'),
  confidence: share('How sure we are'),
  first_published_on: maybe('Day of the first report; a month or a year where no day is known'),
  last_published_on: maybe('Day of the last report; a month or a year where no day is known'),
  evidence: text('The clearest quote'),
  evidence_article_id: text('The article that holds it'),
});

const EventMentionRow = z.strictObject({
  id: text('Name of the mention'),
  event_id: maybe('The event it was merged into'),
  article_id: text('The article that reports it'),
  type: z.enum(EVENT_TYPES).describe('What kind of happening'),
  modality: z.enum(MODALITIES).describe('asserted, planned, rumored or denied'),
  time: maybe('When it was, as far as this article tells'),
  time_source: maybe('explicit, relative or published'),
  published_on: maybe('Day of publication; a month or a year where no day is known'),
  outlet: text('Who published it'),
  arguments: json('Participants and values: role and filler'),
  trigger: text('The word that names the happening'),
  evidence: text('The sentence that says so, as published'),
  evidence_start: count('Where it begins, in UTF-16 units of the article text'),
  evidence_end: count('Where it ends'),
  evidence_in: z.enum(['text', 'title']).describe('Where the offsets count'),
  selectors: json('The evidence as W3C TextQuoteSelector and TextPositionSelector'),
  confidence: share('How sure the rule is'),
});

const ArticleRow = z.strictObject({
  id: text('Name of the article, made of its canonical URL'),
  url: maybe('Where it was announced'),
  canonical_url: maybe('The one address that stands for all of them'),
  title: maybe('Headline'),
  author: maybe('Byline'),
  published_at: maybe('As precise as it is known'),
  outlet: maybe('Who shows it'),
  original_outlet: maybe('Who it was taken from'),
  source_id: text('The source that announced it first'),
  disposition: z.enum(DISPOSITIONS).nullable().describe('How its way ended; null while it is on it'),
  duplicate_of: maybe('The earliest article with nearly the same text'),
  version: count('How many different texts it has had'),
  text_sha256: maybe('SHA-256 of its text'),
  first_seen_at: time('When we first heard of it'),
});

const StatementRow = z.strictObject({
  id: text('Hash of its key'),
  article_id: text('The article that states it'),
  subject: text('Key of the entity it is about'),
  subject_name: text('Its canonical name'),
  property: text('What is said of it'),
  value: json('The value: text, number, truth value or entity'),
  unit: maybe('Unit of a number; ISO 4217 for money'),
  valid_from: maybe('From when it holds'),
  modality: z.enum(MODALITIES).describe('Only asserted statements move a value'),
  origin: z.enum(ORIGINS).describe('Who stands behind it'),
  event_mention_id: maybe('The event mention it follows from'),
  published_on: maybe('Day of publication; a month or a year where no day is known'),
  outlet: text('Who published it'),
  evidence: text('The words that say so, as published'),
  evidence_start: count('Where they begin'),
  evidence_end: count('Where they end'),
  evidence_in: z.enum(['text', 'title']).describe('Where the offsets count'),
  confidence: share('How sure the rule is'),
  first_seen_at: time('When it was first read'),
  last_seen_at: time('When it was last read'),
  withdrawn_at: z.iso.datetime().nullable().describe('When it was gone from the article'),
});

const ValueRow = z.strictObject({
  subject: text('Key of the entity'),
  subject_name: text('Its canonical name'),
  property: text('What is believed of it'),
  value: json('The value: text, number, truth value or entity'),
  unit: maybe('Unit of a number'),
  standing: z.enum(STANDINGS).describe('held is what the landscape says; rival was said and lost'),
  valid_from: maybe('From when it holds'),
  origin: z.enum(ORIGINS).describe('The best of those who stand behind it'),
  articles: count('Articles that say so'),
  sources: count('Independent sources'),
  confidence: share('How sure we are'),
  first_published_on: maybe('Day of the first report; a month or a year where no day is known'),
  last_published_on: maybe('Day of the last report; a month or a year where no day is known'),
  evidence: json('At most three quotes, the earliest, each of another outlet'),
  correction: z
    .string()
    .nullable()
    .meta({ contentMediaType: 'application/json' })
    .describe(
      'The correction by a person that put the value there or took it away; null where there is none',
    ),
});

const EntityRow = z.strictObject({
  key: text('Its id with its kind; for one the dictionary lacks, kind and name'),
  kind: z.enum(['model', 'organization', 'city']).describe('What it is'),
  id: maybe('The dictionary’s id'),
  name: text('Canonical simplified name'),
});

const DeltaRow = z.strictObject({
  sequence: count('Counted from 1 without gaps'),
  at: time('When it was noted'),
  kind: z.enum(DELTA_KINDS).describe('What changed'),
  cause: z.enum(DELTA_CAUSES).describe('Why: the world, a source’s edit, the dictionary, the rules'),
  about: z.enum(['event', 'value']).describe('What it is about'),
  key: text('Event id, or subject, property and value as JSON'),
  article_id: maybe('The article that brought it about'),
  after: json('What stands now; null when it is gone'),
  others: json('Ids of events that were merged into it, or that it was split from'),
});

/**
 * Version of the tables: the first number goes up when a column goes away or means something else, the second when one is
 * added.
 */
export const DATASET_VERSION = '1.1';

/** The tables of an export, each with the schema of its rows: the source of JSON Schemas, columns and types. */
export const EXPORT_TABLES = {
  events: EventRow,
  event_mentions: EventMentionRow,
  articles: ArticleRow,
  statements: StatementRow,
  landscape: ValueRow,
  entities: EntityRow,
  deltas: DeltaRow,
} as const;

export type ExportTable = keyof typeof EXPORT_TABLES;
export type ExportRow<T extends ExportTable> = z.infer<(typeof EXPORT_TABLES)[T]>;
export type AnyExportRow = Readonly<Record<string, string | number | null>>;

/** Columns that depend on when we looked: a canonical export leaves them out. */
export const CLOCK_COLUMNS: ReadonlySet<string> = new Set([
  'first_seen_at',
  'last_seen_at',
  'withdrawn_at',
  'sequence',
  'at',
]);
