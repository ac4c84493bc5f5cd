import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleDictionary, type LoadedDictionary } from '../../dictionary/assemble.ts';
import type { DictionaryFile } from '../../dictionary/parse-file.ts';

export type { LoadedDictionary } from '../../dictionary/assemble.ts';

/** Folders of a dictionary that hold entries; README, schemas and hidden files beside them are not read. */
const FOLDERS = ['models', 'companies', 'cities'];

/**
 * Reads the dictionary in `folder`. What is wrong in its files comes back as `problems`;
 * only a folder that cannot be read throws (a system error with its path).
 */
export function loadDictionary(folder: string): LoadedDictionary {
  const files = readDictionaryFiles(folder);
  return assembleDictionary(files, dictionaryVersion(files));
}

/** The YAML files of a dictionary folder with their text, sorted by path. Throws as `listDictionaryPaths` does. */
export function readDictionaryFiles(folder: string): DictionaryFile[] {
  return listDictionaryPaths(folder).map((path) => ({
    path,
    text: readFileSync(join(folder, path), 'utf8'),
  }));
}

/** Paths of the YAML files below `folder`, sorted. Throws the system error of a folder that cannot be read. */
export function listDictionaryPaths(folder: string): string[] {
  const paths: string[] = [];
  for (const each of sortedEntries(folder)) {
    if (each.isFile() && isYaml(each.name)) paths.push(each.name);
    if (!each.isDirectory() || !FOLDERS.includes(each.name)) continue;
    for (const inner of sortedEntries(join(folder, each.name))) {
      if (inner.isFile() && isYaml(inner.name)) paths.push(`${each.name}/${inner.name}`);
    }
  }
  return paths.sort();
}

function sortedEntries(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name) && !name.startsWith('.');
}

/** Content hash of dictionary files: the first 12 hex digits of SHA-256 over paths and texts. */
export function dictionaryVersion(files: readonly DictionaryFile[]): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${file.path}\0${file.text.length}\0${file.text}\0`);
  }
  return hash.digest('hex').slice(0, 12);
}
