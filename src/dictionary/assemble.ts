import type { AmbiguousWord, Dictionary, Domain, Entry, GroupEntry, ModelVersion, Name } from './entry.ts';
import type {
  AmbiguousFileEntry,
  CityFileEntry,
  DomainFileEntry,
  GroupFileEntry,
  ModelFileEntry,
  NamedFileEntry,
  OrganizationFileEntry,
  RedirectFileEntry,
} from './file-schemas.ts';
import { type DictionaryFile, type ParsedEntry, parseDictionaryFile } from './parse-file.ts';
import { compareProblems, type DictionaryProblem } from './problem.ts';

/** A dictionary with everything that is wrong in its files, and where each entry stands. */
export interface LoadedDictionary {
  readonly dictionary: Dictionary;
  /** Empty for a sound dictionary. Entries with a problem of schema are missing from `dictionary`. */
  readonly problems: readonly DictionaryProblem[];
  /** Entries as the files say them, in the order of files and lines. */
  readonly parsed: readonly ParsedEntry[];
  /** Ids that were retired without a successor: never to be used again. */
  readonly retired: ReadonlySet<string>;
}

/**
 * Builds the dictionary from its files. Never throws on what the files say: problems are returned.
 * `version` names the content of the files (see `dictionaryVersion` of the adapter).
 */
export function assembleDictionary(files: readonly DictionaryFile[], version: string): LoadedDictionary {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const problems: DictionaryProblem[] = [];
  const parsed: ParsedEntry[] = [];
  for (const file of ordered) {
    const result = parseDictionaryFile(file);
    parsed.push(...result.entries);
    problems.push(...result.problems);
  }
  const gathered = new Gathered();
  for (const each of parsed) {
    const problem = gathered.add(each);
    if (problem !== null) problems.push(problem);
  }
  return { ...gathered.result(version), problems: problems.sort(compareProblems), parsed };
}

/** Collects the entries of all files under their ids. */
class Gathered {
  readonly #entries = new Map<string, Entry>();
  readonly #groups: GroupEntry[] = [];
  readonly #ambiguous: AmbiguousWord[] = [];
  readonly #domains: Domain[] = [];
  readonly #redirects = new Map<string, string>();
  readonly #retired = new Set<string>();
  /** Domains have ids of their own; all others share one space, because readings refer to them by id alone. */
  readonly #taken = { domain: new Map<string, ParsedEntry>(), other: new Map<string, ParsedEntry>() };

  /** Takes an entry in; the problem when its id stands already. */
  add(each: ParsedEntry): DictionaryProblem | null {
    if (each.kind === 'redirect') this.#addRedirect(each.value as RedirectFileEntry);
    else if (each.kind === 'ambiguous') this.#ambiguous.push(ambiguousWord(each.value as AmbiguousFileEntry));
    else return this.#addNamed(each);
    return null;
  }

  result(version: string): Pick<LoadedDictionary, 'dictionary' | 'retired'> {
    return {
      dictionary: {
        version,
        entries: this.#entries,
        groups: this.#groups,
        ambiguous: this.#ambiguous,
        domains: this.#domains,
        redirects: this.#redirects,
      },
      retired: this.#retired,
    };
  }

  #addRedirect({ from, to }: RedirectFileEntry): void {
    if (to === undefined) this.#retired.add(from);
    else this.#redirects.set(from, to);
  }

  #addNamed(each: ParsedEntry): DictionaryProblem | null {
    const { id } = each.value as { id: string };
    const taken = each.kind === 'domain' ? this.#taken.domain : this.#taken.other;
    const earlier = taken.get(id);
    if (earlier !== undefined) return duplicateId(id, each, earlier);
    taken.set(id, each);
    if (each.kind === 'group') this.#groups.push(groupEntry(each.value as GroupFileEntry));
    else if (each.kind === 'domain') this.#domains.push(domain(each.value as DomainFileEntry));
    else this.#entries.set(id, entryOf(each));
    return null;
  }
}

function duplicateId(id: string, here: ParsedEntry, there: ParsedEntry): DictionaryProblem {
  return {
    problem: 'duplicate-id',
    file: here.file,
    line: here.line,
    entry: id,
    message: `the id ${id} already stands at ${there.file}:${there.line}`,
    remedy: 'give this entry another id, or merge the two: shanshui dictionary merge',
  };
}

function entryOf(each: ParsedEntry): Entry {
  if (each.kind === 'model') return modelEntry(each.value as ModelFileEntry);
  if (each.kind === 'organization') return organizationEntry(each.value as OrganizationFileEntry);
  return cityEntry(each.value as CityFileEntry);
}

interface DatedName {
  readonly name: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Canonical, English, strong and weak names, each surface once; a strong spelling wins over a weak one. */
function namesOf(entry: NamedFileEntry): Name[] {
  const names = new Map<string, Name>();
  const add = ({ name, from, until }: DatedName, weak: boolean) => {
    if (names.has(name)) return;
    names.set(name, {
      surface: name,
      weak,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    });
  };
  const dated = (alias: string | DatedName) => (typeof alias === 'string' ? { name: alias } : alias);
  add(entry, entry.weak_name === true);
  for (const alias of entry.aliases ?? []) add(dated(alias), false);
  for (const alias of entry.weak_aliases ?? []) add(dated(alias), true);
  if (entry.en !== undefined) add({ name: entry.en }, false);
  return [...names.values()];
}

function common(entry: NamedFileEntry) {
  return {
    id: entry.id,
    name: entry.name,
    ...(entry.en === undefined ? {} : { nameEn: entry.en }),
    names: namesOf(entry),
    cues: { for: entry.cues?.for ?? [], against: entry.cues?.against ?? [] },
    examples: entry.examples ?? [],
    counterexamples: entry.counterexamples ?? [],
  };
}

function modelEntry(entry: ModelFileEntry): Entry {
  return {
    kind: 'model',
    ...common(entry),
    makers: entry.makers,
    ...(entry.category === undefined ? {} : { category: entry.category }),
    domains: entry.domains ?? [],
    modalities: entry.modalities ?? [],
    ...(entry.open_source === undefined ? {} : { openSource: entry.open_source }),
    ...(entry.parent === undefined ? {} : { parent: entry.parent }),
    versions: (entry.versions ?? []).map(modelVersion),
  };
}

function modelVersion(version: NonNullable<ModelFileEntry['versions']>[number]): ModelVersion {
  return {
    version: version.version,
    names: version.names ?? [],
    ...(version.released === undefined ? {} : { released: version.released }),
    ...(version.source === undefined ? {} : { source: version.source }),
  };
}

function organizationEntry(entry: OrganizationFileEntry): Entry {
  return {
    kind: 'organization',
    ...common(entry),
    type: entry.type,
    ...(entry.parent === undefined ? {} : { parent: entry.parent }),
    ...(entry.city === undefined ? {} : { city: entry.city }),
    country: entry.country ?? 'CN',
  };
}

function cityEntry(entry: CityFileEntry): Entry {
  return {
    kind: 'city',
    ...common(entry),
    level: entry.level,
    ...(entry.parent === undefined ? {} : { parent: entry.parent }),
    ...(entry.abbreviation === undefined ? {} : { abbreviation: entry.abbreviation }),
    ...(entry.code === undefined ? {} : { code: entry.code }),
    ...(entry.latitude === undefined ? {} : { latitude: entry.latitude }),
    ...(entry.longitude === undefined ? {} : { longitude: entry.longitude }),
    country: entry.country ?? 'CN',
  };
}

function groupEntry(entry: GroupFileEntry): GroupEntry {
  return {
    id: entry.id,
    name: entry.name,
    names: [...new Set([entry.name, ...(entry.aliases ?? [])])],
    kind: entry.kind,
    members: entry.members,
    expands: entry.expands,
    cues: entry.cues ?? [],
  };
}

function ambiguousWord(entry: AmbiguousFileEntry): AmbiguousWord {
  return {
    surface: entry.surface,
    entries: entry.entries,
    cues: { for: entry.cues?.for ?? [], against: entry.cues?.against ?? [] },
    strategy: entry.strategy,
    otherwise: entry.otherwise,
  };
}

function domain(entry: DomainFileEntry): Domain {
  return {
    id: entry.id,
    name: entry.name,
    nameEn: entry.en,
    names: [...new Set([entry.name, ...(entry.aliases ?? [])])],
  };
}
