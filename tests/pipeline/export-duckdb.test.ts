import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTable } from '../../src/adapters/files/table-files.ts';
import { columnsOf } from '../../src/pipeline/export-columns.ts';
import { EXPORT_TABLES, type ExportTable } from '../../src/pipeline/export-schemas.ts';
import { exportRows } from '../../src/pipeline/export-tables.ts';
import type { Column, ColumnType, ExportedRow } from '../../src/ports/exported-table.ts';
import { type SmallSite, serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

const DUCKDB_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  json: 'VARCHAR',
  whole: 'BIGINT',
  number: 'DOUBLE',
  instant: 'TIMESTAMP WITH TIME ZONE',
};
const TABLES = Object.keys(EXPORT_TABLES).filter((name): name is ExportTable => name in EXPORT_TABLES);

describe('exported Parquet, read by DuckDB', () => {
  let folder: string;
  let site: SmallSite;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let duckdb: DuckDBInstance;
  let connection: DuckDBConnection;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-duckdb-'));
    site = await serveSmallSite(24);
    world = await smallWorld(join(folder, 'data'), site.origin);
    await crawlOnce(world);
    duckdb = await DuckDBInstance.create();
    connection = await duckdb.connect();
  });
  afterAll(async () => {
    connection.closeSync();
    duckdb.closeSync();
    await world.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjects();
  const countOf = async (sql: string) => Number((await ask(`SELECT count(*) AS n FROM (${sql})`))[0]?.n);
  const parquet = (table: string) => `read_parquet('${join(folder, `${table}.parquet`)}')`;
  const lines = (table: string, columns: readonly Column[]) => {
    const types = columns.map(({ name, type }) => `'${name}': '${DUCKDB_TYPES[type]}'`).join(', ');
    return `read_json('${join(folder, `${table}.jsonl`)}', format = 'newline_delimited', columns = {${types}})`;
  };

  it.each(TABLES)('has %s with typed columns, and the very rows of the JSON Lines', async (table) => {
    const columns = columnsOf(table, false);
    const rows = exportRows(world.store, table, { since: 0, canonical: false });
    await writeTable(folder, table, ['parquet', 'jsonl', 'csv'], columns, rows);
    const described = await ask(`DESCRIBE SELECT * FROM ${parquet(table)}`);
    expect(described.map(({ column_name, column_type }) => [column_name, column_type])).toEqual(
      columns.map(({ name, type }) => [name, DUCKDB_TYPES[type]]),
    );
    const [here, there] = [`SELECT * FROM ${parquet(table)}`, `SELECT * FROM ${lines(table, columns)}`];
    expect(await countOf(here)).toBeGreaterThan(0);
    expect(await countOf(`(${here}) EXCEPT ALL (${there})`)).toBe(0);
    expect(await countOf(`(${there}) EXCEPT ALL (${here})`)).toBe(0);
    const csv = `SELECT * FROM read_csv('${join(folder, `${table}.csv`)}', header = true, all_varchar = true)`;
    expect(await countOf(csv)).toBe(await countOf(here));
  });

  it('answers who makes what, with the JSON of a value taken apart', async () => {
    const makers = await ask(
      `SELECT subject_name AS model, value::JSON->>'name' AS maker FROM ${parquet('landscape')}
       WHERE property = 'developer' AND standing = 'held' ORDER BY ALL LIMIT 1`,
    );
    expect(makers[0]?.maker).toEqual(expect.any(String));
  });

  it('has several row groups where there are many rows', async () => {
    const rows = 45_000;
    async function* many(): AsyncGenerator<ExportedRow> {
      for (let at = 0; at < rows; at++) yield { name: at % 3 === 0 ? null : `模型${at}`, count: at };
    }
    const columns: Column[] = [
      { name: 'name', type: 'text', about: '', nullable: true },
      { name: 'count', type: 'whole', about: '', nullable: true },
    ];
    await writeTable(folder, 'many', ['parquet'], columns, many());
    const [summed] = await ask(
      `SELECT count(*) AS n, count(name) AS named, sum(count)::BIGINT AS total FROM ${parquet('many')}`,
    );
    expect(summed).toEqual({ n: 45_000n, named: 30_000n, total: BigInt((rows * (rows - 1)) / 2) });
    const groups = await ask(
      `SELECT count(DISTINCT row_group_id) AS n FROM parquet_metadata('${join(folder, 'many.parquet')}')`,
    );
    expect(Number(groups[0]?.n)).toBe(3);
  });
});
