import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileJsonSchema } from '../../dictionary/file-header.ts';
import { FILE_SCHEMAS, type FileKind } from '../../dictionary/file-schemas.ts';
import type { DictionaryFile } from '../../dictionary/parse-file.ts';

/**
 * Writes dictionary files below `folder`, each in one step, so that a reader never sees half a file.
 * Throws the system error of what cannot be written.
 */
export function writeDictionaryFiles(folder: string, files: readonly DictionaryFile[]): void {
  for (const file of files) writeWhole(join(folder, file.path), file.text);
}

const KINDS = Object.keys(FILE_SCHEMAS) as FileKind[];

/** Writes the JSON Schema of each kind of file to `schemas/` below `folder`; gives back their paths. */
export function writeDictionarySchemas(folder: string): string[] {
  for (const kind of KINDS) writeWhole(join(folder, schemaPath(kind)), schemaText(kind));
  return KINDS.map(schemaPath);
}

/** Paths of the schema files below `folder` that are missing or not what `writeDictionarySchemas` would write. */
export function outdatedSchemas(folder: string): string[] {
  return KINDS.filter((kind) => {
    const path = join(folder, schemaPath(kind));
    return !existsSync(path) || readFileSync(path, 'utf8') !== schemaText(kind);
  }).map(schemaPath);
}

function schemaPath(kind: FileKind): string {
  return `schemas/${kind}.schema.json`;
}

function schemaText(kind: FileKind): string {
  return `${JSON.stringify(fileJsonSchema(kind), null, 2)}\n`;
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
