import type { Dictionary } from '../dictionary/entry.ts';
import { EventRulings } from '../event/merge-rulings.ts';
import { entityKey } from '../event/merged-event.ts';
import type { Correction, FacetCorrection } from './correction.ts';

/** All corrections, ready to be asked for each facet and each pair of mentions. */
export interface Corrections {
  /** Names what the files say; empty without corrections. */
  readonly version: string;
  readonly all: readonly Correction[];
  readonly rulings: EventRulings;
  /** Corrections of a facet, in order of id. */
  ofFacet(subjectKey: string, property: string): readonly FacetCorrection[];
}

function withEntity(
  correction: Extract<Correction, { kind: 'wrong-value' }>,
  dictionary: Dictionary,
): FacetCorrection {
  const entry = dictionary.entries.get(String(correction.instead ?? ''));
  if (entry === undefined) return correction;
  return { ...correction, insteadEntity: { kind: entry.kind, entityId: entry.id, name: entry.name } };
}

/** Makes corrections ready; what they name by id is looked up in the dictionary. */
export function prepareCorrections(
  all: readonly Correction[],
  version: string,
  dictionary: Dictionary,
): Corrections {
  const byFacet = new Map<string, FacetCorrection[]>();
  for (const one of [...all].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (one.kind !== 'wrong-value') continue;
    const entry = dictionary.entries.get(one.entity);
    if (entry === undefined) continue;
    const facet = JSON.stringify([
      entityKey({ kind: entry.kind, entityId: entry.id, name: entry.name }),
      one.property,
    ]);
    byFacet.set(facet, [...(byFacet.get(facet) ?? []), withEntity(one, dictionary)]);
  }
  return {
    version,
    all,
    rulings: new EventRulings(all.flatMap((one) => (one.kind === 'wrong-value' ? [] : [one]))),
    ofFacet: (subjectKey, property) => byFacet.get(JSON.stringify([subjectKey, property])) ?? [],
  };
}
