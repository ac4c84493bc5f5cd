import { type Command, Option } from 'commander';
import { z } from 'zod';
import {
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  writeTable,
  writeWhole,
} from '../adapters/files/table-files.ts';
import type { Config } from '../config.ts';
import { cloudEventOf } from '../pipeline/cloud-events.ts';
import { columnsOf } from '../pipeline/export-columns.ts';
import { EXPORT_TABLES, type ExportTable } from '../pipeline/export-schemas.ts';
import { type ExportOptions, exportRows } from '../pipeline/export-tables.ts';
import type { StoreSession } from '../ports/store.ts';
import { citation, dataPackage } from './data-package.ts';
import { WrongUse } from './failure.ts';
import { print } from './output.ts';
import { type StoreOptions, withStore, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui export out                           every table as JSON Lines, CSV and Parquet
  shanshui export out --format parquet          only Parquet
  shanshui export out --since 1200              only what changed after a sequence number
  shanshui export out --canonical               only what depends on the articles, not on when we looked
  shanshui export out --cloudevents             changes of events as CloudEvents, too`;

interface Options extends StoreOptions {
  readonly format: readonly ExportFormat[];
  readonly since?: number;
  readonly canonical?: boolean;
  readonly bom?: boolean;
  readonly cloudevents?: boolean;
}

function tablesOf({ since, canonical }: Options): ExportTable[] {
  const all: ExportTable[] = [
    'events',
    'event_mentions',
    'articles',
    'statements',
    'landscape',
    'entities',
    'deltas',
  ];
  if (since !== undefined) return ['deltas'];
  return canonical === true ? all.filter((table) => table !== 'deltas') : all;
}

async function writeTables(session: StoreSession, folder: string, options: Options): Promise<ExportedFile[]> {
  const canonical = options.canonical === true;
  const wanted: ExportOptions = { since: options.since ?? 0, canonical };
  const files: ExportedFile[] = [];
  for (const table of tablesOf(options)) {
    const columns = columnsOf(table, canonical);
    const rows = exportRows(session, table, wanted);
    const bom = options.bom === true;
    files.push(...(await writeTable(folder, table, options.format, columns, rows, { bom })));
    const schema = z.toJSONSchema(EXPORT_TABLES[table]);
    await writeWhole(folder, `${table}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  if (options.cloudevents === true) {
    const rows = cloudEvents(session, wanted.since);
    files.push(...(await writeTable(folder, 'cloudevents', ['jsonl'], [], rows)));
  }
  return files;
}

async function* cloudEvents(
  session: StoreSession,
  since: number,
): AsyncGenerator<Readonly<Record<string, string>>> {
  for (let last = since; ; ) {
    const deltas = await session.landscape.deltas(last, 1000);
    for (const delta of deltas) if (delta.about === 'event') yield cloudEventOf(delta);
    const end = deltas.at(-1);
    if (end === undefined) return;
    last = end.sequence;
  }
}

async function run(folder: string, options: Options): Promise<void> {
  if (options.canonical === true && (options.since !== undefined || options.cloudevents === true)) {
    throw new WrongUse('--canonical leaves changes out: take it without --since and --cloudevents');
  }
  await withStore(options, async (store, config: Config) => {
    await store.snapshot(async (session) => {
      const files = await writeTables(session, folder, options);
      const sequence = await session.landscape.lastSequence();
      const described = dataPackage(files, tablesOf(options), {
        version: config.softwareVersion,
        sequence: options.canonical === true ? null : sequence,
      });
      await writeWhole(folder, 'datapackage.json', `${JSON.stringify(described, null, 2)}\n`);
      await writeWhole(folder, 'CITATION.cff', citation(config.softwareVersion));
      const rows = files.reduce((sum, file) => sum + file.rows, 0);
      await print(`${folder}: ${files.length} files, ${rows} rows, up to sequence number ${sequence}\n`);
    });
  });
}

function sequenceNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0)
    throw new WrongUse(`--since ${text}: give a sequence number, as 1200`);
  return number;
}

/** `shanshui export`: the dataset as files. */
export function registerExport(program: Command): void {
  const command = program
    .command('export')
    .description('write the dataset as files: JSON Lines, CSV, Parquet, with schemas and a data package')
    .argument('<folder>', 'where to; files of an earlier export are replaced, each as a whole')
    .addOption(
      new Option('--format <format...>', 'which formats')
        .choices(EXPORT_FORMATS)
        .default([...EXPORT_FORMATS]),
    )
    .addOption(
      new Option('--since <sequence>', 'only changes after a sequence number').argParser(sequenceNumber),
    )
    .option('--canonical', 'leave out what depends on when we looked')
    .option('--bom', 'mark CSV as UTF-8 for spreadsheets')
    .option('--cloudevents', 'changes of events as CloudEvents 1.0, too');
  withStoreOptions(command).addHelpText('after', EXAMPLES).action(run);
}
