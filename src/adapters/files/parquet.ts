import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType, ExportedRow } from '../../ports/exported-table.ts';

/** Rows that are held before they are written: what a row group has, and what bounds memory. */
const GROUP_ROWS = 20_000;

type ParquetValue = string | number | bigint | null;

interface ParquetType {
  readonly element: {
    readonly type: 'BYTE_ARRAY' | 'INT32' | 'INT64' | 'DOUBLE';
    readonly converted_type?: 'UTF8' | 'TIMESTAMP_MILLIS';
    readonly logical_type?: {
      readonly type: 'TIMESTAMP';
      readonly isAdjustedToUTC: true;
      readonly unit: 'MILLIS';
    };
  };
  readonly valueOf: (cell: string | number) => ParquetValue;
}

const text: ParquetType = {
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  valueOf: (cell) => String(cell),
};

/** Nested values stay text: a reader casts them to JSON where it needs to, and the bytes are those of the other formats. */
const TYPES: Readonly<Record<ColumnType, ParquetType>> = {
  text,
  json: text,
  whole: { element: { type: 'INT64' }, valueOf: (cell) => BigInt(cell) },
  number: { element: { type: 'DOUBLE' }, valueOf: (cell) => Number(cell) },
  instant: {
    element: {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    },
    valueOf: (cell) => BigInt(Date.parse(String(cell))),
  },
};

/** Takes what was written so far out of the writer, which goes on behind it. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/**
 * An Apache Parquet file that is made row by row: rows are held by the row group, so that memory does not grow with the
 * table. Every column may be null. The same rows give the same bytes.
 */
export class ParquetTable {
  readonly #columns: readonly Column[];
  readonly #writer = new ByteWriter();
  readonly #parquet: ParquetWriter;
  #held: ParquetValue[][];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#held = columns.map(() => []);
    const leaves = columns.map(
      ({ name, type }) => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type].element }) as const,
    );
    const schema = [{ name: 'root', num_children: columns.length }, ...leaves];
    this.#parquet = new ParquetWriter({ writer: this.#writer, schema });
  }

  /** Takes a row; gives the next piece of the file when a row group is full, else null. */
  add(row: ExportedRow): Uint8Array | null {
    this.#columns.forEach(({ name, type }, at) => {
      const cell = row[name] ?? null;
      this.#held[at]?.push(cell === null ? null : TYPES[type].valueOf(cell));
    });
    return this.#held[0]?.length === GROUP_ROWS ? this.#writeGroup() : null;
  }

  /** The rest of the file. */
  *end(): Generator<Uint8Array> {
    if (this.#held[0] !== undefined && this.#held[0].length > 0) yield this.#writeGroup();
    this.#parquet.finish();
    yield taken(this.#writer);
  }

  #writeGroup(): Uint8Array {
    this.#parquet.write({
      columnData: this.#columns.map(({ name }, at) => ({ name, data: this.#held[at] ?? [] })),
      rowGroupSize: GROUP_ROWS,
    });
    this.#held = this.#columns.map(() => []);
    return taken(this.#writer);
  }
}

/** A table as an Apache Parquet file, a piece at a time. */
export async function* parquetChunks(
  columns: readonly Column[],
  rows: AsyncIterable<ExportedRow>,
): AsyncGenerator<Uint8Array> {
  const table = new ParquetTable(columns);
  for await (const row of rows) {
    const chunk = table.add(row);
    if (chunk !== null) yield chunk;
  }
  yield* table.end();
}
