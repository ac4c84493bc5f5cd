import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cell, Column, ExportedRow } from '../ports/exported-table.ts';
import { parquetChunks } from './store-parquet.ts';

export const EXPORT_FORMATS = ['jsonl', 'csv', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file of an export, for the data package. */
export interface ExportedFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file that is written beside its place first, and moved there whole. */
class AtomicFile {
  readonly #path: string;
  readonly #beside: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  private constructor(path: string, beside: string, handle: FileHandle) {
    this.#path = path;
    this.#beside = beside;
    this.#handle = handle;
  }

  static async open(folder: string, name: string): Promise<AtomicFile> {
    const beside = join(folder, `.${name}.${randomUUID()}`);
    return new AtomicFile(join(folder, name), beside, await open(beside, 'w'));
  }

  async write(chunk: string | Uint8Array): Promise<void> {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#handle.writeFile(bytes);
  }

  async end(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.#handle.close();
    await rename(this.#beside, this.#path);
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  async drop(): Promise<void> {
    await this.#handle.close();
    await rm(this.#beside, { force: true });
  }
}

/** Text gathered before it is written. */
const CHUNK = 1 << 18;

async function writeLines(
  file: AtomicFile,
  rows: AsyncIterable<ExportedRow>,
  lineOf: (row: ExportedRow) => string,
): Promise<number> {
  let count = 0;
  let waiting = '';
  for await (const row of rows) {
    count++;
    waiting += lineOf(row);
    if (waiting.length > CHUNK) {
      await file.write(waiting);
      waiting = '';
    }
  }
  await file.write(waiting);
  return count;
}

async function writeParquet(
  file: AtomicFile,
  columns: readonly Column[],
  rows: AsyncIterable<ExportedRow>,
): Promise<number> {
  let count = 0;
  async function* counted(): AsyncGenerator<ExportedRow> {
    for await (const row of rows) {
      count++;
      yield row;
    }
  }
  for await (const chunk of parquetChunks(columns, counted())) await file.write(chunk);
  return count;
}

/**
 * Writes a table into a folder (made where needed) as one file, which is there whole or not at all.
 * `bom` marks CSV as UTF-8 for programs that would guess otherwise.
 */
export async function writeTable(
  folder: string,
  table: string,
  format: ExportFormat,
  columns: readonly Column[],
  rows: AsyncIterable<ExportedRow>,
  { bom = false }: { readonly bom?: boolean } = {},
): Promise<ExportedFile> {
  await mkdir(folder, { recursive: true });
  const path = `${table}.${format}`;
  const file = await AtomicFile.open(folder, path);
  try {
    const count = await writeRows(file, format, columns, rows, bom);
    return { path, rows: count, ...(await file.end()) };
  } catch (error) {
    await file.drop();
    throw error;
  }
}

async function writeRows(
  file: AtomicFile,
  format: ExportFormat,
  columns: readonly Column[],
  rows: AsyncIterable<ExportedRow>,
  bom: boolean,
): Promise<number> {
  if (format === 'parquet') return writeParquet(file, columns, rows);
  if (format === 'jsonl') return writeLines(file, rows, (row) => `${JSON.stringify(row)}\n`);
  const head = columns.map(({ name }) => csvCell(name)).join(',');
  await file.write(`${bom ? '\ufeff' : ''}${head}\r\n`);
  return writeLines(
    file,
    rows,
    (row) => `${columns.map(({ name }) => csvCell(row[name] ?? null)).join(',')}\r\n`,
  );
}

/** Writes a small file whole or not at all. */
export async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `.${name}.${randomUUID()}`);
  await writeFile(beside, text);
  await rename(beside, join(folder, name));
}
