import { z } from 'zod';
import type { Viewpoint } from '../landscape/fold.ts';

const Day = z.iso.date();
const Instant = z.union([Day, z.iso.datetime({ offset: true })]);

/** From where the landscape is looked at. */
export const ViewpointQuery = z.object({
  asOf: Day.optional().describe('What was so on a day in the world'),
  knownAt: Instant.optional().describe('What we knew on a day (to its end in China), or at an instant'),
});
export type ViewpointQuery = z.infer<typeof ViewpointQuery>;

/** The viewpoint of a query; null for the landscape as it stands. */
export function viewpointOf({ asOf, knownAt }: ViewpointQuery): Viewpoint | null {
  if (asOf === undefined && knownAt === undefined) return null;
  const at =
    knownAt === undefined
      ? undefined
      : Date.parse(knownAt.length === 10 ? `${knownAt}T23:59:59.999+08:00` : knownAt);
  return { asOf, knownAt: at };
}
