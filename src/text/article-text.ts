import type { Span } from './span.ts';

/** `hans` simplified, `hant` traditional, `mixed` both in earnest. */
export type Script = 'hans' | 'hant' | 'mixed';

/** A sentence of an article, in units of `ArticleText.text`. */
export interface Sentence extends Span {
  /** Counted from 0 over title and body together. */
  readonly index: number;
  readonly inTitle: boolean;
  /** Paragraph number, counted from 0; the title is paragraph 0 when there is one. */
  readonly paragraph: number;
}

/**
 * An article's title and body as one text in simplified characters and one width, with the way back.
 * All later stations count in `text`; only evidence that leaves the program is mapped back.
 */
export interface ArticleText {
  /** Title, a line break, then the body as published; the body alone where there is no separate title. */
  readonly original: string;
  /** Where the body begins in `original`; 0 when the title is absent or already part of the body. */
  readonly bodyStart: number;
  /** `original`, normalized and simplified. */
  readonly text: string;
  readonly script: Script;
  /** In order; bylines, captions, disclaimers and pointers to other articles are not among them. */
  readonly sentences: readonly Sentence[];
  /** The part of `original` that a part of `text` was made from. */
  toOriginal(span: Span): Span;
}
