import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import type { Source } from '../../source/source.ts';
import { parseSourceFile, type SourceProblem } from './source-files.ts';

/** What came of writing a source file. */
export type SourceWriting =
  | { readonly kind: 'written'; readonly file: string; readonly source: Source; readonly version: string }
  | { readonly kind: 'unsound'; readonly problems: readonly SourceProblem[] }
  /** A file of this id is there already, or there is none. */
  | { readonly kind: 'exists' | 'missing'; readonly file: string }
  /** The file is not the one that the change was made for. */
  | { readonly kind: 'changed-meanwhile'; readonly file: string }
  | { readonly kind: 'not-writable'; readonly file: string; readonly why: string };

/** Names a file's content: a change that names it is not made to another one. */
export function fileVersion(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOENT', 'ENOTDIR']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function notWritable(error: unknown, file: string): SourceWriting {
  const code = codeOf(error);
  if (!NOT_WRITABLE.has(code)) throw error;
  return { kind: 'not-writable', file, why: code };
}

/** Writes a text beside a file, and puts it into its place in one step; `isNew` refuses to replace a file. */
async function put(file: string, text: string, isNew: boolean): Promise<'written' | 'exists'> {
  // Two writers of one moment must not share a draft: each would take the other's for the file.
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    if (!isNew) {
      await rename(draft, file);
      return 'written';
    }
    // A link fails where the name is taken; renaming would replace.
    await link(draft, file);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'exists';
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The file of a source, and its text; null where there is none. */
async function fileOf(folder: string, id: string): Promise<{ file: string; text: string } | null> {
  for (const ending of ['yaml', 'yml']) {
    const file = join(folder, `${id}.${ending}`);
    try {
      return { file, text: await readFile(file, 'utf8') };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  return null;
}

/** The version of a source's file as it lies there; null where there is none. */
export async function sourceFileVersion(folder: string, id: string): Promise<string | null> {
  const found = await fileOf(folder, id);
  return found === null ? null : fileVersion(found.text);
}

/** Writes a new source file, whole or not at all. `id` is a source's id: the schema holds it to plain letters. */
export async function createSourceFile(
  folder: string,
  id: string,
  content: Readonly<Record<string, unknown>>,
): Promise<SourceWriting> {
  const file = join(folder, `${id}.yaml`);
  const text = stringify({ id, ...content }, { lineWidth: 0 });
  const { source, problems } = parseSourceFile(file, text);
  if (source === null) return { kind: 'unsound', problems };
  if ((await fileOf(folder, id)) !== null) return { kind: 'exists', file };
  try {
    if ((await put(file, text, true)) === 'exists') return { kind: 'exists', file };
  } catch (error) {
    return notWritable(error, file);
  }
  return { kind: 'written', file, source, version: fileVersion(text) };
}

/**
 * Sets fields of a source's file (`null` takes one away) and keeps the rest of it, comments included. Where `version`
 * is given, only a file of that version is changed.
 */
export async function changeSourceFile(
  folder: string,
  id: string,
  change: Readonly<Record<string, unknown>>,
  version: string | null,
): Promise<SourceWriting> {
  const found = await fileOf(folder, id);
  if (found === null) return { kind: 'missing', file: join(folder, `${id}.yaml`) };
  const { file, text: before } = found;
  if (version !== null && fileVersion(before) !== version) return { kind: 'changed-meanwhile', file };
  const document = parseDocument(before);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) document.delete(name);
    else document.set(name, document.createNode(value));
  }
  const text = document.errors.length > 0 ? before : document.toString({ lineWidth: 0 });
  const { source, problems } = parseSourceFile(file, text);
  if (source === null) return { kind: 'unsound', problems };
  try {
    await put(file, text, false);
  } catch (error) {
    return notWritable(error, file);
  }
  return { kind: 'written', file, source, version: fileVersion(text) };
}
