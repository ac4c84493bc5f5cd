import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shanshui } from './shanshui.ts';

const packageSchema = z.object({
  sequence: z.number().optional(),
  schemas: z.array(z.string()),
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      format: z.enum(['jsonl', 'csv', 'parquet']),
      bytes: z.number(),
      hash: z.string(),
      rows: z.number(),
      schema: z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) }).optional(),
    }),
  ),
});
type Package = z.infer<typeof packageSchema>;

const ARTICLES = [
  '3月16日，百度在北京发布大模型文心一言，并向首批用户开放测试。',
  '7月7日，华为在东莞发布盘古大模型3.0。“我们让它进到矿山里去”，主讲人说。',
];

let folder: string;
const out = (name: string) => join(folder, name);

async function exported(name: string, ...args: string[]): Promise<Package> {
  const ended = await shanshui(['export', out(name), '--data', out('data'), ...args]);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return packageSchema.parse(JSON.parse(await readFile(join(out(name), 'datapackage.json'), 'utf8')));
}

/** Column names and number of rows, as a reader that knows nothing of us finds them in a file. */
async function look(bytes: Buffer, format: Package['resources'][number]['format']) {
  if (format === 'jsonl') {
    const rows = bytes.toString('utf8').split('\n').slice(0, -1);
    return { rows: rows.length, columns: Object.keys(z.looseObject({}).parse(JSON.parse(rows[0] ?? '{}'))) };
  }
  if (format === 'parquet') {
    const file = new Uint8Array(bytes).buffer;
    const rows = await parquetReadObjects({ file });
    return { rows: rows.length, columns: Object.keys(rows[0] ?? {}) };
  }
  return new Promise<{ rows: number; columns: string[] }>((resolve, reject) => {
    const lines: string[][] = [];
    parseString(bytes.toString('utf8'))
      .on('data', (line: string[]) => lines.push(line))
      .once('error', reject)
      .once('end', () => resolve({ rows: lines.length - 1, columns: lines[0] ?? [] }));
  });
}

async function expectTruth(name: string, described: Package): Promise<void> {
  for (const { path, format, bytes, hash, rows, schema } of described.resources) {
    const file = await readFile(join(out(name), path));
    expect({ path, bytes, hash }).toEqual({
      path,
      bytes: file.length,
      hash: `sha256:${createHash('sha256').update(file).digest('hex')}`,
    });
    const seen = await look(file, format);
    expect({ path, rows: seen.rows }).toEqual({ path, rows });
    if (schema !== undefined && (rows > 0 || format === 'csv'))
      expect({ path, columns: seen.columns }).toEqual({
        path,
        columns: schema.fields.map((field) => field.name),
      });
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanshui-cli-export-'));
  const lines = ARTICLES.map((text, at) => JSON.stringify({ id: `a${at}`, text, publishedAt: '2023-07-08' }));
  await writeFile(out('archive.ndjson'), `${lines.join('\n')}\n`);
  const ended = await shanshui(['import', out('archive.ndjson'), '--data', out('data')]);
  expect(ended.code, ended.stderr).toBe(0);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('shanshui export', { timeout: 120_000 }, () => {
  it('describes every file as it is: bytes, hash, rows and columns', async () => {
    const described = await exported('all', '--cloudevents');
    await expectTruth('all', described);
    const tables = described.schemas.map((path) => path.replace('.schema.json', ''));
    expect(tables.length).toBe(7);
    const wanted = tables.flatMap((table) => ['jsonl', 'csv', 'parquet'].map((end) => `${table}.${end}`));
    expect(described.resources.map(({ path }) => path).sort()).toEqual(
      [...wanted, 'cloudevents.jsonl'].sort(),
    );
    const others = ['CITATION.cff', 'datapackage.json', ...described.schemas];
    expect((await readdir(out('all'))).sort()).toEqual(
      [...described.resources.map(({ path }) => path), ...others].sort(),
    );
    const articles = described.resources.find(({ path }) => path === 'articles.csv');
    expect(articles?.rows).toBe(ARTICLES.length);
    expect(new Set(described.resources.map(({ name }) => name)).size).toBe(described.resources.length);
  });

  it('is the same twice when it is canonical, and goes on after a sequence number', async () => {
    const [one, two] = [await exported('one', '--canonical'), await exported('two', '--canonical')];
    await expectTruth('one', one);
    expect(two).toEqual(one);
    expect(one.sequence).toBeUndefined();
    const rest = await exported('rest', '--since', '1', '--format', 'csv');
    await expectTruth('rest', rest);
    expect(rest.resources.map(({ path, rows }) => [path, rows])).toEqual([
      ['deltas.csv', (rest.sequence ?? 0) - 1],
    ]);
  });

  it.each([
    [['--since', '１２'], /--since １２: give a sequence number/],
    [['--canonical', '--since', '3'], /--canonical leaves changes out/],
    [['--format', 'xlsx'], /Allowed choices are/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await shanshui(['export', out('refused'), '--data', out('data'), ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
