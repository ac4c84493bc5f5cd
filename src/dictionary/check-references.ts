import type { LoadedDictionary } from './assemble.ts';
import type { FileKind } from './file-schemas.ts';
import type { ParsedEntry } from './parse-file.ts';
import type { DictionaryProblem } from './problem.ts';

type Fields = Readonly<Record<string, unknown>>;

/** For each kind of entry: the fields that name other entries, and what kind those are. */
const REFERENCES: Readonly<Partial<Record<FileKind, readonly (readonly [string, FileKind | 'any'])[]>>> = {
  model: [
    ['makers', 'organization'],
    ['domains', 'domain'],
    ['parent', 'model'],
  ],
  organization: [
    ['parent', 'organization'],
    ['city', 'city'],
  ],
  city: [['parent', 'city']],
  ambiguous: [['entries', 'any']],
  redirect: [['to', 'any']],
};

/** Ids that name no entry, or one of another kind; ids that were given up and are in use again. */
export function checkReferences(loaded: LoadedDictionary): DictionaryProblem[] {
  const kinds = new Map<string, Set<FileKind>>();
  for (const each of loaded.parsed) {
    const { id } = each.value as { id?: string };
    if (id !== undefined) kinds.set(id, (kinds.get(id) ?? new Set()).add(each.kind));
  }
  const problems: DictionaryProblem[] = [];
  for (const each of loaded.parsed) {
    for (const [field, wanted] of referencesOf(each)) {
      for (const [id, at] of idsIn((each.value as Fields)[field])) {
        if (isThere(kinds.get(id), wanted)) continue;
        problems.push(dangling(each, [field, ...at], id, wanted, loaded));
      }
    }
    if (each.kind === 'redirect') problems.push(...reusedId(each, kinds));
  }
  return problems;
}

function referencesOf(each: ParsedEntry): readonly (readonly [string, FileKind | 'any'])[] {
  if (each.kind !== 'group') return REFERENCES[each.kind] ?? [];
  return [['members', (each.value as { kind: FileKind }).kind]];
}

function idsIn(value: unknown): [string, number[]][] {
  if (typeof value === 'string') return [[value, []]];
  return Array.isArray(value) ? value.map((id, index) => [String(id), [index]]) : [];
}

function isThere(found: ReadonlySet<FileKind> | undefined, wanted: FileKind | 'any'): boolean {
  if (found === undefined) return false;
  if (wanted !== 'any') return found.has(wanted);
  return found.has('model') || found.has('organization') || found.has('city');
}

function dangling(
  each: ParsedEntry,
  path: readonly PropertyKey[],
  id: string,
  wanted: FileKind | 'any',
  loaded: LoadedDictionary,
): DictionaryProblem {
  const kind = wanted === 'any' ? 'entry' : wanted;
  const moved = loaded.dictionary.redirects.get(id);
  const remedy =
    moved === undefined
      ? `correct the id, or add it: shanshui dictionary add${kind === 'organization' ? ' company' : kind === 'entry' || kind === 'domain' ? '' : ` ${kind}`}`
      : `write ${moved}, which took its place`;
  return {
    problem: 'dangling-reference',
    file: each.file,
    line: each.lineOf(path),
    entry: nameOf(each),
    message: `${String(path[0])}: no ${kind} has the id ${id}`,
    remedy,
  };
}

function reusedId(each: ParsedEntry, kinds: ReadonlyMap<string, unknown>): DictionaryProblem[] {
  const { from } = each.value as { from: string };
  if (!kinds.has(from)) return [];
  return [
    {
      problem: 'reused-id',
      file: each.file,
      line: each.line,
      entry: from,
      message: `${from} was given up, and an entry uses it again`,
      remedy: 'give that entry a new id; delete this line only when the id never left this working copy',
    },
  ];
}

/** What an entry is called in a message: its id, its surface, or the id it redirects. */
export function nameOf(each: ParsedEntry): string | null {
  const { id, surface, from } = each.value as { id?: string; surface?: string; from?: string };
  return id ?? surface ?? from ?? null;
}
