import { join } from 'node:path';
import { loadDictionary } from '../../src/adapters/files/dictionary-files.ts';
import { exampleReader } from '../../src/cli/rules.ts';
import { compileDictionary } from '../../src/dictionary/compile.ts';
import type { ReadEvents } from '../../src/event/check-rules.ts';
import type { Knowledge } from '../../src/reading/read-article.ts';

let loaded: Knowledge | null = null;

/** The dictionary of the repository, compiled once for a test file. */
export function knowledge(): Knowledge {
  loaded ??= {
    dictionary: compileDictionary(loadDictionary(join(import.meta.dirname, '../../dictionaries')).dictionary),
    softwareVersion: 'test',
  };
  return loaded;
}

/** Reads a text as the product does, with the repository's dictionary. */
export const readText: ReadEvents = (example) => exampleReader(knowledge())(example);
