import type { Dictionary, Entry } from '../dictionary/entry.ts';
import type { PredictedName } from './prediction.ts';

/** A name as it is compared: one width and case, without spaces, dashes, quotes and brackets. */
export function plainName(name: unknown): string {
  return String(name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・\-_“”"「」『』《》()]/g, '');
}

function namesOf(entry: Entry): string[] {
  const versions = entry.kind === 'model' ? entry.versions.flatMap((version) => version.names) : [];
  const names = entry.names.map(({ surface }) => surface);
  return [entry.name, entry.nameEn ?? '', ...names, ...versions].map(plainName).filter((name) => name !== '');
}

/** Which names mean the same, by the dictionary. */
export class Synonyms {
  readonly #dictionary: Dictionary;
  readonly #same = new Map<string, Set<string>>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    for (const entry of dictionary.entries.values()) {
      const names = namesOf(entry);
      for (const name of names) {
        const key = `${entry.kind}|${name}`;
        const known = this.#same.get(key) ?? new Set<string>();
        for (const other of names) known.add(other);
        this.#same.set(key, known);
      }
    }
  }

  /** Whether the dictionary has a name of this kind. `name` is plain. */
  lists(kind: string, name: string): boolean {
    return this.#same.has(`${kind}|${name}`);
  }

  /** Plain names with all that mean the same. */
  widen(kind: string, names: Iterable<string>): Set<string> {
    const wide = new Set<string>();
    for (const name of names) {
      wide.add(name);
      for (const other of this.#same.get(`${kind}|${name}`) ?? []) wide.add(other);
    }
    return wide;
  }

  /** The entry that an id means now, redirects followed; undefined when the dictionary lacks it. */
  entryOf(id: string | null | undefined): Entry | undefined {
    if (id === null || id === undefined) return undefined;
    const { entries, redirects } = this.#dictionary;
    return entries.get(id) ?? entries.get(redirects.get(id) ?? '');
  }

  /** The canonical name of what a prediction links to, plain. */
  nameOf({ entityId, name }: Pick<PredictedName, 'name' | 'entityId'>): string {
    return plainName(this.entryOf(entityId)?.name ?? name);
  }

  /** Countries and cities abroad: reported, and counted neither way. */
  isAbroad({ kind, entityId }: PredictedName): boolean {
    const entry = kind === 'city' ? this.entryOf(entityId) : undefined;
    return entry?.kind === 'city' && (entry.level === 'world_city' || entry.level === 'country');
  }
}
