import { z } from 'zod';
import { reviveTasks } from '../../pipeline/revive-tasks.ts';
import { STAGES, TASK_STATES } from '../../ports/ledger.ts';
import { mustOrder, whoAsks } from '../access.ts';
import type { ApiServer } from '../api-server.ts';
import { noteOrder } from '../audit.ts';
import { keyCursor, keyOf } from '../cursor.ts';
import { listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { TaskShape } from '../schemas/crawl.ts';
import type { Site } from '../site.ts';
import { forgetCounts } from '../store-counts.ts';
import { Reason } from './source-orders.ts';

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

/** Tasks by name, the first few of many. */
function subjectOf(keys: readonly string[] | undefined): string {
  if (keys === undefined) return 'all';
  const more = keys.length > 3 ? ` and ${keys.length - 3} more` : '';
  return `${keys.slice(0, 3).join(', ')}${more}`;
}

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
        body: z.object({ keys: Keys.optional(), why: Reason.optional() }),
        response: { 200: z.object({ ready: z.int() }) },
      },
    },
    async (request, reply) => {
      mustOrder('tasks', request);
      const { keys, why = null } = request.body;
      const { revived: ready } = await reviveTasks(
        site.store,
        site.now(),
        keys === undefined ? {} : { keys },
      );
      await noteOrder(site, whoAsks(request), { what: 'tasks.retry', subject: subjectOf(keys), why });
      forgetCounts(site);
      return sendJson(reply, { ready });
    },
  );
  app.post(
    '/v1/tasks/discard',
    {
      schema: {
        summary: 'Forget given-up tasks for good',
        tags: ['operations'],
        security,
        body: z.object({ keys: Keys, why: Reason.optional() }),
        response: { 200: z.object({ discarded: z.array(z.string()) }) },
      },
    },
    async (request, reply) => {
      mustOrder('tasks', request);
      const { keys, why = null } = request.body;
      const discarded = await site.queries.discard(keys);
      await noteOrder(site, whoAsks(request), { what: 'tasks.discard', subject: subjectOf(discarded), why });
      forgetCounts(site);
      return sendJson(reply, { discarded });
    },
  );
}
