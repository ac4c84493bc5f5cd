import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { followDeltas } from '../../pipeline/follow-deltas.ts';
import type { StoredDelta } from '../../ports/store-landscape.ts';
import type { ApiServer } from '../api-server.ts';
import { LIST_FORMATS, sendList } from '../list-answer.ts';
import { badField, ProblemError } from '../problem.ts';
import { DeltaShape } from '../schemas/landscape.ts';
import type { Site } from '../site.ts';

/** Streams that are open at once; each looks into the store twice a second. */
const MOST_STREAMS = 50;
/** A comment so often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
/** What a stream has left to end when the server stops. */
const PARTING_MS = 1000;

const COLUMNS = ['sequence', 'at', 'kind', 'cause', 'about', 'key', 'articleId', 'others'] as const;

const ChangesQuery = z.object({
  since: z.coerce.number().int().min(0).default(0).describe('Sequence number after which changes count'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  format: z.enum(LIST_FORMATS).default('json'),
});

const ChangesPage = z.object({
  rows: z.array(DeltaShape),
  next: z.string().nullable().describe('`since` of the next page; null when all are told'),
});

/** Where a stream goes on: what the browser had last (`Last-Event-ID`), else what the address says. */
function beginOf(request: FastifyRequest, since: number): number {
  const last = request.headers['last-event-id'];
  if (typeof last !== 'string' || last === '') return since;
  const number = Number(last);
  if (!/^\d{1,16}$/.test(last) || !Number.isSafeInteger(number)) {
    throw badField('header.last-event-id', 'give the id of the last change, a whole number');
  }
  return number;
}

function eventText(delta: StoredDelta): string {
  return `id: ${delta.sequence}\nevent: ${delta.kind}\ndata: ${JSON.stringify(delta)}\n\n`;
}

/** Sends changes as server-sent events until the reader leaves or the server stops. */
async function stream(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  since: number,
): Promise<void> {
  const headers = reply.getHeaders();
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  raw.write('retry: 2000\n\n');
  let isOver = false;
  request.raw.on('close', () => {
    isOver = true;
  });
  // A reader that takes nothing must not keep the server from stopping.
  const stop = (): void => {
    setTimeout(() => raw.destroy(), PARTING_MS).unref();
  };
  site.stopping.addEventListener('abort', stop);
  const beat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  try {
    const last = await site.store.landscape.lastSequence();
    // A number that was never given out comes from another store, or from before a backup was restored.
    if (since > last) raw.write(`id: ${last}\nevent: reset\ndata: {"sequence":${last}}\n\n`);
    const begin = Math.min(since, last);
    for await (const delta of followDeltas(site.store, begin, () => isOver || site.stopping.aborted)) {
      // A slow reader is waited for, or its leaving is.
      if (!raw.write(eventText(delta))) await Promise.race([once(raw, 'drain'), once(raw, 'close')]);
    }
  } finally {
    clearInterval(beat);
    site.stopping.removeEventListener('abort', stop);
    raw.end();
  }
}

/** `/v1/changes`, as a list and as a stream. */
export function addChangeRoutes(app: ApiServer, site: Site): void {
  let open = 0;
  app.get(
    '/v1/changes',
    {
      exposeHeadRoute: false,
      schema: {
        summary:
          'What changed after a sequence number; as server-sent events with `Accept: text/event-stream`',
        tags: ['changes'],
        querystring: ChangesQuery,
        response: { 200: ChangesPage },
      },
    },
    async (request, reply) => {
      const { since, limit, format } = request.query;
      reply.header('vary', 'accept');
      if (request.headers.accept?.includes('text/event-stream') === true) {
        const begin = beginOf(request, since);
        if (open >= MOST_STREAMS) {
          throw new ProblemError(503, `${MOST_STREAMS} streams are open: ask for the list instead`, {
            headers: { 'retry-after': '30' },
          });
        }
        open++;
        try {
          await stream(site, request, reply, begin);
        } finally {
          open--;
        }
        return reply;
      }
      const rows = await site.store.landscape.deltas(since, limit);
      const last = rows.at(-1)?.sequence ?? null;
      const isAll = last === null || last >= (await site.store.landscape.lastSequence());
      return sendList(request, reply, format, {
        rows,
        next: isAll ? null : String(last),
        flat: (delta) => ({ ...delta, at: new Date(delta.at).toISOString() }),
        columns: COLUMNS,
        nextParameter: 'since',
      });
    },
  );
}
