import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType, ExportedRow } from '../ports/exported-table.ts';

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
 * A table as an Apache Parquet file, a piece at a time: rows are held by the row group, so that memory does not grow with
 * the table. Every column may be null. The same rows give the same bytes.
 */
export async function* parquetChunks(
  columns: readonly Column[],
  rows: AsyncIterable<ExportedRow>,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(
        ({ name, type }) => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type].element }) as const,
      ),
    ],
  });
  let held = columns.map((): ParquetValue[] => []);
  const writeGroup = (): Uint8Array => {
    parquet.write({
      columnData: columns.map(({ name }, at) => ({ name, data: held[at] ?? [] })),
      rowGroupSize: GROUP_ROWS,
    });
    held = columns.map(() => []);
    return taken(writer);
  };
  for await (const row of rows) {
    columns.forEach(({ name, type }, at) => {
      const cell = row[name] ?? null;
      held[at]?.push(cell === null ? null : TYPES[type].valueOf(cell));
    });
    if (held[0]?.length === GROUP_ROWS) yield writeGroup();
  }
  if (held[0] !== undefined && held[0].length > 0) yield writeGroup();
  parquet.finish();
  yield taken(writer);
}
