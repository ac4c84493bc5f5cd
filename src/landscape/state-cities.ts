import type { CompiledDictionary } from '../dictionary/compile.ts';
import { makersOf } from './state-developers.ts';
import { keyOf } from './state-input.ts';
import type { EntityReference, StatementMention } from './statement.ts';

/** A model sits where its maker does, nearly as surely as the maker is told. */
const CARRIED = 0.9;

/**
 * The city of a model that the dictionary lacks: the seat of the maker that the article gives it, as the dictionary knows
 * it, else as the article itself tells.
 */
export function stateCities(
  dictionary: CompiledDictionary,
  stated: readonly StatementMention[],
): StatementMention[] {
  const seats = new Map<string, EntityReference>();
  for (const { subject, property, value } of stated) {
    if (property === 'headquarters' && typeof value === 'object') seats.set(keyOf(subject), value);
  }
  return stated.flatMap((statement) => {
    const { subject, property, value } = statement;
    if (property !== 'developer' || typeof value !== 'object') return [];
    if (makersOf(dictionary, subject).length > 0) return [];
    const city = knownSeat(dictionary, value) ?? seats.get(keyOf(value));
    if (city === undefined) return [];
    return [{ ...statement, property: 'city', value: city, confidence: statement.confidence * CARRIED }];
  });
}

function knownSeat(
  { dictionary }: CompiledDictionary,
  { entityId }: EntityReference,
): EntityReference | undefined {
  const maker = entityId === null ? undefined : dictionary.entries.get(entityId);
  const city = maker?.kind === 'organization' ? dictionary.entries.get(maker.city ?? '') : undefined;
  return city?.kind === 'city' ? { kind: 'city', entityId: city.id, name: city.name } : undefined;
}
