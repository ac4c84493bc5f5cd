import type { ArticleInput } from '../reading/article-input.ts';
import type { Extraction } from '../reading/extraction.ts';

/** What the reading thread starts with. */
export interface WorkerStart {
  readonly dictionariesFolder: string;
  readonly softwareVersion: string;
}

export interface ExtractOrder {
  readonly input: ArticleInput;
}

/** What came of one order. */
export type ArticleAnswer =
  | { readonly kind: 'read'; readonly extraction: Extraction }
  | { readonly kind: 'no-article'; readonly reason: string }
  | { readonly kind: 'fault'; readonly message: string };

/** `ready` is said once, when the dictionary is compiled. */
export type ExtractAnswer = ArticleAnswer | { readonly kind: 'ready' };
