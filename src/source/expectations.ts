import { z } from 'zod';

/** What a feed item may carry. */
export const EXPECTABLE_FIELDS = [
  'title',
  'url',
  'publishedAt',
  'author',
  'summary',
  'contentHtml',
  'guid',
] as const;

/** What a source should yield; less than that is reported, so that silence is noticed. */
export const Expectations = z.strictObject({
  /** New articles a week, at least; 0 where nothing can be expected. */
  minimumPerWeek: z.number().nonnegative().default(1),
  /** Fields that nearly every announcement has. */
  fields: z.array(z.enum(EXPECTABLE_FIELDS)).default(['title', 'url']),
  /** Characters; a body below it counts as short. */
  shortBody: z.number().int().nonnegative().default(100),
  /** Share of short bodies that is still normal, from 0 to 1. */
  shortShare: z.number().min(0).max(1).default(0.5),
});
export type Expectations = z.infer<typeof Expectations>;
