import type { Announcement, FeedItem } from '../feed/feed-item.ts';
import type { Extraction } from '../reading/extraction.ts';
import type { Disposition } from './disposition.ts';

/** What is remembered of a source between polls. */
export interface SourceState {
  readonly sourceId: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Milliseconds since 1970. */
  readonly nextDueAt: number;
  readonly lastPolledAt: number | null;
  readonly lastOutcome: string | null;
  readonly consecutiveFailures: number;
  /** Number of things it announced when it was last read. */
  readonly lastCount: number | null;
}

export interface Sources {
  state(sourceId: string): Promise<SourceState | null>;
  states(): Promise<readonly SourceState[]>;
  saveState(state: SourceState): Promise<void>;
}

/** One announcement of an article by a source. */
export interface AnnouncedItem {
  readonly sourceId: string;
  readonly articleId: string;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly feedItem: FeedItem;
  readonly format: Announcement['format'] | 'import';
}

/** What an announcement changes: an article never heard of, one that its source words otherwise, or nothing. */
export type AnnouncementChange = 'new' | 'changed' | 'known';

export interface StoredArticle {
  readonly id: string;
  /** The source that announced it first. */
  readonly sourceId: string;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly announcedTitle: string;
  readonly announcedAt: string | null;
  /** Null while it is on its way. */
  readonly disposition: Disposition | null;
  readonly detail: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly outlet: string | null;
  /** Outlet the article says it was taken from. */
  readonly originalOutlet: string | null;
  readonly pageSha256: string | null;
  readonly textSha256: string | null;
  /** Counted from 1: how many different texts it has had. */
  readonly version: number;
  readonly fingerprint: string | null;
  /** The earliest article of its group of reprints; null when it is that itself. */
  readonly duplicateOf: string | null;
  /** When its page and text were dropped (ms since 1970); null while they are kept. */
  readonly takenDownAt: number | null;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
}

/** What reading adds to an article. */
export interface ReadArticleFields {
  readonly title: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly outlet: string | null;
  readonly originalOutlet: string | null;
  readonly canonicalUrl: string | null;
  readonly fingerprint: string | null;
}

export interface ArticleVersion {
  readonly articleId: string;
  readonly version: number;
  readonly pageSha256: string;
  readonly textSha256: string;
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly seenAt: number;
}

/** One answer of a server, kept as it came. */
export interface StoredPage {
  readonly sha256: string;
  readonly body: Uint8Array;
  readonly contentType: string | null;
  /** Address after redirects. */
  readonly finalUrl: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly fetchedAt: number;
}

export interface NearDuplicate {
  readonly articleId: string;
  readonly fingerprint: string;
  readonly publishedAt: string | null;
  readonly duplicateOf: string | null;
}

export interface ArticleFilter {
  readonly sourceId?: string;
  readonly dispositions?: readonly Disposition[];
  /** Only articles first seen at this time or later. */
  readonly since?: number;
  /** Only articles that were not read with exactly these versions. */
  readonly notReadWith?: Extraction['versions'];
  /** Only articles whose title or text holds all of these (`gramsOfQuery`); the index covers the first 50,000 units. */
  readonly grams?: readonly string[];
  /** Only ids after this one, in order of id. */
  readonly after?: string;
  readonly limit?: number;
}

export interface Articles {
  /** Notes what a source announced, in order, and says what it changes. */
  announce(announced: readonly AnnouncedItem[], now: number): Promise<readonly AnnouncementChange[]>;
  article(id: string): Promise<StoredArticle | null>;
  /** Articles in order of id. */
  list(filter: ArticleFilter): Promise<readonly StoredArticle[]>;
  /** Number of those articles; the filter's limit does not count. */
  count(filter: ArticleFilter): Promise<number>;
  /** Ends an item's way, or changes how it ended. */
  dispose(id: string, disposition: Disposition, detail: string | null, now: number): Promise<void>;
  /** Number of articles by disposition; `null` for those on their way. */
  countByDisposition(): Promise<
    readonly { readonly disposition: Disposition | null; readonly count: number }[]
  >;
  /** Number of articles by source and disposition. */
  countBySource(): Promise<
    readonly { readonly sourceId: string; readonly disposition: Disposition | null; readonly count: number }[]
  >;
}

/** Bytes by kind of content. */
export interface ContentBytes {
  readonly pages: number;
  readonly texts: number;
}

/** What came of an article: pages as fetched, texts, readings. */
export interface Readings {
  savePage(articleId: string, page: StoredPage): Promise<void>;
  /** The page of an article; the last one fetched when no digest is given. */
  page(articleId: string, sha256?: string): Promise<StoredPage | null>;
  /** Writes the readable text as the article's current version; a new version only when the text differs. */
  saveText(
    id: string,
    content: { readonly pageSha256: string; readonly text: string; readonly textSha256: string },
    fields: ReadArticleFields,
    now: number,
  ): Promise<void>;
  text(textSha256: string): Promise<string | null>;
  versions(id: string): Promise<readonly ArticleVersion[]>;
  saveReading(articleId: string, extraction: Extraction, now: number): Promise<void>;
  reading(articleId: string): Promise<Extraction | null>;
  /**
   * Drops an article's pages and texts for good, where no other article needs them, and notes why. Says how many bytes
   * that freed, as stored; null when it was done before.
   */
  dropContent(articleId: string, why: string, now: number): Promise<number | null>;
  /** What all pages and texts take, as stored: pages are compressed. */
  contentBytes(): Promise<ContentBytes>;
  /** Articles whose way has ended and whose pages are kept, those first seen longest ago first. */
  oldestWithContent(limit: number): Promise<readonly string[]>;
}

/** Groups of articles whose texts are nearly the same. */
export interface Reprints {
  /** Articles that share at least one band of a fingerprint. */
  sharingBand(bands: readonly string[]): Promise<readonly NearDuplicate[]>;
  saveBands(articleId: string, bands: readonly string[]): Promise<void>;
  /** Members of a group of reprints, its first one included. */
  reprints(leaderIds: readonly string[]): Promise<readonly NearDuplicate[]>;
  setDuplicateOf(articleId: string, leaderId: string | null): Promise<void>;
}
