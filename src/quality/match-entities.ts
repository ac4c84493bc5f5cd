import type { GoldArticle, GoldEntity } from './gold.ts';
import { plainName, type Synonyms } from './names.ts';
import type { Prediction } from './prediction.ts';

/** A gold entity with its names, plain. */
export interface WantedEntity {
  readonly gold: GoldEntity;
  /** The names that the gold gives. */
  readonly names: ReadonlySet<string>;
  /** These and all that mean the same by the dictionary. */
  readonly same: ReadonlySet<string>;
  /** Whether the dictionary knows one of the names. */
  readonly listed: boolean;
}

/** What a prediction names, all its mentions together. */
export interface FoundEntity {
  readonly kind: string;
  readonly linked: boolean;
  /** Canonical name, plain. */
  readonly name: string;
  /** Canonical name and every surface it was seen under, plain. */
  readonly names: Set<string>;
}

const KINDS: ReadonlySet<string> = new Set(['model', 'organization', 'city']);

export function wantedEntities({ entities }: GoldArticle, synonyms: Synonyms): WantedEntity[] {
  return entities.map((gold) => {
    const names = new Set([gold.name, ...(gold.aliases_in_text ?? [])].map(plainName));
    return {
      gold,
      names,
      same: synonyms.widen(gold.kind, names),
      listed: [...names].some((name) => synonyms.lists(gold.kind, name)),
    };
  });
}

export function foundEntities({ mentions }: Prediction, synonyms: Synonyms): FoundEntity[] {
  const found = new Map<string, FoundEntity>();
  for (const mention of mentions) {
    if (!KINDS.has(mention.kind) || synonyms.isAbroad(mention)) continue;
    const name = synonyms.nameOf(mention);
    const linked = mention.entityId != null;
    const id = synonyms.entryOf(mention.entityId)?.id ?? mention.entityId ?? name;
    const key = `${mention.kind}|${id}`;
    const known = found.get(key) ?? { kind: mention.kind, linked, name, names: new Set<string>() };
    for (const form of [name, plainName(mention.name), plainName(mention.surface ?? '')]) {
      if (form !== '') known.names.add(form);
    }
    found.set(key, known);
  }
  return [...found.values()];
}

/** Whether both are the same; a wrong link of a name that the dictionary knows is wrong whatever the surface. */
export function isSameEntity(found: FoundEntity, wanted: WantedEntity): boolean {
  if (found.linked && wanted.listed) return wanted.same.has(found.name);
  return [...found.names].some((name) => wanted.names.has(name));
}

export interface EntityMatch {
  /** What counts: everything found but news outlets. */
  readonly counted: readonly FoundEntity[];
  readonly right: ReadonlySet<FoundEntity>;
  readonly met: ReadonlySet<WantedEntity>;
}

/** Pairs what was found with what is there, each once, in the order of the prediction. */
export function matchEntities(found: readonly FoundEntity[], wanted: readonly WantedEntity[]): EntityMatch {
  const counted = found.filter(
    (one) => !wanted.some((other) => other.gold.media && isSameEntity(one, other)),
  );
  const right = new Set<FoundEntity>();
  const met = new Set<WantedEntity>();
  for (const one of counted) {
    const other = wanted.find(
      (candidate) => !met.has(candidate) && candidate.gold.kind === one.kind && isSameEntity(one, candidate),
    );
    if (other === undefined) continue;
    right.add(one);
    met.add(other);
  }
  return { counted, right, met };
}
