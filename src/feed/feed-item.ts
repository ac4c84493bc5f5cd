/** One thing a source announces. */
export interface FeedItem {
  /** Plain text, entities decoded, white space folded; empty when the feed has none. */
  readonly title: string;
  /** Absolute, as the feed gives it; null when it has none. */
  readonly url: string | null;
  /** ISO 8601 with zone, or as precise as the feed is (`2023-07-07`); null when it has none. */
  readonly publishedAt: string | null;
  readonly guid: string | null;
  readonly author: string | null;
  /** Short text of the item, tags removed. */
  readonly summary: string | null;
  /** Full content as HTML when the feed carries it. */
  readonly contentHtml: string | null;
}

/** What one poll of a source yields. */
export interface Announcement {
  readonly format:
    | 'rss'
    | 'atom'
    | 'rdf'
    | 'json-feed'
    | 'news-sitemap'
    | 'sitemap'
    | 'sitemap-index'
    | 'index-page';
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  /** What had to be mended before it could be read (`bare ampersand`, `truncated`, …). */
  readonly mended: readonly string[];
}
