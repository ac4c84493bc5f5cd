import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { csvText } from './csv.ts';

export const LIST_FORMATS = ['json', 'ndjson', 'csv'] as const;

/** Most rows of one page. */
export const MOST_ROWS = 200;

/** What every list may be asked with. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(50).describe('Rows of a page'),
  cursor: z.string().max(800).optional().describe('`next` of the page before'),
  format: z.enum(LIST_FORMATS).default('json').describe('JSON, one JSON a line, or CSV'),
});
export type Paging = z.infer<typeof Paging>;

/** One page as JSON. */
export function listOf<T extends z.ZodType>(row: T) {
  return z.object({
    rows: z.array(row),
    next: z.string().nullable().describe('Cursor of the next page; null when this is the last'),
  });
}

interface ListAnswer<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
  /** A row as CSV has it: flat, with the columns in order. */
  readonly flat: (row: T) => Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  /** Parameter that asks for the next page; `cursor` unless told. */
  readonly nextParameter?: string;
}

function nextAddress(request: FastifyRequest, parameter: string, cursor: string): string {
  const url = new URL(request.url, 'http://localhost');
  url.searchParams.set(parameter, cursor);
  return `${url.pathname}${url.search}`;
}

/** Sends a page of a list in the format that was asked for; the next page stands in the `Link` header as well (RFC 8288). */
export function sendList<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  format: Paging['format'],
  { rows, next, flat, columns, nextParameter = 'cursor' }: ListAnswer<T>,
): FastifyReply {
  if (next !== null) reply.header('link', `<${nextAddress(request, nextParameter, next)}>; rel="next"`);
  switch (format) {
    case 'ndjson':
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .send(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    case 'csv':
      return reply
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', 'attachment; filename="shanshui.csv"')
        .send(csvText(columns, rows.map(flat)));
    default:
      return reply.type('application/json; charset=utf-8').send(JSON.stringify({ rows, next }));
  }
}

/** Sends one thing as JSON. */
export function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** Sends something as it comes. */
export function sendStream(reply: FastifyReply, body: Readable): FastifyReply {
  return reply.send(body);
}
