import { z } from 'zod';
import { EVENT_TYPES } from '../event/event-mention.ts';

const said = {
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower-case letters, digits and single hyphens'),
  by: z.string().min(1).describe('Who corrects: a name or an office.'),
  why: z.string().min(1).describe('What is wrong, in a sentence.'),
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD, in quotes')
    .describe('Day of the correction.'),
  source: z.string().min(1).describe('What proves it: an address or a document.'),
};

const ruled = {
  ...said,
  type: z.enum(EVENT_TYPES),
  about: z.string().min(1).describe('Id or name of an entity that takes part.'),
};

const value = z.union([z.string().min(1), z.number(), z.boolean()]);

/** One correction as a file says it. */
export const Correction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('wrong-value'),
    ...said,
    entity: z.string().min(1).describe('Id of the entity in the dictionary.'),
    property: z.string().min(1).describe('Property of the landscape, as headquarters.'),
    value: value.describe('The wrong value; of an entity its id or name.'),
    instead: value.optional().describe('The right value; of an entity its id in the dictionary.'),
    unit: z.string().min(1).optional().describe('Unit of both values, where they have one.'),
  }),
  z.strictObject({
    kind: z.literal('same-event'),
    ...ruled,
    articles: z.array(z.string().min(1)).min(2).describe('Ids of articles that tell of one happening.'),
  }),
  z.strictObject({
    kind: z.literal('other-event'),
    ...ruled,
    articles: z.array(z.string().min(1)).min(2).describe('Ids of articles that tell of several.'),
  }),
  z.strictObject({
    kind: z.literal('no-event'),
    ...ruled,
    articles: z.array(z.string().min(1)).min(1).describe('Ids of articles that tell of no such happening.'),
  }),
]);
export type Correction = z.infer<typeof Correction>;

/** A correction of a value, with what the dictionary has under the ids it names. */
export type FacetCorrection = Extract<Correction, { kind: 'wrong-value' }> & {
  readonly insteadEntity?: {
    readonly kind: 'model' | 'organization' | 'city';
    readonly entityId: string;
    readonly name: string;
  };
};
