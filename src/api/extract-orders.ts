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

export type ExtractAnswer =
  | { readonly kind: 'read'; readonly extraction: Extraction }
  | { readonly kind: 'no-article'; readonly reason: string }
  | { readonly kind: 'fault'; readonly message: string };
