import type { ExportedFile } from '../adapters/files/table-files.ts';
import { columnsOf } from '../pipeline/export-columns.ts';
import { DATASET_VERSION, type ExportTable } from '../pipeline/export-schemas.ts';
import type { ColumnType } from '../ports/exported-table.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jsonl: 'application/jsonl',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
};

/** Types of Table Schema (specs.frictionlessdata.io/table-schema). */
const FIELD_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  json: 'string',
  whole: 'integer',
  number: 'number',
  instant: 'datetime',
};

/** What stands in a file, column by column: nothing for JSON Schemas and other files that are no table. */
function tableSchema(path: string, tables: readonly ExportTable[], canonical: boolean) {
  const table = tables.find((one) => path.startsWith(`${one}.`));
  if (table === undefined) return {};
  const fields = columnsOf(table, canonical).map(({ name, type, about, nullable }) => ({
    name,
    type: FIELD_TYPES[type],
    description: about,
    ...(nullable ? {} : { constraints: { required: true } }),
  }));
  return { profile: 'tabular-data-resource', schema: { fields, missingValues: [''] } };
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/**
 * Describes an export as a Frictionless data package (specs.frictionlessdata.io). `sequence` is the last change that is
 * in it: an export with `--since` that number goes on from there.
 */
export function dataPackage(
  files: readonly ExportedFile[],
  tables: readonly ExportTable[],
  about: { readonly version: string; readonly sequence: number | null },
): Readonly<Record<string, unknown>> {
  return {
    name: 'shanshui-landscape',
    title: 'Landscape of Chinese AI models, their makers and cities, as the press tells it',
    version: DATASET_VERSION,
    software: `shanshui ${about.version}`,
    ...(about.sequence === null ? {} : { sequence: about.sequence }),
    licenses: [
      {
        name: 'CC-BY-4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
        title: 'Of the dataset; quotes belong to their publishers',
      },
    ],
    sources: [{ title: 'The articles named in the table articles, each with its address' }],
    schemas: tables.map((table) => `${table}.schema.json`),
    resources: files.map(({ path, rows, bytes, sha256 }) => ({
      name: path.replaceAll(/[._]/g, '-'),
      path,
      format: endingOf(path),
      mediatype: MEDIA_TYPES[endingOf(path)] ?? 'application/octet-stream',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      rows,
      ...tableSchema(path, tables, about.sequence === null),
    })),
  };
}

/** How to cite an export, in the Citation File Format (citation-file-format.github.io). */
export function citation(version: string): string {
  return [
    'cff-version: 1.2.0',
    'message: Please cite this dataset and the articles it quotes.',
    'type: dataset',
    'title: Landscape of Chinese AI models, their makers and cities',
    `version: ${version}`,
    'license: CC-BY-4.0',
    'authors:',
    '  - name: The shanshui contributors',
    '',
  ].join('\n');
}
