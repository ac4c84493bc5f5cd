import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTable } from '../../src/adapters/files/table-files.ts';
import { cloudEventOf } from '../../src/pipeline/cloud-events.ts';
import { EXPORT_TABLES, type ExportTable } from '../../src/pipeline/export-schemas.ts';
import { exportRows } from '../../src/pipeline/export-tables.ts';
import type { Column, ColumnType, ExportedRow } from '../../src/ports/exported-table.ts';
import { type SmallSite, serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

const ALL = { since: 0, canonical: false };
const TABLES: readonly ExportTable[] = [
  'events',
  'event_mentions',
  'articles',
  'statements',
  'landscape',
  'entities',
  'deltas',
];

const column = (name: string, type: ColumnType): Column => ({ name, type, about: name, nullable: true });

async function* given(rows: readonly ExportedRow[]): AsyncGenerator<ExportedRow> {
  yield* rows;
}

describe('an export', () => {
  let site: SmallSite;
  let folder: string;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  beforeAll(async () => {
    site = await serveSmallSite(24);
    folder = await mkdtemp(join(tmpdir(), 'shanshui-export-'));
    world = await smallWorld(join(folder, 'data'), site.origin);
    await crawlOnce(world);
  });
  afterAll(async () => {
    await world.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function rowsOf(table: ExportTable, options = ALL): Promise<ExportedRow[]> {
    const rows: ExportedRow[] = [];
    for await (const row of exportRows(world.store, table, options)) rows.push(row);
    return rows;
  }

  it.each(TABLES)('has rows of %s that follow their schema, in order of their names', async (table) => {
    const rows = await rowsOf(table);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) EXPORT_TABLES[table].parse(row);
    const columns = Object.keys(EXPORT_TABLES[table].shape);
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
    const names = rows.map((row) =>
      table === 'landscape' ? `${row.subject} ${row.property}` : String(row[columns[0] ?? '']),
    );
    if (table !== 'deltas') expect(names).toEqual([...names].sort());
  });

  it('leaves the clocks out when it is canonical', async () => {
    const canonical = { since: 0, canonical: true };
    for (const table of ['articles', 'statements'] as const) {
      const [row] = await rowsOf(table, canonical);
      expect(Object.keys(row ?? {}).filter((column) => /seen|withdrawn/.test(column))).toEqual([]);
    }
  });

  it('goes on after a sequence number', async () => {
    const all = await rowsOf('deltas');
    const rest = await rowsOf('deltas', { since: 10, canonical: false });
    expect(rest).toEqual(all.slice(10));
  });

  it('gives Parquet that reads back as it was, with types', async () => {
    const rows: ExportedRow[] = [
      { name: '山海', count: 2 ** 40, share: 0.25, at: '2024-05-06T07:08:09.010Z' },
      { name: null, count: null, share: null, at: null },
    ];
    const columns: Column[] = [
      column('name', 'text'),
      column('count', 'whole'),
      column('share', 'number'),
      column('at', 'instant'),
    ];
    const [written] = await writeTable(folder, 'typed', ['parquet'], columns, given(rows));
    const bytes = await readFile(join(folder, written?.path ?? ''));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    expect(await parquetReadObjects({ file })).toEqual([
      {
        name: '山海',
        count: BigInt(2 ** 40),
        share: 0.25,
        at: new Date('2024-05-06T07:08:09.010Z'),
      },
      { name: null, count: null, share: null, at: null },
    ]);
  });

  it('gives CSV that no spreadsheet runs, quoted where it must be', async () => {
    const rows = [
      { a: '=1+1', b: 'x,"y"\nz' },
      { a: '@x', b: null },
    ];
    const columns: Column[] = [column('a', 'text'), column('b', 'text')];
    const [written] = await writeTable(folder, 'safe', ['csv'], columns, given(rows), { bom: true });
    expect(await readFile(join(folder, written?.path ?? ''), 'utf8')).toBe(
      '\ufeffa,b\r\n\'=1+1,"x,""y""\nz"\r\n\'@x,\r\n',
    );
  });

  it('is there whole or not at all', async () => {
    const columns: Column[] = [column('a', 'text')];
    await writeTable(folder, 'whole', ['jsonl'], columns, given([{ a: 'old' }]));
    async function* failing(): AsyncGenerator<ExportedRow> {
      yield { a: 'new' };
      throw new Error('the store is gone');
    }
    await expect(writeTable(folder, 'whole', ['jsonl'], columns, failing())).rejects.toThrow(
      'the store is gone',
    );
    expect(await readFile(join(folder, 'whole.jsonl'), 'utf8')).toBe('{"a":"old"}\n');
    expect((await readdir(folder)).filter((name) => name.startsWith('.whole'))).toEqual([]);
  });

  it('has the same bytes each time', async () => {
    const columns: Column[] = [];
    const digests = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const [file] = await writeTable(
          folder,
          name,
          ['jsonl'],
          columns,
          exportRows(world.store, 'events', ALL),
        );
        return file?.sha256;
      }),
    );
    expect(digests[0]).toBe(digests[1]);
  });

  it('wraps changes of events as CloudEvents', async () => {
    const [delta] = await world.store.landscape.deltas(0, 1);
    if (delta === undefined) throw new Error('no delta');
    const event = cloudEventOf(delta);
    expect(event).toMatchObject({
      specversion: '1.0',
      id: '1',
      type: 'shanshui.event.added.v1',
      subject: delta.key,
    });
    expect(JSON.parse(event.data ?? '')).toMatchObject({ cause: 'world' });
  });
});
