import { z } from 'zod';

const selector = z.string().min(1).max(300);

/**
 * How the announcements of a list page are found, by CSS selectors.
 * All but `entry` and `next` count inside one entry.
 */
export const IndexSelectors = z.strictObject({
  /** One announcement: `ul.news-list > li`. */
  entry: selector,
  /** The link to the article; the entry itself where it is the link. */
  link: selector.default('a[href]'),
  /** The title; the link's text when there is none. */
  title: selector.optional(),
  date: selector.optional(),
  summary: selector.optional(),
  /** The link to the next page of the list. */
  next: selector.optional(),
  /** Pages of the list read in one poll. */
  maxPages: z.number().int().min(1).max(20).default(1),
});
export type IndexSelectors = z.infer<typeof IndexSelectors>;
