import { type EventType, ROLES } from '../event/event-mention.ts';
import type { GoldArticle, GoldEvent } from './gold.ts';
import { isSameArgument } from './match-arguments.ts';
import type { WantedEntity } from './match-entities.ts';
import type { Synonyms } from './names.ts';
import type { PredictedEvent, Prediction } from './prediction.ts';

export interface EventPair {
  readonly wanted: GoldEvent;
  readonly found: PredictedEvent;
  /** Arguments of the gold that the prediction has too, each once. */
  readonly sameArguments: number;
}

/** Other principals than `ROLES` gives: a count is known by its value alone. */
const PRINCIPALS: Readonly<Partial<Record<EventType, readonly string[]>>> = { statistic: ['value'] };

function principalsOf(type: EventType): readonly string[] {
  const starred = ROLES[type].filter((role) => role.endsWith('*')).map((role) => role.slice(0, -1));
  return PRINCIPALS[type] ?? starred;
}

type SameArgument = (
  wanted: NonNullable<GoldEvent['arguments']>[number],
  found: PredictedEvent['arguments'][number],
) => boolean;

/** Two events are the same happening when the type and a principal argument agree (any, where none is principal). */
function couldBeSame(wanted: GoldEvent, found: PredictedEvent, same: SameArgument): boolean {
  if (wanted.type !== found.type) return false;
  const all = wanted.arguments ?? [];
  const roles = principalsOf(wanted.type);
  const principal = all.filter(({ role }) => roles.includes(role));
  return (principal.length > 0 ? principal : all).some((one) =>
    found.arguments.some((other) => same(one, other)),
  );
}

/** Gold arguments that the event has, however often one of its own serves. */
function overlapOf(wanted: GoldEvent, found: PredictedEvent, same: SameArgument): number {
  return (wanted.arguments ?? []).filter((one) => found.arguments.some((other) => same(one, other))).length;
}

function countSame(wanted: GoldEvent, found: PredictedEvent, same: SameArgument): number {
  const left = [...found.arguments];
  let count = 0;
  for (const one of wanted.arguments ?? []) {
    const at = left.findIndex((other) => same(one, other));
    if (at < 0) continue;
    left.splice(at, 1);
    count += 1;
  }
  return count;
}

/** Pairs events, each once: firm ones before borderline ones, then those with most arguments in common. */
export function matchEvents(
  gold: GoldArticle,
  prediction: Prediction,
  entities: readonly WantedEntity[],
  synonyms: Synonyms,
): EventPair[] {
  const same: SameArgument = (wanted, found) => isSameArgument(wanted, found, entities, synonyms);
  const candidates = gold.events.flatMap((wanted) =>
    prediction.events
      .filter((found) => couldBeSame(wanted, found, same))
      .map((found) => ({ wanted, found, overlap: overlapOf(wanted, found, same) })),
  );
  candidates.sort(
    (a, b) =>
      Number(a.wanted.optional ?? false) - Number(b.wanted.optional ?? false) || b.overlap - a.overlap,
  );
  const taken = new Set<GoldEvent | PredictedEvent>();
  const pairs: EventPair[] = [];
  for (const { wanted, found } of candidates) {
    if (taken.has(wanted) || taken.has(found)) continue;
    taken.add(wanted).add(found);
    pairs.push({ wanted, found, sameArguments: countSame(wanted, found, same) });
  }
  return pairs;
}
