import { z } from 'zod';

const words = z.union([z.string(), z.number(), z.boolean()]);

/** A mention, an argument or a subject as any version of the software prints it. */
const PredictedName = z.object({
  kind: z.string(),
  entityId: z.string().nullish(),
  name: z.string(),
  surface: z.string().optional(),
});
export type PredictedName = z.infer<typeof PredictedName>;

export const PredictedArgument = z.object({
  role: z.string(),
  kind: z.string().optional(),
  entityId: z.string().nullish(),
  name: z.string().optional(),
  surface: z.string().optional(),
  value: z.union([z.string(), z.number()]).nullish(),
  unit: z.string().nullish(),
});
export type PredictedArgument = z.infer<typeof PredictedArgument>;

export const PredictedEvent = z.object({
  type: z.string(),
  modality: z.string().optional(),
  time: z.object({ value: z.string().nullable() }).nullish(),
  arguments: z.array(PredictedArgument).default([]),
  trigger: z.object({ text: z.string() }).nullish(),
});
export type PredictedEvent = z.infer<typeof PredictedEvent>;

export const PredictedFact = z.object({
  subject: z.object({ name: z.string() }),
  property: z.string(),
  value: z.union([words, z.object({ name: z.string() }), z.array(z.string())]).nullish(),
});
export type PredictedFact = z.infer<typeof PredictedFact>;

/** One line of `extract --format ndjson`, as far as it is scored; other versions' lines are welcome. */
export const Prediction = z.object({
  id: z.string(),
  mentions: z.array(PredictedName).default([]),
  events: z.array(PredictedEvent).default([]),
  statements: z.array(PredictedFact).default([]),
});
export type Prediction = z.infer<typeof Prediction>;
