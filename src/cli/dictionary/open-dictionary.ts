import {
  type LoadedDictionary,
  loadDictionary,
  readDictionaryFiles,
} from '../../adapters/files/dictionary-files.ts';
import { ordinaryFrequency } from '../../adapters/files/dictionary-words.ts';
import { readConfig } from '../../config.ts';
import { assembleDictionary } from '../../dictionary/assemble.ts';
import { type CheckTools, checkDictionary } from '../../dictionary/check-dictionary.ts';
import { compileDictionary } from '../../dictionary/compile.ts';
import { EditRefused } from '../../dictionary/edit-files.ts';
import type { DictionaryFile } from '../../dictionary/parse-file.ts';
import type { DictionaryProblem } from '../../dictionary/problem.ts';
import { findMentions } from '../../mention/find-mentions.ts';
import { toArticleText, toPlainText } from '../../text/to-article-text.ts';
import { WorkFailure } from '../failure.ts';

/** The option that every dictionary command takes. */
export interface DictionaryOptions {
  readonly dictionaries?: string;
}

/** A dictionary folder with its files and what they say. */
export interface OpenDictionary {
  readonly folder: string;
  readonly files: readonly DictionaryFile[];
  readonly loaded: LoadedDictionary;
}

/** Reads the dictionary of the configuration. Problems in it are no failure here: they are in `loaded.problems`. */
export function openDictionary(options: DictionaryOptions): OpenDictionary {
  const folder = readConfig({ dictionaries: options.dictionaries }).dictionariesFolder;
  return { folder, files: readDictionaryFiles(folder), loaded: loadDictionary(folder) };
}

/** The tools of a check, the real matcher included. */
export function checkTools(loaded: LoadedDictionary): CheckTools {
  const compiled = compileDictionary(loaded.dictionary);
  return {
    ordinaryFrequency,
    simplify: (text) => toPlainText(text).text,
    entitiesIn: (sentence) => {
      const article = toArticleText({ title: null, body: sentence });
      const { mentions } = findMentions(article, compiled, { publishedAt: null });
      return new Set(mentions.flatMap(({ entityId }) => (entityId === null ? [] : [entityId])));
    },
  };
}

/**
 * Everything that is wrong in a dictionary. While a file is no YAML, examples are left unchecked: those of other
 * files lean on what cannot be read, and their failures would hide the one line to mend.
 */
export function problemsOf({ loaded, files }: OpenDictionary): DictionaryProblem[] {
  const { entitiesIn, ...tools } = checkTools(loaded);
  const isWhole = loaded.problems.every(({ problem }) => problem !== 'yaml' && problem !== 'unreadable');
  return checkDictionary(
    loaded,
    files,
    isWhole && entitiesIn !== undefined ? { ...tools, entitiesIn } : tools,
  );
}

/** Problems that `changed` files would bring into a dictionary that had none of them before. */
export function problemsAfter(
  { files, loaded }: OpenDictionary,
  changed: readonly DictionaryFile[],
): DictionaryProblem[] {
  const paths = new Set(changed.map((file) => file.path));
  const next = [...files.filter((file) => !paths.has(file.path)), ...changed];
  const before = new Set(checkDictionary(loaded, files, checkTools(loaded)).map(signature));
  const after = assembleDictionary(next, 'draft');
  return checkDictionary(after, next, checkTools(after)).filter((problem) => !before.has(signature(problem)));
}

/** The same problem on another line is the same problem. */
function signature({ problem, file, entry, message }: DictionaryProblem): string {
  return [problem, file, entry, message.replace(/\S+\.yaml:\d+/g, '')].join('\n');
}

/** One problem as two lines for people. */
export function problemText({ file, line, entry, message, remedy }: DictionaryProblem): string {
  return `${file}:${line}${entry === null ? '' : ` ${entry}`}: ${message}\n    ${remedy}\n`;
}

/** Runs an edit; a refused one becomes a failure of the command, in one line. */
export function editing<T>(edit: () => T): T {
  try {
    return edit();
  } catch (error) {
    if (error instanceof EditRefused) throw new WorkFailure(error.message);
    throw error;
  }
}
