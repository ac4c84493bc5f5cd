import CliTable from 'cli-table3';
import { Option } from 'commander';
import { writeToString } from 'fast-csv';
import stringWidth from 'string-width';
import { WrongUse } from './failure.ts';
import { blocks, fitWidths, wrap } from './fit-table.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** A row as a program reads it; nested values are written as JSON in `csv` and `table`. */
export type Row = Readonly<Record<string, unknown>>;

/** The `--format` option, with the formats this command knows. */
export function formatOption(formats: readonly Format[], otherwise: Format): Option {
  return new Option('--format <format>', 'how to print').choices([...formats]).default(otherwise);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). */
function csvCell(value: unknown): string {
  const text = cell(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Control characters would let a fetched title steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

interface TableOptions {
  readonly empty?: string;
  /** Terminal cells that a line may take; as wide as it needs when undefined (a pipe, a file). */
  readonly width?: number | undefined;
}

/** Rows as a table for people; columns in the order of the first row, cells wrapped to what the terminal has room for. */
export function table(rows: readonly Row[], options: TableOptions = {}): string {
  const first = rows[0];
  if (first === undefined) return options.empty ?? 'nothing to show';
  const columns = Object.keys(first);
  const cells = rows.map((row) => columns.map((column) => printable(cell(row[column]))));
  const width = 'width' in options ? options.width : process.stdout.columns;
  if (width === undefined) return framed(columns, cells);
  const natural = columns.map((_, at) =>
    Math.max(...[columns, ...cells].map((row) => stringWidth(row[at] ?? ''))),
  );
  const fitting = fitWidths(natural, width);
  if (fitting === null) return blocks(columns, cells, width);
  const wrapped = (row: readonly string[]) =>
    row.map((text, at) => wrap(text, fitting[at] ?? width).join('\n'));
  return framed(wrapped(columns), cells.map(wrapped));
}

function framed(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new CliTable({ head: [...columns], style: { head: [], border: [], compact: true } });
  for (const row of rows) drawn.push([...row]);
  return drawn.toString();
}

/** Rows as text in a format, ending with a line break (empty for no rows in `ndjson`). */
export async function render(
  rows: readonly Row[],
  format: Format,
  options: { empty?: string } = {},
): Promise<string> {
  switch (format) {
    case 'table':
      return `${table(rows, options)}\n`;
    case 'json':
      return `${JSON.stringify(rows, null, 2)}\n`;
    case 'ndjson':
      return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'csv': {
      const columns = Object.keys(rows[0] ?? {});
      const body = await writeToString(
        rows.map((row) => columns.map((column) => csvCell(row[column]))),
        { headers: columns, includeEndRowDelimiter: true },
      );
      return body;
    }
    default:
      throw new WrongUse(`--format ${String(format)}: use one of ${FORMATS.join(', ')}`);
  }
}

/**
 * Writes to standard output and waits until the reader has taken it, so that long outputs run in flat memory.
 */
export async function print(text: string): Promise<void> {
  if (text === '') return;
  if (process.stdout.write(text)) return;
  await new Promise<void>((taken) => process.stdout.once('drain', taken));
}
