import { z } from 'zod';
import { EVENT_TYPES, MODALITIES } from '../event/event-mention.ts';

const place = {
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** Present when the span counts in the title and the title is not part of the text. */
  in: z.literal('title').optional(),
};
const entityKind = z.enum(['model', 'organization', 'city']);
const confidence = z.number().min(0).max(1);

const QuoteSchema = z.strictObject({ text: z.string(), ...place });

const MentionSchema = z.strictObject({
  kind: entityKind,
  entityId: z.string().nullable(),
  name: z.string(),
  surface: z.string(),
  ...place,
  version: z.string().optional(),
  confidence,
});

const argumentPlace = {
  surface: z.string().optional(),
  start: place.start.optional(),
  end: place.end.optional(),
  in: place.in,
  inferred: z.literal(true).optional(),
};

const ArgumentSchema = z.union([
  z.strictObject({
    role: z.string(),
    kind: z.enum(['model', 'organization', 'city', 'person']),
    entityId: z.string().nullable().optional(),
    name: z.string(),
    ...argumentPlace,
  }),
  z.strictObject({
    role: z.string(),
    value: z.union([z.string(), z.number()]),
    unit: z.string().optional(),
    approximate: z.boolean().optional(),
    ...argumentPlace,
  }),
]);

const EventSchema = z.strictObject({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  modality: z.enum(MODALITIES),
  time: z.strictObject({
    value: z.string().nullable(),
    source: z.enum(['explicit', 'relative', 'published']).nullable(),
    text: z.string().optional(),
  }),
  arguments: z.array(ArgumentSchema),
  trigger: QuoteSchema,
  evidence: QuoteSchema,
  foundBy: z.string(),
  confidence,
});

const ReferenceSchema = z.strictObject({
  kind: entityKind,
  entityId: z.string().nullable(),
  name: z.string(),
});

const StatementSchema = z.strictObject({
  subject: ReferenceSchema,
  property: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), ReferenceSchema]),
  unit: z.string().optional(),
  validFrom: z.string().nullable(),
  eventId: z.string().nullable(),
  evidence: QuoteSchema,
  confidence,
});

const CandidateSchema = z.strictObject({
  kind: entityKind,
  name: z.string(),
  surface: z.string(),
  ...place,
  reason: z.string(),
  maker: z.string().optional(),
});

/**
 * What one article yields: the public contract, one line of `extract --format ndjson`.
 * Offsets are UTF-16 units of the article's own text as published.
 */
export const Extraction = z.strictObject({
  id: z.string(),
  article: z.strictObject({
    url: z.string().nullable(),
    title: z.string().nullable(),
    author: z.string().nullable(),
    publishedAt: z.string().nullable(),
    source: z.string().nullable(),
    script: z.enum(['hans', 'hant', 'mixed']),
    canonicalUrl: z.string().nullable(),
    textSha256: z.string(),
    text: z.string().optional(),
  }),
  mentions: z.array(MentionSchema),
  events: z.array(EventSchema),
  statements: z.array(StatementSchema),
  candidates: z.array(CandidateSchema),
  versions: z.strictObject({ software: z.string(), dictionary: z.string(), rules: z.string() }),
});
export type Extraction = z.infer<typeof Extraction>;
