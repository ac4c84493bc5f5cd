import { z } from 'zod';
import { ORIGINS } from '../../landscape/attributed-statement.ts';
import { DELTA_CAUSES, DELTA_KINDS, STANDINGS } from '../../landscape/landscape-value.ts';
import { EntityKindName, EntityRef, EventShape, Quote } from './event.ts';

export const StatedValueShape = z.union([z.string(), z.number(), z.boolean(), EntityRef]);

export const ValueShape = z
  .object({
    subject: EntityRef,
    property: z.string(),
    value: StatedValueShape,
    unit: z.string().optional(),
    validFrom: z.string().nullable(),
    standing: z.enum(STANDINGS).describe('`held` is what the landscape says; `rival` was said and lost'),
    origin: z.enum(ORIGINS),
    articles: z.int(),
    sources: z.int(),
    confidence: z.number(),
    firstPublishedOn: z.string().nullable(),
    lastPublishedOn: z.string().nullable(),
    evidence: z.array(
      Quote.extend({ articleId: z.string(), outlet: z.string(), publishedOn: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Value', description: 'One value of one property of one entity, with its evidence' });

export const HeldShape = z.object({
  property: z.string(),
  value: StatedValueShape,
  unit: z.string().optional(),
  validFrom: z.string().nullable(),
  articles: z.int(),
  sources: z.int(),
  confidence: z.number(),
});

export const EntitySummary = z
  .object({
    key: z.string().describe('`model:<id>`, or `model?<name>` for one the dictionary lacks'),
    kind: EntityKindName,
    id: z.string().nullable(),
    name: z.string(),
    held: z.array(HeldShape).describe('What the landscape says of it, without rivals'),
  })
  .meta({ id: 'EntitySummary' });

export const EntityDetail = z
  .object({
    key: z.string(),
    kind: EntityKindName,
    id: z.string().nullable(),
    name: z.string(),
    names: z.array(z.string()).describe('Names it goes by, as the dictionary has them'),
    values: z.array(ValueShape).describe('Every value, rivals and older ones included'),
    namedBy: z.array(ValueShape).describe('Held values of others that are this entity: a maker’s models'),
    events: z.array(EventShape).describe('The latest; all of them under /v1/events?entity='),
  })
  .meta({ id: 'EntityDetail' });

export const CountShape = z
  .object({
    by: z.enum(['city', 'maker', 'category', 'domain', 'year of release']),
    value: z.string(),
    models: z.int(),
  })
  .meta({ id: 'ModelCount' });

export const LandscapeShape = z
  .object({
    asOf: z.string().nullable(),
    knownAt: z.string().nullable(),
    sequence: z.int().describe('The last change that is in it'),
    dictionary: z.string().describe('Version of the dictionary'),
    models: z.int(),
    organizations: z.int(),
    cities: z.int(),
    counts: z.array(CountShape),
  })
  .meta({ id: 'Landscape' });

export const ChangeShape = z
  .object({
    kind: z.enum(['added', 'changed', 'superseded', 'removed']),
    key: z.string(),
    before: ValueShape.nullable(),
    after: ValueShape.nullable(),
  })
  .meta({ id: 'ValueChange' });

export const DeltaShape = z
  .object({
    sequence: z.int(),
    at: z.int().describe('Milliseconds since 1970'),
    kind: z.enum(DELTA_KINDS),
    cause: z.enum(DELTA_CAUSES),
    about: z.enum(['event', 'value']),
    key: z.string(),
    articleId: z.string().nullable(),
    after: z.union([EventShape, ValueShape]).nullable(),
    others: z.array(z.string()),
  })
  .meta({ id: 'Change', description: 'What changed in the dataset, and why' });
