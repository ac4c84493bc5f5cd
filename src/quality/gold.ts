import { z } from 'zod';
import { EVENT_TYPES, MODALITIES } from '../event/event-mention.ts';

const kind = z.enum(['model', 'organization', 'city']);

/** An entity that a careful reader finds in the text, with every form it stands under there. */
export const GoldEntity = z.object({
  kind,
  name: z.string().min(1),
  aliases_in_text: z.array(z.string()).optional(),
  /** Whether a reader of the dictionary would know it; absent counts as known. */
  known: z.boolean().optional(),
  /** A news outlet: counts neither way. */
  media: z.boolean().optional(),
});
export type GoldEntity = z.infer<typeof GoldEntity>;

/** An entity or person by its name, or a value. */
export const GoldArgument = z
  .object({
    role: z.string().min(1),
    name: z.string().min(1).optional(),
    value: z.union([z.string(), z.number()]).optional(),
    unit: z.string().optional(),
  })
  .refine(({ name, value }) => name !== undefined || value !== undefined, 'needs "name" or "value"');
export type GoldArgument = z.infer<typeof GoldArgument>;

export const GoldEvent = z.object({
  type: z.enum(EVENT_TYPES),
  modality: z.enum(MODALITIES).optional(),
  time: z.object({ value: z.string().nullable() }).nullish(),
  arguments: z.array(GoldArgument).optional(),
  /** For people only. */
  trigger: z.string().optional(),
  /** A borderline case: counts neither way. */
  optional: z.boolean().optional(),
});
export type GoldEvent = z.infer<typeof GoldEvent>;

export const GoldFact = z.object({
  subject: z.string().min(1),
  property: z.string().min(1),
  value: z.union([z.string(), z.number(), z.boolean()]),
});
export type GoldFact = z.infer<typeof GoldFact>;

/**
 * The annotation of one article, one JSON file each (`docs/scoring.md`). Unknown fields are ignored. A hard negative
 * is an article in which names of the field are ordinary words; without `hardNegative` an id such as `N07` says so.
 */
export const GoldArticle = z
  .object({
    id: z.string().min(1),
    hardNegative: z.boolean().optional(),
    entities: z.array(GoldEntity).optional(),
    events: z.array(GoldEvent).optional(),
    landscape: z.array(GoldFact).optional(),
  })
  .transform((gold) => ({
    id: gold.id,
    hardNegative: gold.hardNegative ?? /^N\d/.test(gold.id),
    entities: gold.entities ?? [],
    events: gold.events ?? [],
    landscape: gold.landscape ?? [],
  }));
export type GoldArticle = z.infer<typeof GoldArticle>;
