import { parse } from 'yaml';
import type { z } from 'zod';
import { readDictionaryFiles } from '../adapters/files/dictionary-files.ts';
import { assembleDictionary, type LoadedDictionary } from '../dictionary/assemble.ts';
import { addToFile, EditRefused } from '../dictionary/edit-files.ts';
import {
  citySchema,
  modelSchema,
  type NamedFileEntry,
  organizationSchema,
} from '../dictionary/file-schemas.ts';
import type { DictionaryFile } from '../dictionary/parse-file.ts';
import { placeFor } from '../dictionary/place-entry.ts';

export type DraftKind = 'model' | 'organization' | 'city';

export interface DraftForm {
  readonly name: string;
  readonly kind: DraftKind;
  readonly yaml: string;
  /** The file it is to stand in; null for the usual place. */
  readonly file: string | null;
}

/** An entry that may be taken in, in the changed file and the dictionary it makes; or why it may not. */
export type DraftOutcome =
  | {
      readonly kind: 'sound';
      readonly id: string;
      readonly file: string;
      readonly changed: DictionaryFile;
      readonly loaded: LoadedDictionary;
    }
  | { readonly kind: 'unsound'; readonly file: string | null; readonly problems: readonly string[] };

const SCHEMAS = { model: modelSchema, organization: organizationSchema, city: citySchema } as const;
/** Below the dictionary folder, one of its own folders, and a plain name. */
const FILE = /^(?:models|companies|cities)\/[a-z0-9][a-z0-9-]*\.yaml$/;

function parsed(form: DraftForm): NamedFileEntry | string[] {
  let read: unknown;
  try {
    // Aliases are how a small YAML text becomes a huge one; an entry needs none.
    read = parse(form.yaml, { maxAliasCount: 0 });
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const entry = Array.isArray(read) && read.length === 1 ? read[0] : read;
  const result = SCHEMAS[form.kind].safeParse(entry);
  if (result.success) return result.data;
  return result.error.issues.map(
    ({ path, message }: z.core.$ZodIssue) => `${path.join('.') || 'entry'}: ${message}`,
  );
}

/** Puts a drafted entry into the files of a dictionary folder, in memory, and says what would be wrong then. */
export function tryDraft(folder: string, form: DraftForm): DraftOutcome {
  const entry = parsed(form);
  if (Array.isArray(entry)) return { kind: 'unsound', file: form.file, problems: entry };
  const files = readDictionaryFiles(folder);
  const before = assembleDictionary(files, 'before');
  const file = form.file ?? placeFor(form.kind, entry, before) ?? null;
  if (file === null || !FILE.test(file)) {
    return { kind: 'unsound', file, problems: ['file: name one, as companies/SECTOR.yaml'] };
  }
  try {
    const changed = addToFile(files, file, entry);
    const loaded = assembleDictionary([...files.filter(({ path }) => path !== file), changed], 'draft');
    const known = new Set(before.problems.map(({ message }) => message));
    const problems = loaded.problems
      .filter(({ message }) => !known.has(message))
      .map(({ message, remedy }) => `${message}: ${remedy}`);
    return problems.length > 0
      ? { kind: 'unsound', file, problems }
      : { kind: 'sound', id: entry.id, file, changed, loaded };
  } catch (error) {
    if (error instanceof EditRefused) return { kind: 'unsound', file, problems: [error.message] };
    throw error;
  }
}
