/** A table of an article: rows of cells in order, empty cells as empty strings; cells that span others stand once. */
export interface ArticleTable {
  readonly caption: string | null;
  readonly rows: readonly (readonly string[])[];
}

/** The readable part of a page. */
export interface Article {
  readonly title: string | null;
  readonly author: string | null;
  /** ISO 8601 with zone, or as precise as the page is (`2023-07-07`); null when it has none. */
  readonly publishedAt: string | null;
  /** The outlet that shows it (来源), as written. */
  readonly source: string | null;
  /** The outlet it was taken from (转载自), as written. */
  readonly originalSource: string | null;
  /** `rel=canonical` where it is plausible. */
  readonly canonicalUrl: string | null;
  /** Paragraphs in order, joined by one line break; captions and tables are not part of it. */
  readonly text: string;
  readonly captions: readonly string[];
  /** Tables of figures, in order; absent where the page has none. A table of sentences is part of the text. */
  readonly tables?: readonly ArticleTable[];
  /** Address of the next page of a paged article. */
  readonly nextPage: string | null;
}

/** What became of a page: an article, or the reason why there is none. */
export type ArticleOutcome =
  | {
      readonly kind: 'article';
      readonly article: Article /** `general`, or the site rule's id. */;
      readonly foundBy: string;
    }
  | {
      readonly kind: 'not-an-article';
      readonly reason: 'index' | 'video' | 'login' | 'not-found-text' | 'app-wall' | 'empty' | 'no-html';
    };
