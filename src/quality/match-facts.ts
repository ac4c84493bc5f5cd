import type { GoldFact } from './gold.ts';
import { saysAsMuch } from './match-arguments.ts';
import type { WantedEntity } from './match-entities.ts';
import { plainName } from './names.ts';
import type { PredictedFact, Prediction } from './prediction.ts';

function valuesOf({ value }: PredictedFact): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  return [typeof value === 'object' ? value.name : value];
}

function isSameValue(wanted: GoldFact, found: unknown, entity: WantedEntity | undefined): boolean {
  if (entity !== undefined) return entity.same.has(plainName(found));
  if (wanted.value !== '' && Number(wanted.value) === Number(found)) return true;
  return saysAsMuch(plainName(wanted.value), plainName(found));
}

/** Whether a prediction states a fact of the gold. */
export function isStated(
  fact: GoldFact,
  { statements }: Prediction,
  entities: readonly WantedEntity[],
): boolean {
  const [subject, value] = [fact.subject, fact.value].map((name) =>
    entities.find((entity) => entity.names.has(plainName(name))),
  );
  return statements.some((statement) => {
    if (statement.property !== fact.property) return false;
    const name = plainName(statement.subject.name);
    const about = subject === undefined ? saysAsMuch(plainName(fact.subject), name) : subject.same.has(name);
    return about && valuesOf(statement).some((found) => isSameValue(fact, found, value));
  });
}
