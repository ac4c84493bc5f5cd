import { z } from 'zod';
import { EVENT_TYPES, MODALITIES } from '../../event/event-mention.ts';

export const EntityKindName = z.enum(['model', 'organization', 'city']);

export const EntityRef = z
  .object({
    kind: EntityKindName,
    entityId: z.string().nullable().describe('The dictionary’s id; null for a name that it lacks'),
    name: z.string().describe('Canonical simplified name'),
  })
  .meta({ id: 'EntityRef', description: 'An entity as others name it' });

export const Quote = z
  .object({
    text: z.string(),
    start: z.int().describe('UTF-16 offset in the article’s text as published'),
    end: z.int(),
    in: z.literal('title').optional().describe('Present when the offsets count in the title'),
  })
  .meta({ id: 'Quote', description: 'Words of an article with their place' });

const EntityFillerShape = z.object({
  role: z.string(),
  kind: z.enum(['model', 'organization', 'city', 'person']),
  entityId: z.string().nullable(),
  name: z.string(),
  inferred: z.boolean().describe('Taken from the dictionary, not from a text'),
});

const ValueFillerShape = z.object({
  role: z.string(),
  value: z.union([z.string(), z.number()]),
  unit: z.string().optional().describe('ISO 4217 for money'),
  approximate: z.boolean().optional(),
});

export const FillerShape = z
  .union([EntityFillerShape, ValueFillerShape])
  .meta({ id: 'Filler', description: 'A participant or a value in a role' });

const TimeShape = z.object({
  value: z
    .string()
    .nullable()
    .describe('YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM, YYYY-MM-DD, or two of these with a slash'),
  source: z.enum(['explicit', 'relative', 'published']).nullable(),
});

export const EventStatusName = z.enum([...MODALITIES, 'retracted']);

export const EventShape = z
  .object({
    id: z.string(),
    type: z.enum(EVENT_TYPES),
    status: EventStatusName,
    time: TimeShape,
    otherTimes: z.array(z.object({ value: z.string(), saidBy: z.array(z.string()) })),
    fillers: z.array(z.object({ filler: FillerShape, saidBy: z.array(z.string()), rival: z.boolean() })),
    mentionIds: z.array(z.string()),
    articles: z.int(),
    sources: z.int().describe('Independent sources: reprints and outlets counted once'),
    confidence: z.number(),
    firstPublishedOn: z.string().nullable(),
    lastPublishedOn: z.string().nullable(),
    evidence: Quote.extend({ articleId: z.string() }).describe('The clearest quote'),
  })
  .meta({ id: 'Event', description: 'A happening, merged from all articles that tell of it' });

export const MentionShape = z
  .object({
    id: z.string(),
    articleId: z.string(),
    type: z.enum(EVENT_TYPES),
    modality: z.enum(MODALITIES),
    time: TimeShape,
    publishedOn: z.string().nullable(),
    fillers: z.array(FillerShape),
    trigger: z.string(),
    evidence: Quote,
    confidence: z.number(),
    outlet: z.string(),
    reprintGroup: z.string(),
    article: z
      .object({ title: z.string(), url: z.string().nullable(), publishedAt: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'EventMention', description: 'One article’s report of a happening' });

export const EventDetail = z
  .object({
    event: EventShape,
    mentions: z.array(MentionShape),
    rivals: z
      .array(z.object({ role: z.string(), fillers: z.array(FillerShape) }))
      .describe('Roles that reports fill differently'),
  })
  .meta({ id: 'EventDetail' });
