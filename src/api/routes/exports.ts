import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { parquetChunks } from '../../adapters/files/parquet.ts';
import { openStore } from '../../compose.ts';
import { columnsOf } from '../../pipeline/export-columns.ts';
import { EXPORT_TABLES, type ExportTable } from '../../pipeline/export-schemas.ts';
import { exportRows } from '../../pipeline/export-tables.ts';
import type { ExportedRow } from '../../ports/exported-table.ts';
import type { StoreSession } from '../../ports/store.ts';
import type { ApiServer } from '../api-server.ts';
import { csvLine } from '../csv.ts';
import { sendJson, sendStream } from '../list-answer.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { Site } from '../site.ts';

const TABLES = Object.keys(EXPORT_TABLES).filter((name): name is ExportTable => name in EXPORT_TABLES);
/** Exports that run at once; each has a connection of its own. */
const MOST_EXPORTS = 2;
/** Characters gathered before they are sent. */
const CHUNK = 1 << 16;
/** A reader slower than this keeps the database from tidying up. */
const TIME_LIMIT_MS = 15 * 60_000;

const ExportList = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      jsonl: z.string(),
      csv: z.string(),
      parquet: z.string(),
      schema: z.string(),
    }),
  ),
});

function schemaOf(table: ExportTable) {
  return z.toJSONSchema(EXPORT_TABLES[table]);
}

/** Rows between which others are answered: the database gives a thousand at once without a pause. */
const ROWS_A_BREATH = 500;

async function* breathing(rows: AsyncIterable<ExportedRow>): AsyncGenerator<ExportedRow> {
  let count = 0;
  for await (const row of rows) {
    yield row;
    if (++count % ROWS_A_BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

type Piece = string | Uint8Array;

/** A table as the pieces of a file. */
async function* piecesOf(
  session: StoreSession,
  table: ExportTable,
  format: TableFormat,
  since: number,
): AsyncGenerator<Piece> {
  const rows = breathing(exportRows(session, table, { since, canonical: false }));
  const columns = columnsOf(table, false);
  if (format === 'parquet') return yield* parquetChunks(columns, rows);
  const names = columns.map(({ name }) => name);
  if (format === 'csv') yield csvLine(names);
  let waiting = '';
  for await (const row of rows) {
    waiting += format === 'csv' ? csvLine(names.map((name) => row[name])) : `${JSON.stringify(row)}\n`;
    if (waiting.length < CHUNK) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}

async function taken(sink: PassThrough, piece: Piece): Promise<void> {
  if (sink.write(piece)) return;
  await Promise.race([once(sink, 'drain'), once(sink, 'close')]);
}

/**
 * Writes a table of one moment of the store to whoever reads, and ends when they leave. It is read over a connection
 * of its own, so that a slow reader holds nobody up.
 */
async function pump(
  site: Site,
  sink: PassThrough,
  table: ExportTable,
  format: TableFormat,
  since: number,
): Promise<void> {
  const store = await openStore(site.config);
  const stop = (): void => {
    sink.destroy();
  };
  site.stopping.addEventListener('abort', stop);
  const limit = setTimeout(() => sink.destroy(new Error('the export took too long')), TIME_LIMIT_MS);
  try {
    await store.snapshot(async (session) => {
      for await (const piece of piecesOf(session, table, format, since)) {
        if (sink.destroyed) return;
        await taken(sink, piece);
      }
    });
    if (!sink.destroyed) sink.end();
  } finally {
    clearTimeout(limit);
    site.stopping.removeEventListener('abort', stop);
    await store.close();
  }
}

const FORMATS = ['jsonl', 'csv', 'parquet'] as const;
type TableFormat = (typeof FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
};

function fileOf(name: string): { table: ExportTable; format: TableFormat | 'schema' } {
  const [, stem, ending] = /^([a-z_]+)\.(jsonl|csv|parquet|schema\.json)$/.exec(name) ?? [];
  const table = TABLES.find((one) => one === stem);
  if (table === undefined) throw notFound(`${name}: no such file; /v1/exports lists them`);
  return { table, format: FORMATS.find((one) => one === ending) ?? 'schema' };
}

/** `/v1/exports` and `/v1/exports/{table}.jsonl|csv|parquet|schema.json`: the whole dataset. */
export function addExportRoutes(app: ApiServer, site: Site): void {
  let running = 0;
  app.get(
    '/v1/exports',
    {
      schema: { summary: 'The files of the whole dataset', tags: ['exports'], response: { 200: ExportList } },
    },
    async (_request, reply) =>
      sendJson(reply, {
        tables: TABLES.map((name) => ({
          name,
          jsonl: `/v1/exports/${name}.jsonl`,
          csv: `/v1/exports/${name}.csv`,
          parquet: `/v1/exports/${name}.parquet`,
          schema: `/v1/exports/${name}.schema.json`,
        })),
      }),
  );
  app.get(
    '/v1/exports/:file',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'One table of the dataset as a file: JSON Lines, CSV, Parquet, or its JSON Schema',
        tags: ['exports'],
        params: z.object({ file: z.string().max(100).describe('As events.csv') }),
        querystring: z.object({
          since: z.coerce.number().int().min(0).default(0).describe('For deltas: after this sequence number'),
        }),
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { table, format } = fileOf(request.params.file);
      if (format === 'schema') return sendJson(reply, schemaOf(table));
      if (running >= MOST_EXPORTS) {
        throw new ProblemError(503, `${MOST_EXPORTS} exports run already: try again soon`, {
          headers: { 'retry-after': '30' },
        });
      }
      running++;
      const body = new PassThrough();
      pump(site, body, table, format, request.query.since)
        .catch((error: unknown) => body.destroy(error instanceof Error ? error : new Error(String(error))))
        .finally(() => {
          running--;
        });
      reply.header('content-disposition', `attachment; filename="${table}.${format}"`);
      reply.type(MEDIA_TYPES[format]);
      return sendStream(reply, body);
    },
  );
}
