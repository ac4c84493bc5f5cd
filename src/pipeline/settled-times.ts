import type { AttributedStatement } from '../landscape/attributed-statement.ts';
import type { StoreSession } from '../ports/store.ts';

/** Properties whose value is the time of an event. */
export const EVENT_TIMES: ReadonlySet<string> = new Set(['release_date']);

/**
 * Statements without those that give an event's time otherwise than the event, merged from all its mentions, does:
 * such times stay with the event, as what others say of it. Nor does anything stand that follows from a `dropped` mention.
 */
export async function withSettledTimes(
  session: Pick<StoreSession, 'mentions'>,
  statements: readonly AttributedStatement[],
  dropped: ReadonlySet<string> = new Set(),
): Promise<readonly AttributedStatement[]> {
  const standing =
    dropped.size === 0 ? statements : statements.filter((one) => !dropped.has(one.eventMentionId ?? ''));
  const timed = standing.filter((one) => EVENT_TIMES.has(one.property) && one.eventMentionId !== null);
  if (timed.length === 0) return standing;
  const times = await session.mentions.eventTimes(
    timed.flatMap(({ eventMentionId }) => eventMentionId ?? []),
  );
  return standing.filter((one) => {
    if (!EVENT_TIMES.has(one.property) || one.eventMentionId === null) return true;
    const settled = times.get(one.eventMentionId);
    return settled === undefined || settled === null || settled === one.value;
  });
}
