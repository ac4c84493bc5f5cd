import { z } from 'zod';
import { STAGES, TASK_STATES } from '../../ports/ledger.ts';
import { mustOrder } from '../access.ts';
import type { ApiServer } from '../api-server.ts';
import { keyCursor, keyOf } from '../cursor.ts';
import { listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { TaskShape } from '../schemas/crawl.ts';
import type { Site } from '../site.ts';

const COLUMNS = [
  'key',
  'stage',
  'subject',
  'sourceId',
  'state',
  'attempts',
  'notBefore',
  'updatedAt',
  'outcome',
  'error',
] as const;

const Keys = z.array(z.string().max(400)).min(1).max(500);

/** `/v1/tasks`, and what may be done with those that were given up. */
export function addTaskRoutes(app: ApiServer, site: Site): void {
  const security = [{ token: [] }];
  app.get(
    '/v1/tasks',
    {
      schema: {
        summary: 'What is to be done, being done, done, and given up',
        tags: ['operations'],
        querystring: Paging.extend({
          state: z.enum(TASK_STATES).optional(),
          stage: z.enum(STAGES).optional(),
          source: z.string().max(100).optional(),
        }),
        response: { 200: listOf(TaskShape) },
      },
    },
    async (request, reply) => {
      const { state, stage, source, cursor, limit, format } = request.query;
      const { rows, next } = await site.queries.tasks({
        state: state ?? null,
        stage: stage ?? null,
        sourceId: source ?? null,
        after: keyOf(cursor),
        limit,
      });
      const end = next === null ? null : keyCursor(next);
      return sendList(request, reply, format, {
        rows,
        next: end,
        flat: (row) => ({ ...row }),
        columns: COLUMNS,
      });
    },
  );
  app.post(
    '/v1/tasks/retry',
    {
      schema: {
        summary: 'Try given-up tasks again; all of them where none is named',
        tags: ['operations'],
        security,
        body: z.object({ keys: Keys.optional() }),
        response: { 200: z.object({ ready: z.int() }) },
      },
    },
    async (request, reply) => {
      mustOrder('tasks', request);
      return sendJson(reply, { ready: await site.store.ledger.revive(site.now(), request.body.keys) });
    },
  );
  app.post(
    '/v1/tasks/discard',
    {
      schema: {
        summary: 'Forget given-up tasks for good',
        tags: ['operations'],
        security,
        body: z.object({ keys: Keys }),
        response: { 200: z.object({ discarded: z.array(z.string()) }) },
      },
    },
    async (request, reply) => {
      mustOrder('tasks', request);
      return sendJson(reply, { discarded: await site.queries.discard(request.body.keys) });
    },
  );
}
