import { z } from 'zod';
import type { ArticleTable } from '../article/article.ts';

/** A day, a month, a year, or an instant with zone: how `published` of an input may be written. */
const published = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/,
    'YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 instant',
  );

/** One input of `extract`: text or HTML, with what is known of it. Unknown fields are ignored. */
export const ArticleInput = z
  .object({
    id: z
      .union([z.string().min(1), z.number()])
      .transform(String)
      .nullish(),
    url: z.string().nullish(),
    canonicalUrl: z.string().nullish(),
    title: z.string().nullish(),
    author: z.string().nullish(),
    source: z.string().nullish(),
    published: published.nullish(),
    text: z.string().optional(),
    html: z.string().optional(),
  })
  .refine((input) => input.text !== undefined || input.html !== undefined, 'needs "text" or "html"');
export type ArticleInput = z.infer<typeof ArticleInput>;

/** An article ready to be read: its body as published, and what is known of it. */
export interface ReadableArticle {
  readonly id: string;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly source: string | null;
  /** As precise as it is known: a year, a month, a day or an instant. */
  readonly publishedAt: string | null;
  readonly text: string;
  /** What stands beside the text and is no part of it; absent where the page has none. */
  readonly captions?: readonly string[];
  readonly tables?: readonly ArticleTable[];
}
