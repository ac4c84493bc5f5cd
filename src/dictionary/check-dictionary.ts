import type { LoadedDictionary } from './assemble.ts';
import { checkReferences, nameOf } from './check-references.ts';
import { checkSurfaces, type SurfaceTools } from './check-surfaces.ts';
import type { ModelFileEntry, NamedFileEntry } from './file-schemas.ts';
import { formatDictionaryFile } from './format-file.ts';
import type { DictionaryFile, ParsedEntry } from './parse-file.ts';
import { compareProblems, type DictionaryProblem } from './problem.ts';

/** What a check asks of the world. */
export interface CheckTools extends SurfaceTools {
  /**
   * Ids of the entities that the real matcher finds in a sentence; absent to leave examples unchecked.
   * Comes in as a function because the matcher is a later station.
   */
  readonly entitiesIn?: (sentence: string) => ReadonlySet<string>;
}

/**
 * Everything that is wrong in a dictionary, those problems included that loading found.
 * @param files the same files that `loaded` was made from
 * @returns sorted by file and line; empty for a sound dictionary
 */
export function checkDictionary(
  loaded: LoadedDictionary,
  files: readonly DictionaryFile[],
  tools: CheckTools,
): DictionaryProblem[] {
  const problems = [
    ...loaded.problems,
    ...checkReferences(loaded),
    ...checkSurfaces(loaded, tools),
    ...loaded.parsed.flatMap(missingSources),
    ...loaded.parsed.flatMap(uselessCues),
    ...files.flatMap(checkFormat),
  ];
  const { entitiesIn } = tools;
  if (entitiesIn !== undefined) {
    problems.push(...loaded.parsed.flatMap((each) => checkExamples(each, entitiesIn)));
  }
  return problems.sort(compareProblems);
}

function missingSources(each: ParsedEntry): DictionaryProblem[] {
  if (each.kind !== 'model') return [];
  const { versions = [] } = each.value as ModelFileEntry;
  return versions.flatMap((version, at) => {
    if (version.released === undefined || version.source !== undefined) return [];
    return [
      {
        problem: 'missing-source' as const,
        file: each.file,
        line: each.lineOf(['versions', at, 'released']),
        entry: nameOf(each),
        message: `version ${version.version} has a release date without a source`,
        remedy: 'add source: …, or leave the date out: the news brings it, with evidence',
      },
    ];
  });
}

function uselessCues(each: ParsedEntry): DictionaryProblem[] {
  const { cues, name, surface } = each.value as NamedFileEntry & { surface?: string };
  const own = surface ?? name;
  return (['for', 'against'] as const).flatMap((side) =>
    (cues?.[side] ?? []).flatMap((cue, at) => {
      if (own === undefined || !own.toLowerCase().includes(cue.toLowerCase())) return [];
      return [
        {
          problem: 'unreachable-cue' as const,
          file: each.file,
          line: each.lineOf(['cues', side, at]),
          entry: nameOf(each),
          message: `the cue “${cue}” is part of “${own}” itself and decides nothing`,
          remedy: 'delete the cue, or name a word that stands near',
        },
      ];
    }),
  );
}

function checkFormat(file: DictionaryFile): DictionaryProblem[] {
  const formatted = formatDictionaryFile(file);
  if (formatted === file.text) return [];
  const theirs = formatted.split('\n');
  const at = file.text.split('\n').findIndex((line, index) => line !== theirs[index]);
  const sorted = sortedLines(file.text) === sortedLines(formatted);
  return [
    {
      problem: sorted ? 'unsorted' : 'format',
      file: file.path,
      line: at < 0 ? theirs.length : at + 1,
      entry: null,
      message: sorted ? 'entries or fields are not in order from here' : 'not in canonical form from here',
      remedy: 'run: shanshui dictionary format',
    },
  ];
}

function sortedLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .sort()
    .join('\n');
}

function checkExamples(
  each: ParsedEntry,
  entitiesIn: (sentence: string) => ReadonlySet<string>,
): DictionaryProblem[] {
  if (each.kind !== 'model' && each.kind !== 'organization' && each.kind !== 'city') return [];
  const { id, examples = [], counterexamples = [] } = each.value as NamedFileEntry;
  const problem = (field: string, at: number, message: string): DictionaryProblem => ({
    problem: 'example',
    file: each.file,
    line: each.lineOf([field, at]),
    entry: id,
    message,
    remedy: 'see why with: shanshui dictionary explain "…", then mend cues or aliases',
  });
  return [
    ...examples.flatMap((sentence, at) =>
      entitiesIn(sentence).has(id)
        ? []
        : [problem('examples', at, `${id} is not found in its example “${sentence}”`)],
    ),
    ...counterexamples.flatMap((sentence, at) =>
      entitiesIn(sentence).has(id)
        ? [problem('counterexamples', at, `${id} is found in its counterexample “${sentence}”`)]
        : [],
    ),
  ];
}
