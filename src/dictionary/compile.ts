import { surfaceVariants } from './compile-variants.ts';
import type { AmbiguousWord, CityEntry, Dictionary, Entry, GroupEntry, Name } from './entry.ts';
import { Gazetteer } from './gazetteer.ts';

/** One thing a surface can mean. */
export interface Reading {
  readonly entry: Entry;
  /** The name as the dictionary writes it. */
  readonly name: Name;
  /** The version that the surface itself names (`Kimi K2`). */
  readonly version?: string;
}

/** A surface with all that it can mean. */
export interface Pattern {
  readonly surface: string;
  readonly readings: readonly Reading[];
  readonly groups: readonly GroupEntry[];
  readonly ambiguous: AmbiguousWord | null;
}

/** The dictionary made ready for reading: every surface in one automaton, every id and name at hand. */
export interface CompiledDictionary {
  /** The dictionary's content hash. */
  readonly version: string;
  readonly dictionary: Dictionary;
  readonly gazetteer: Gazetteer;
  /** By the pattern number that the gazetteer reports. */
  readonly patterns: readonly Pattern[];
  /** By lower-cased surface, variants included. */
  readonly bySurface: ReadonlyMap<string, Pattern>;
  /** Provincial one-character abbreviations (沪, 浙) to their city. */
  readonly abbreviations: ReadonlyMap<string, CityEntry>;
  /** Organization id to the ids of its models. */
  readonly modelsOf: ReadonlyMap<string, readonly string[]>;
}

interface Draft {
  readonly surface: string;
  readonly readings: Reading[];
  readonly groups: GroupEntry[];
  ambiguous: AmbiguousWord | null;
}

class PatternTable {
  readonly drafts = new Map<string, Draft>();

  at(surface: string): Draft {
    const key = surface.toLowerCase();
    const draft = this.drafts.get(key) ?? { surface, readings: [], groups: [], ambiguous: null };
    this.drafts.set(key, draft);
    return draft;
  }

  addReading(surface: string, reading: Reading): void {
    for (const variant of surfaceVariants(surface)) {
      const { readings } = this.at(variant);
      const same = readings.findIndex((other) => other.entry.id === reading.entry.id);
      const before = readings[same];
      if (before === undefined) readings.push(reading);
      else if (before.name.weak && !reading.name.weak) readings[same] = reading;
    }
  }
}

/** Whether another model's name goes on where this one ends: 文心 and 文心一格. */
function beginsAnother(rest: string, entry: Entry, entries: Dictionary['entries']): boolean {
  for (const other of entries.values()) {
    if (other.kind !== 'model' || other.id === entry.id) continue;
    if (other.names.some(({ surface }) => surface.length > rest.length && surface.startsWith(rest)))
      return true;
  }
  return false;
}

/**
 * Whether an alias is the maker's name before another name of the model, and would hide a longer name beside it
 * (百度文心 in 百度文心一格): then it is left out, and read as two names.
 */
function hidesAnother(surface: string, entry: Entry, entries: Dictionary['entries']): boolean {
  if (entry.kind !== 'model' || surface === entry.name) return false;
  return entry.makers.some((id) =>
    entries.get(id)?.names.some((brand) => {
      const rest = surface.startsWith(brand.surface) ? surface.slice(brand.surface.length).trim() : '';
      return (
        rest !== '' &&
        entry.names.some((name) => name.surface === rest) &&
        beginsAnother(rest, entry, entries)
      );
    }),
  );
}

function addEntry(table: PatternTable, entry: Entry, entries: Dictionary['entries']): void {
  for (const name of entry.names) {
    if (!hidesAnother(name.surface, entry, entries)) table.addReading(name.surface, { entry, name });
  }
  if (entry.kind !== 'model') return;
  for (const version of entry.versions) {
    for (const surface of version.names) {
      const name = { surface, weak: false };
      table.addReading(surface, { entry, name, version: version.version });
    }
  }
}

function addAmbiguous(table: PatternTable, word: AmbiguousWord, entries: Dictionary['entries']): void {
  for (const variant of surfaceVariants(word.surface)) {
    const draft = table.at(variant);
    draft.ambiguous = word;
    for (const id of word.entries) {
      const entry = entries.get(id);
      if (entry === undefined || draft.readings.some((reading) => reading.entry.id === id)) continue;
      draft.readings.push({ entry, name: { surface: word.surface, weak: true } });
    }
  }
}

function abbreviationsOf(entries: Iterable<Entry>): Map<string, CityEntry> {
  const found = new Map<string, CityEntry>();
  for (const entry of entries) {
    if (entry.kind !== 'city' || entry.abbreviation === undefined) continue;
    for (const character of entry.abbreviation) if (!found.has(character)) found.set(character, entry);
  }
  return found;
}

function modelsByMaker(entries: Iterable<Entry>): Map<string, string[]> {
  const models = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry.kind !== 'model') continue;
    for (const maker of entry.makers) models.set(maker, [...(models.get(maker) ?? []), entry.id]);
  }
  return models;
}

/**
 * Compiles a loaded dictionary: each name in its Latin spellings, with every entry, version, group and ambiguous
 * row that claims it. Pure; the same dictionary gives the same automaton.
 */
export function compileDictionary(dictionary: Dictionary): CompiledDictionary {
  const table = new PatternTable();
  for (const entry of dictionary.entries.values()) addEntry(table, entry, dictionary.entries);
  for (const group of dictionary.groups) {
    for (const name of [group.name, ...group.names]) {
      for (const variant of surfaceVariants(name)) {
        const { groups } = table.at(variant);
        if (!groups.includes(group)) groups.push(group);
      }
    }
  }
  for (const word of dictionary.ambiguous) addAmbiguous(table, word, dictionary.entries);
  const patterns: Pattern[] = [...table.drafts.values()];
  return {
    version: dictionary.version,
    dictionary,
    gazetteer: Gazetteer.compile(patterns.map((pattern) => pattern.surface)),
    patterns,
    bySurface: new Map(patterns.map((pattern) => [pattern.surface.toLowerCase(), pattern])),
    abbreviations: abbreviationsOf(dictionary.entries.values()),
    modelsOf: modelsByMaker(dictionary.entries.values()),
  };
}
