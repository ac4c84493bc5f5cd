import type { GoldArgument } from './gold.ts';
import type { WantedEntity } from './match-entities.ts';
import { plainName, type Synonyms } from './names.ts';
import type { PredictedArgument } from './prediction.ts';

const KINDS: ReadonlySet<string> = new Set(['model', 'organization', 'city']);
/** Numbers that differ by less than this share are the same number. */
const SAME_NUMBER = 1e-6;

/** Free text says as much when one is the other, or at least half of it. Both are plain. */
export function saysAsMuch(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 2 && short.length * 2 >= long.length && long.includes(short);
}

function numberOf(value: string | number | null | undefined): number {
  return value === '' || value === null || value === undefined ? Number.NaN : Number(value);
}

function isSameValue(wanted: GoldArgument, found: PredictedArgument): boolean {
  const [there, here] = [numberOf(wanted.value), numberOf(found.value)];
  if (Number.isNaN(there) || Number.isNaN(here)) {
    return saysAsMuch(plainName(wanted.value), plainName(found.value ?? found.name));
  }
  if (Math.abs(there - here) > SAME_NUMBER * Math.max(1, Math.abs(there))) return false;
  return !wanted.unit || !found.unit || plainName(wanted.unit) === plainName(found.unit);
}

function isSameName(
  entity: WantedEntity,
  found: PredictedArgument,
  forms: readonly string[],
  synonyms: Synonyms,
): boolean {
  if (found.kind !== undefined && KINDS.has(found.kind) && found.kind !== entity.gold.kind) return false;
  if (found.entityId == null || !entity.listed) return forms.some((form) => entity.names.has(form));
  return entity.same.has(synonyms.nameOf({ entityId: found.entityId, name: found.name ?? '' }));
}

/** Whether an argument of a prediction is one of the gold: the same entity, number and unit, or free text. */
export function isSameArgument(
  wanted: GoldArgument,
  found: PredictedArgument,
  entities: readonly WantedEntity[],
  synonyms: Synonyms,
): boolean {
  if (wanted.role !== found.role) return false;
  if (wanted.name === undefined) return isSameValue(wanted, found);
  const name = plainName(wanted.name);
  const forms = [found.name, found.surface, found.value].filter((form) => form != null).map(plainName);
  const entity = entities.find((one) => one.names.has(name));
  return entity === undefined
    ? forms.some((form) => saysAsMuch(name, form))
    : isSameName(entity, found, forms, synonyms);
}
