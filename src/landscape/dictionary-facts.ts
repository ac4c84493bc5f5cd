import type { Dictionary, Entry } from '../dictionary/entry.ts';
import type { StatedValue } from './attributed-statement.ts';
import type { EntityReference } from './statement.ts';
import { knownVersionName } from './version-name.ts';

/** A value that the dictionary gives of an entity. */
export interface KnownFact {
  readonly property: string;
  readonly value: StatedValue;
  readonly validFrom: string | null;
}

/** All that the dictionary gives of one property of one entity. */
export interface KnownFacet {
  readonly subject: EntityReference;
  readonly facts: readonly KnownFact[];
}

function referenceTo(dictionary: Dictionary, id: string | undefined): EntityReference[] {
  const entry = id === undefined ? undefined : dictionary.entries.get(id);
  return entry === undefined ? [] : [{ kind: entry.kind, entityId: entry.id, name: entry.name }];
}

function fact(property: string, value: StatedValue, validFrom: string | null = null): KnownFact {
  return { property, value, validFrom };
}

function modelFacts(entry: Extract<Entry, { kind: 'model' }>, dictionary: Dictionary): KnownFact[] {
  const makers = entry.makers.flatMap((id) => referenceTo(dictionary, id));
  const firstMaker = dictionary.entries.get(entry.makers[0] ?? '');
  const home = firstMaker?.kind === 'organization' ? referenceTo(dictionary, firstMaker.city) : [];
  const domains = entry.domains.flatMap(
    (id) => dictionary.domains.find((domain) => domain.id === id)?.name ?? [],
  );
  return [
    ...makers.map((maker) => fact('developer', maker)),
    ...home.map((city) => fact('city', city)),
    ...(entry.category === undefined ? [] : [fact('category', entry.category)]),
    ...domains.map((name) => fact('domain', name)),
    ...entry.modalities.map((modality) => fact('modality', modality)),
    ...(entry.openSource === undefined ? [] : [fact('open_source', entry.openSource)]),
    // A version without a date is a way of writing it, not yet a fact.
    ...entry.versions.flatMap((one) =>
      one.released === undefined ? [] : [fact('version', knownVersionName(one), one.released)],
    ),
  ];
}

/** What the dictionary says of an entity, in the landscape's terms. Unknown entities have nothing. */
export function dictionaryFacts(dictionary: Dictionary, entityId: string): KnownFact[] {
  const entry = dictionary.entries.get(entityId);
  if (entry === undefined || entry.kind === 'city') return [];
  if (entry.kind === 'model') return modelFacts(entry, dictionary);
  return [
    ...referenceTo(dictionary, entry.city).map((city) => fact('headquarters', city)),
    ...referenceTo(dictionary, entry.parent).map((parent) => fact('parent', parent)),
  ];
}

/** What the dictionary says of a subject, by property. */
export function knownFacets(dictionary: Dictionary, subject: string): Map<string, KnownFacet> {
  const entityId = /^[a-z]+:(.+)$/.exec(subject)?.[1];
  const [reference] = referenceTo(dictionary, entityId);
  const facets = new Map<string, KnownFacet>();
  if (entityId === undefined || reference === undefined) return facets;
  for (const one of dictionaryFacts(dictionary, entityId)) {
    const facts = facets.get(one.property)?.facts ?? [];
    facets.set(one.property, { subject: reference, facts: [...facts, one] });
  }
  return facets;
}
