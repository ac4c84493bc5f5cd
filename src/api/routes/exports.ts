import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { openStore } from '../../compose.ts';
import { EXPORT_TABLES, type ExportTable } from '../../pipeline/export-schemas.ts';
import { exportRows } from '../../pipeline/export-tables.ts';
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
  tables: z.array(z.object({ name: z.string(), jsonl: z.string(), csv: z.string(), schema: z.string() })),
});

function schemaOf(table: ExportTable) {
  return z.toJSONSchema(EXPORT_TABLES[table]);
}

/** Rows of a table as lines of text. */
async function* linesOf(
  session: StoreSession,
  table: ExportTable,
  format: string,
  since: number,
): AsyncGenerator<string> {
  const columns = Object.keys(schemaOf(table).properties ?? {});
  if (format === 'csv') yield csvLine(columns);
  for await (const row of exportRows(session, table, { since, canonical: false })) {
    yield format === 'csv' ? csvLine(columns.map((column) => row[column])) : `${JSON.stringify(row)}\n`;
  }
}

async function taken(sink: PassThrough, text: string): Promise<void> {
  if (sink.write(text)) return;
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
  format: string,
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
      let waiting = '';
      for await (const line of linesOf(session, table, format, since)) {
        waiting += line;
        if (waiting.length < CHUNK) continue;
        if (sink.destroyed) return;
        await taken(sink, waiting);
        waiting = '';
      }
      if (!sink.destroyed) await taken(sink, waiting);
    });
    if (!sink.destroyed) sink.end();
  } finally {
    clearTimeout(limit);
    site.stopping.removeEventListener('abort', stop);
    await store.close();
  }
}

function fileOf(name: string): { table: ExportTable; format: 'jsonl' | 'csv' | 'schema' } {
  const [stem = '', ending = ''] = name.split(/\.(jsonl|csv|schema\.json)$/);
  const table = TABLES.find((one) => one === stem);
  if (table === undefined || ending === '') throw notFound(`${name}: no such file; /v1/exports lists them`);
  return { table, format: ending === 'schema.json' ? 'schema' : ending === 'csv' ? 'csv' : 'jsonl' };
}

/** `/v1/exports` and `/v1/exports/{table}.jsonl|csv|schema.json`: the whole dataset. */
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
          schema: `/v1/exports/${name}.schema.json`,
        })),
      }),
  );
  app.get(
    '/v1/exports/:file',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'One table of the dataset as a file; `shanshui export` writes Parquet, too',
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
      reply.type(
        format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/jsonl; charset=utf-8',
      );
      return sendStream(reply, body);
    },
  );
}
