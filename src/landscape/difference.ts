import { type LandscapeValue, valueId } from './landscape-value.ts';

/** How one value differs between two states of the landscape. */
export interface ValueChange {
  readonly kind: 'added' | 'changed' | 'superseded' | 'removed';
  readonly key: string;
  readonly before: LandscapeValue | null;
  readonly after: LandscapeValue | null;
}

/**
 * What changed from one state to another, in order of the values' keys. A value that was held and is a rival now is
 * `superseded`; any other difference of what stands in it is `changed`.
 */
export function compareValues(
  before: readonly LandscapeValue[],
  after: readonly LandscapeValue[],
): ValueChange[] {
  const old = new Map(before.map((value) => [valueId(value), value]));
  const now = new Map(after.map((value) => [valueId(value), value]));
  const changes: ValueChange[] = [];
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const was = old.get(key) ?? null;
    const is = now.get(key) ?? null;
    if (was === null) changes.push({ kind: 'added', key, before: null, after: is });
    else if (is === null) changes.push({ kind: 'removed', key, before: was, after: null });
    else if (JSON.stringify(was) !== JSON.stringify(is)) {
      const lost = was.standing === 'held' && is.standing === 'rival';
      changes.push({ kind: lost ? 'superseded' : 'changed', key, before: was, after: is });
    }
  }
  return changes;
}
