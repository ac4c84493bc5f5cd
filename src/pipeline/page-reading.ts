import type { ArticleOutcome } from '../article/article.ts';
import type { ReadArticleFields } from '../ports/store-articles.ts';
import type { ReadableArticle } from '../reading/article-input.ts';
import type { Extraction } from '../reading/extraction.ts';

/** Everything that reading a page yields, before any of it is written. */
export interface PageReading {
  /** The outlet's name as the source file has it; null for a source without one. */
  readonly sourceName: string | null;
  readonly readable: ReadableArticle;
  readonly fields: ReadArticleFields;
  readonly extraction: Extraction;
}

export type PageReadingOutcome =
  | ({ readonly kind: 'read' } & Omit<PageReading, 'sourceName'>)
  | Extract<ArticleOutcome, { kind: 'not-an-article' }>;
