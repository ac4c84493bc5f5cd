import type { ArticleInput, ReadableArticle } from '../reading/article-input.ts';
import type { Extraction } from '../reading/extraction.ts';
import type { CloseReading, TriedText } from './close-reading.ts';

/** What the reading thread starts with. */
export interface WorkerStart {
  readonly dictionariesFolder: string;
  readonly softwareVersion: string;
}

/** What the thread may be asked for. */
export type ReadingOrder =
  | { readonly kind: 'extract'; readonly input: ArticleInput }
  | { readonly kind: 'close'; readonly article: ReadableArticle }
  | { readonly kind: 'try'; readonly text: string };

/** What came of one order. */
export type ReadingAnswer =
  | { readonly kind: 'read'; readonly extraction: Extraction }
  | { readonly kind: 'no-article'; readonly reason: string }
  | { readonly kind: 'close'; readonly reading: CloseReading }
  | { readonly kind: 'tried'; readonly tried: TriedText }
  | { readonly kind: 'fault'; readonly message: string };

/** `ready` is said once, when the dictionary is compiled. */
export type ThreadAnswer = ReadingAnswer | { readonly kind: 'ready' };
