import { valueKey } from './attributed-statement.ts';
import type { FacetCorrection } from './correction.ts';
import type { LandscapeValue, ValueCorrection } from './landscape-value.ts';

function noted({ id, by, why, since }: FacetCorrection, says: ValueCorrection['says']): ValueCorrection {
  return { id, says, by, why, since };
}

/** Whether a correction was made by an instant (ms since 1970); always, where none is given. Days are China's. */
export function appliesAt({ since }: FacetCorrection, knownAt: number | undefined): boolean {
  return knownAt === undefined || Date.parse(`${since}T00:00:00+08:00`) <= knownAt;
}

/** Whether a value is the one that a correction calls wrong. */
export function speaksOf(correction: FacetCorrection, { value, unit }: LandscapeValue): boolean {
  if (typeof value === 'object')
    return value.entityId === correction.value || value.name === correction.value;
  return valueKey(value, unit) === valueKey(correction.value, correction.unit);
}

/** The wrong value: it stays visible, and is held no more. */
export function noteOf(correction: FacetCorrection, wrong: LandscapeValue): LandscapeValue {
  const standing = wrong.standing === 'held' ? 'rival' : wrong.standing;
  return { ...wrong, standing, correction: noted(correction, 'wrong') };
}

/** The right value as a correction gives it, without an article; null when it gives none. */
export function replacement(correction: FacetCorrection, wrong: LandscapeValue): LandscapeValue | null {
  const { instead, insteadEntity, unit } = correction;
  if (instead === undefined) return null;
  return {
    subject: wrong.subject,
    property: wrong.property,
    value: insteadEntity ?? instead,
    ...(unit === undefined ? {} : { unit }),
    validFrom: null,
    standing: 'held',
    origin: 'dictionary',
    articles: 0,
    sources: 0,
    confidence: 0.95,
    firstPublishedOn: null,
    lastPublishedOn: null,
    evidence: [],
    correction: noted(correction, 'right'),
  };
}
