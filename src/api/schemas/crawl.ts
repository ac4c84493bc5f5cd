import { z } from 'zod';
import { EVENT_TYPES } from '../../event/event-mention.ts';
import { DISPOSITIONS } from '../../ports/disposition.ts';
import { STAGES, TASK_STATES } from '../../ports/ledger.ts';
import { Extraction } from '../../reading/extraction.ts';
import { Schedule } from '../../source/schedule.ts';
import { EntityKindName, EventStatusName } from './event.ts';

export const ArticleShape = z
  .object({
    id: z.string(),
    sourceId: z.string(),
    url: z.string().nullable(),
    canonicalUrl: z.string().nullable(),
    announcedTitle: z.string(),
    announcedAt: z.string().nullable(),
    disposition: z.enum(DISPOSITIONS).nullable().describe('Null while it is on its way'),
    detail: z.string().nullable(),
    title: z.string().nullable(),
    author: z.string().nullable(),
    publishedAt: z.string().nullable(),
    outlet: z.string().nullable(),
    originalOutlet: z.string().nullable(),
    version: z.int(),
    duplicateOf: z.string().nullable(),
    firstSeenAt: z.int(),
    lastSeenAt: z.int(),
  })
  .meta({ id: 'Article' });

export const ArticleDetail = z
  .object({
    article: ArticleShape,
    text: z.string().nullable().describe('The readable text as published; offsets count in it'),
    reading: Extraction.nullable().describe('What was read out of it'),
    versions: z.array(
      z.object({
        version: z.int(),
        title: z.string().nullable(),
        publishedAt: z.string().nullable(),
        textSha256: z.string(),
        seenAt: z.int(),
      }),
    ),
  })
  .meta({ id: 'ArticleDetail' });

export const StatsShape = z
  .object({
    countedAt: z.int().describe('Milliseconds since 1970: counts are a few seconds old'),
    articles: z.array(z.object({ disposition: z.enum(DISPOSITIONS).nullable(), count: z.int() })),
    events: z.object({
      byStatus: z.array(z.object({ status: EventStatusName, count: z.int() })),
      byType: z.array(z.object({ type: z.enum(EVENT_TYPES), count: z.int() })),
    }),
    tasks: z.array(z.object({ stage: z.enum(STAGES), state: z.enum(TASK_STATES), count: z.int() })),
    eventMentions: z.int(),
    statements: z.int(),
    sequence: z.int(),
  })
  .meta({ id: 'Stats' });

export const SourceShape = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    url: z.string(),
    enabled: z.boolean(),
    nextDueAt: z.int().nullable(),
    lastPolledAt: z.int().nullable(),
    lastOutcome: z.string().nullable(),
    consecutiveFailures: z.int(),
    articles: z.array(z.object({ disposition: z.enum(DISPOSITIONS).nullable(), count: z.int() })),
  })
  .meta({ id: 'Source' });

export const SourceDetail = z
  .object({
    source: SourceShape,
    health: z.object({
      state: z.string(),
      seenPerWeek: z.number().nullable(),
      findings: z.array(z.object({ kind: z.string(), reason: z.string() })),
    }),
    stopped: z.boolean().describe('Nothing is fetched for it until it is let go on'),
    order: z
      .object({
        paused: z.boolean(),
        schedule: Schedule.nullable(),
        who: z.string(),
        why: z.string(),
        since: z.int(),
        until: z.int().nullable(),
      })
      .nullable()
      .describe('What somebody ordered about its schedule, before its file'),
    definition: z
      .record(z.string(), z.unknown())
      .describe('As its file has it, defaults included; values of headers are left out'),
    version: z.string().nullable().describe('Of its file: send it along with a change'),
  })
  .meta({ id: 'SourceDetail' });

export const TaskShape = z
  .object({
    key: z.string(),
    stage: z.enum(STAGES),
    subject: z.string(),
    sourceId: z.string(),
    state: z.enum(TASK_STATES),
    attempts: z.int(),
    notBefore: z.int(),
    updatedAt: z.int(),
    outcome: z.string().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'Task' });

export const CandidateShape = z
  .object({
    kind: EntityKindName,
    name: z.string(),
    maker: z.string().nullable(),
    articles: z.int(),
    sources: z.int(),
    firstSeen: z.string().nullable(),
    reasons: z.array(z.string()),
    contexts: z.array(z.string()),
    score: z.number(),
    entry: z.string().describe('YAML of an entry, ready to paste'),
  })
  .meta({ id: 'Candidate', description: 'A name that articles have and the dictionary lacks' });

export const AuditShape = z
  .object({
    at: z.int(),
    who: z.string(),
    what: z.string().describe('As source.change'),
    subject: z.string(),
    why: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry', description: 'What somebody ordered over the API or on the pages' });
