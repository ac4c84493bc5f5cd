import type { LoadedDictionary } from './assemble.ts';
import { nameOf } from './check-references.ts';
import type { Entry } from './entry.ts';
import type { GroupFileEntry, NamedFileEntry } from './file-schemas.ts';
import type { ParsedEntry } from './parse-file.ts';
import type { DictionaryProblem } from './problem.ts';

/** One place in the files where an entry claims a surface. */
interface Claim {
  readonly surface: string;
  readonly weak: boolean;
  readonly entry: Entry;
  readonly parsed: ParsedEntry;
  readonly line: number;
}

/** A surface as the matcher compares it: letter case, spaces, hyphens and middle dots make no difference. */
export function surfaceKey(surface: string): string {
  return surface.toLowerCase().replace(/[\s·・_-]/g, '');
}

/** What the checks of surfaces ask of the world. */
export interface SurfaceTools {
  /** How often the segmenter's dictionary has `word` as an ordinary word; 0 for unknown words and proper names. */
  readonly ordinaryFrequency: (word: string) => number;
  /** The text in simplified characters. */
  readonly simplify: (text: string) => string;
}

/** From this frequency in the segmenter's dictionary a word counts as ordinary; below stand rarities and noise. */
const ORDINARY_FROM = 5;

/** Surfaces that two entries claim, that are ordinary words, that stand twice in an entry, or in traditional script. */
export function checkSurfaces(loaded: LoadedDictionary, tools: SurfaceTools): DictionaryProblem[] {
  const claims = claimsOf(loaded);
  return [
    ...sharedSurfaces(claims, loaded),
    ...claims.flatMap((claim) => ordinaryWord(claim, loaded, tools)),
    ...loaded.parsed.flatMap(repeatedSurfaces),
    ...loaded.parsed.flatMap((each) => traditionalSurfaces(each, tools)),
  ];
}

function claimsOf({ parsed, dictionary }: LoadedDictionary): Claim[] {
  return parsed.flatMap((each) => {
    const entry = dictionary.entries.get(String(nameOf(each)));
    if (entry === undefined || entry.kind !== each.kind) return [];
    return writtenNames(each).map(({ surface, path }) => ({
      surface,
      weak: entry.names.find((name) => name.surface === surface)?.weak ?? false,
      entry,
      parsed: each,
      line: each.lineOf(path),
    }));
  });
}

/** Each surface that an entry's own fields write, with its place. */
function writtenNames(each: ParsedEntry): { surface: string; path: PropertyKey[] }[] {
  if (each.kind === 'group') {
    const { name, aliases = [] } = each.value as GroupFileEntry;
    return [name, ...aliases].map((surface, at) => ({
      surface,
      path: at === 0 ? ['name'] : ['aliases', at - 1],
    }));
  }
  if (each.kind === 'ambiguous') {
    return [{ surface: (each.value as { surface: string }).surface, path: ['surface'] }];
  }
  if (each.kind === 'domain' || each.kind === 'redirect') return [];
  const entry = each.value as NamedFileEntry;
  const listed = (['aliases', 'weak_aliases'] as const).flatMap((field) =>
    (entry[field] ?? []).map((alias, at) => ({
      surface: typeof alias === 'string' ? alias : alias.name,
      path: [field, at] as PropertyKey[],
    })),
  );
  const names: { surface: string; path: PropertyKey[] }[] = [
    { surface: entry.name, path: ['name'] },
    ...listed,
  ];
  if (entry.en !== undefined) names.push({ surface: entry.en, path: ['en'] });
  return names;
}

function sharedSurfaces(claims: readonly Claim[], { dictionary }: LoadedDictionary): DictionaryProblem[] {
  const decided = new Set(dictionary.ambiguous.map((word) => surfaceKey(word.surface)));
  const bySurface = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = surfaceKey(claim.surface);
    if (!decided.has(key)) bySurface.set(key, [...(bySurface.get(key) ?? []), claim]);
  }
  return [...bySurface.values()].flatMap((rivals) => {
    const entries = [...new Map(rivals.map((claim) => [claim.entry.id, claim])).values()];
    const open = entries.filter((claim) => !isTold(claim, entries));
    const second = open[1];
    const first = open[0];
    if (first === undefined || second === undefined) return [];
    return [
      {
        problem: 'shared-surface' as const,
        file: second.parsed.file,
        line: second.line,
        entry: second.entry.id,
        message: `“${second.surface}” also stands for ${first.entry.id} (${first.parsed.file}:${first.line}), and nothing tells them apart`,
        remedy:
          'give one of the two cues.for, or the surface a row in ambiguous.yaml, or take it from one of them',
      },
    ];
  });
}

/**
 * Whether something decides when `claim` is meant: cues of its own, a maker and its model sharing the name (the
 * sentence's grammar decides), a weak name beside a strong one, or models of different makers (who is named decides).
 */
function isTold(claim: Claim, rivals: readonly Claim[]): boolean {
  if (claim.entry.cues.for.length > 0) return true;
  const others = rivals.filter((rival) => rival !== claim);
  if (others.some((rival) => isMadeBy(claim.entry, rival.entry) || isMadeBy(rival.entry, claim.entry))) {
    return true;
  }
  if (!claim.weak) return false;
  return others.every((rival) => !rival.weak || haveOtherMakers(claim.entry, rival.entry));
}

function haveOtherMakers(a: Entry, b: Entry): boolean {
  if (a.kind !== 'model' || b.kind !== 'model') return a.kind !== b.kind;
  return a.makers.length > 0 && !a.makers.some((maker) => b.makers.includes(maker));
}

function isMadeBy(model: Entry, maker: Entry): boolean {
  return model.kind === 'model' && model.makers.includes(maker.id);
}

function ordinaryWord(claim: Claim, loaded: LoadedDictionary, tools: SurfaceTools): DictionaryProblem[] {
  const { surface, entry, parsed } = claim;
  if (entry.kind === 'city' || claim.weak) return [];
  const frequency = tools.ordinaryFrequency(surface);
  if (frequency < ORDINARY_FROM) return [];
  const { distinctive = [] } = parsed.value as NamedFileEntry;
  if (distinctive.includes(surface)) return [];
  if (loaded.dictionary.ambiguous.some((word) => word.surface === surface)) return [];
  return [
    {
      problem: 'ordinary-word',
      file: parsed.file,
      line: claim.line,
      entry: entry.id,
      message: `“${surface}” is an ordinary word (frequency ${frequency} in the segmenter's dictionary)`,
      remedy: `move it to weak_aliases (weak_name: true for the name), or list it under distinctive when it means only this`,
    },
  ];
}

function repeatedSurfaces(each: ParsedEntry): DictionaryProblem[] {
  const seen = new Set<string>();
  const problems: DictionaryProblem[] = [];
  for (const { surface, path } of writtenNames(each)) {
    // `en` may stand among the weak aliases: that is how an English name is marked weak.
    if (seen.has(surface) && path[0] !== 'en') {
      problems.push({
        problem: 'repeated-surface',
        file: each.file,
        line: each.lineOf(path),
        entry: nameOf(each),
        message: `“${surface}” stands twice in this entry`,
        remedy: 'delete one of the two',
      });
    }
    seen.add(surface);
  }
  return problems;
}

function traditionalSurfaces(each: ParsedEntry, { simplify }: SurfaceTools): DictionaryProblem[] {
  return writtenNames(each).flatMap(({ surface, path }) => {
    const simplified = simplify(surface);
    if (simplified === surface) return [];
    return [
      {
        problem: 'not-simplified' as const,
        file: each.file,
        line: each.lineOf(path),
        entry: nameOf(each),
        message: `“${surface}” never matches: texts are simplified and half width before they are read`,
        remedy: `write “${simplified}”`,
      },
    ];
  });
}
