import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cell, Column, ExportedRow } from '../../ports/exported-table.ts';
import { ParquetTable } from './parquet.ts';

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

/** Characters gathered before they are written. */
const CHUNK = 1 << 18;

/** Where rows of one format go. */
interface RowSink {
  /** Takes a row; gives what is to be written now, where there is enough of it. */
  add(row: ExportedRow): string | Uint8Array | null;
  end(): Iterable<string | Uint8Array>;
}

function lineSink(lineOf: (row: ExportedRow) => string, head = ''): RowSink {
  let waiting = head;
  return {
    add(row) {
      waiting += lineOf(row);
      if (waiting.length < CHUNK) return null;
      const full = waiting;
      waiting = '';
      return full;
    },
    end: () => [waiting],
  };
}

function csvSink(columns: readonly Column[], bom: boolean): RowSink {
  const head = columns.map(({ name }) => csvCell(name)).join(',');
  return lineSink(
    (row) => `${columns.map(({ name }) => csvCell(row[name] ?? null)).join(',')}\r\n`,
    `${bom ? '\ufeff' : ''}${head}\r\n`,
  );
}

function sinkOf(format: ExportFormat, columns: readonly Column[], bom: boolean): RowSink {
  if (format === 'parquet') return new ParquetTable(columns);
  return format === 'jsonl' ? lineSink((row) => `${JSON.stringify(row)}\n`) : csvSink(columns, bom);
}

async function writeRows(
  targets: readonly { readonly file: AtomicFile; readonly sink: RowSink }[],
  rows: AsyncIterable<ExportedRow>,
): Promise<number> {
  let count = 0;
  for await (const row of rows) {
    count++;
    for (const { file, sink } of targets) {
      const chunk = sink.add(row);
      if (chunk !== null) await file.write(chunk);
    }
  }
  for (const { file, sink } of targets) for (const chunk of sink.end()) await file.write(chunk);
  return count;
}

/**
 * Writes a table into a folder (made where needed), one file a format, each of which is there whole or not at all. The
 * rows are read once. `bom` marks CSV as UTF-8 for programs that would guess otherwise.
 */
export async function writeTable(
  folder: string,
  table: string,
  formats: readonly ExportFormat[],
  columns: readonly Column[],
  rows: AsyncIterable<ExportedRow>,
  { bom = false }: { readonly bom?: boolean } = {},
): Promise<ExportedFile[]> {
  await mkdir(folder, { recursive: true });
  const targets: { readonly path: string; readonly file: AtomicFile; readonly sink: RowSink }[] = [];
  try {
    for (const format of formats) {
      const path = `${table}.${format}`;
      const file = await AtomicFile.open(folder, path);
      targets.push({ path, file, sink: sinkOf(format, columns, bom) });
    }
    const count = await writeRows(targets, rows);
    const written: ExportedFile[] = [];
    for (const { path, file } of targets) written.push({ path, rows: count, ...(await file.end()) });
    return written;
  } catch (error) {
    for (const { file } of targets) await file.drop();
    throw error;
  }
}

/** Writes a small file whole or not at all. */
export async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `.${name}.${randomUUID()}`);
  await writeFile(beside, text);
  await rename(beside, join(folder, name));
}
