import type { Generated } from 'kysely';
import type { LandscapeTables } from './landscape-tables.ts';
import type { OperationsTables } from './operations-tables.ts';
import type { WebhookTables } from './webhook-tables.ts';

/**
 * The tables as Kysely sees them. Times are milliseconds since 1970, flags 0 or 1, bodies JSON text, on every
 * dialect, so that rows look the same wherever they are kept.
 */
export interface SourceStateTable {
  source_id: string;
  etag: string | null;
  last_modified: string | null;
  next_due_at: number;
  last_polled_at: number | null;
  last_outcome: string | null;
  consecutive_failures: number;
  last_count: number | null;
}

export interface TaskTable {
  key: string;
  stage: string;
  subject: string;
  input: string;
  source_id: string;
  trace: string | null;
  state: string;
  attempts: number;
  not_before: number;
  lease_owner: string | null;
  lease_until: number | null;
  outcome: string | null;
  error: string | null;
  created_at: number;
  updated_at: number;
}

export interface AnnouncementTable {
  source_id: string;
  article_id: string;
  url: string | null;
  title: string;
  published_at: string | null;
  guid: string | null;
  body: string;
  first_seen_at: number;
  last_seen_at: number;
}

export interface ArticleTable {
  id: string;
  source_id: string;
  url: string | null;
  canonical_url: string | null;
  announced_title: string;
  announced_at: string | null;
  disposition: string | null;
  detail: string | null;
  title: string | null;
  author: string | null;
  published_at: string | null;
  outlet: string | null;
  original_outlet: string | null;
  page_sha256: string | null;
  text_sha256: string | null;
  version: number;
  fingerprint: string | null;
  duplicate_of: string | null;
  taken_down_at: number | null;
  taken_down_why: string | null;
  first_seen_at: number;
  last_seen_at: number;
}

export interface ArticleVersionTable {
  article_id: string;
  version: number;
  page_sha256: string;
  text_sha256: string;
  title: string | null;
  published_at: string | null;
  seen_at: number;
}

export interface TextTable {
  sha256: string;
  body: string;
}

export interface PageTable {
  sha256: string;
  body: Uint8Array;
  size: number;
  first_seen_at: number;
}

export interface FetchTable {
  article_id: string;
  page_sha256: string;
  content_type: string | null;
  final_url: string | null;
  etag: string | null;
  last_modified: string | null;
  fetched_at: number;
}

export interface BandTable {
  band: string;
  article_id: string;
}

export interface ReadingTable {
  article_id: string;
  body: string;
  dictionary_version: string;
  rules_version: string;
  read_at: number;
}

export interface RequestTable {
  id: string;
  source_id: string;
  host: string;
  started_at: number;
  body: string;
}

export interface StopTable {
  /** `all`, `host …` or `source …`. */
  scope: string;
  body: string;
  lifted_by: string | null;
  lifted_at: number | null;
}

export interface TokenTable {
  id: string;
  name: string;
  /** Names of scopes with spaces between. */
  scopes: string;
  hash: string;
  created_at: number;
  revoked_at: number | null;
}

export interface SearchDocumentTable {
  /** Given by the database. */
  id: Generated<number>;
  article_id: string;
  day: string;
}

export interface SearchGramTable {
  rowid: number;
}

export interface Tables extends LandscapeTables, OperationsTables, WebhookTables {
  source_states: SourceStateTable;
  tasks: TaskTable;
  announcements: AnnouncementTable;
  articles: ArticleTable;
  article_versions: ArticleVersionTable;
  texts: TextTable;
  pages: PageTable;
  fetches: FetchTable;
  bands: BandTable;
  readings: ReadingTable;
  requests: RequestTable;
  stops: StopTable;
  tokens: TokenTable;
  search_documents: SearchDocumentTable;
  search_grams: SearchGramTable;
}
