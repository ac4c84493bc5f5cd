import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { liftOrder, orderSchedule } from '../../pipeline/schedule-orders.ts';
import { scheduleDue } from '../../pipeline.ts';
import type { ScheduleOrder } from '../../ports/schedules.ts';
import { Schedule } from '../../source/schedule.ts';
import { mustOrder, whoAsks } from '../access.ts';
import type { ApiServer } from '../api-server.ts';
import { noteOrder } from '../audit.ts';
import { sendJson } from '../list-answer.ts';
import { badField } from '../problem.ts';
import type { Site } from '../site.ts';
import { ById, sourceNamed } from './sources.ts';

export const Reason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\0]*$/, 'holds U+0000')
  .describe('For whoever wonders later');

const Why = z.object({ why: Reason });
const WhyUntil = Why.extend({
  until: z.iso.datetime({ offset: true }).optional().describe('When it ends by itself; never unless told'),
});
const Done = z.object({ id: z.string(), done: z.boolean() });

const shared = { tags: ['operations'], security: [{ token: [] }], params: ById, response: { 200: Done } };

function endOf(site: Site, until: string | undefined): number | null {
  if (until === undefined) return null;
  const at = Date.parse(until);
  if (at <= site.now()) throw badField('body.until', 'give a time that is still to come');
  return at;
}

async function order(
  site: Site,
  request: FastifyRequest,
  id: string,
  given: { readonly what: ScheduleOrder['what']; readonly why: string; readonly until: string | undefined },
): Promise<void> {
  const { what, why } = given;
  const until = endOf(site, given.until);
  const source = sourceNamed(site, id);
  const who = whoAsks(request);
  await site.store.transact((session) =>
    orderSchedule(session, source, { what, who, why, until }, site.now()),
  );
  const detail = what.kind === 'paused' ? null : JSON.stringify(what.schedule);
  await noteOrder(site, whoAsks(request), { what: `source.${what.kind}`, subject: id, why, detail });
}

/** What a token with the scope `sources` may order: ask now, hold, let go on. */
export function addSourceOrders(app: ApiServer, site: Site): void {
  app.post(
    '/v1/sources/:id/poll',
    { schema: { summary: 'Ask a source at once, due or not', ...shared } },
    async (request, reply) => {
      mustOrder('sources', request);
      const { id } = sourceNamed(site, request.params.id);
      const { store, sources, now } = site;
      const added = await scheduleDue({ store, sources, clock: { now } }, [id]);
      await noteOrder(site, whoAsks(request), { what: 'source.poll', subject: id });
      return sendJson(reply, { id, done: added > 0 });
    },
  );
  app.post(
    '/v1/sources/:id/stop',
    { schema: { summary: 'Fetch nothing for a source until told', ...shared, body: Why } },
    async (request, reply) => {
      mustOrder('sources', request);
      const { id } = sourceNamed(site, request.params.id);
      const { why } = request.body;
      const scope = { kind: 'source', sourceId: id } as const;
      await site.store.stops.put({ scope, who: whoAsks(request), why, since: site.now() });
      await noteOrder(site, whoAsks(request), { what: 'source.stop', subject: id, why });
      return sendJson(reply, { id, done: true });
    },
  );
  app.post(
    '/v1/sources/:id/go-on',
    { schema: { summary: 'Lift the stop of a source', ...shared } },
    async (request, reply) => {
      mustOrder('sources', request);
      const { id } = sourceNamed(site, request.params.id);
      const scope = { kind: 'source', sourceId: id } as const;
      const done = await site.store.stops.lift(scope, whoAsks(request), site.now());
      await noteOrder(site, whoAsks(request), { what: 'source.go-on', subject: id });
      return sendJson(reply, { id, done });
    },
  );
  addScheduleOrders(app, site);
}

/** When a source is asked: another schedule than its file says, or none, for a while. */
function addScheduleOrders(app: ApiServer, site: Site): void {
  app.put(
    '/v1/sources/:id/schedule',
    {
      schema: {
        summary: 'Ask a source by another schedule than its file says',
        ...shared,
        body: WhyUntil.extend({ schedule: Schedule }),
      },
    },
    async (request, reply) => {
      mustOrder('sources', request);
      const { schedule, why, until } = request.body;
      const { id } = request.params;
      await order(site, request, id, { what: { kind: 'schedule', schedule }, why, until });
      return sendJson(reply, { id, done: true });
    },
  );
  app.post(
    '/v1/sources/:id/pause',
    {
      schema: { summary: 'Ask a source no more; what it announced is still read', ...shared, body: WhyUntil },
    },
    async (request, reply) => {
      mustOrder('sources', request);
      const { why, until } = request.body;
      const { id } = request.params;
      await order(site, request, id, { what: { kind: 'paused' }, why, until });
      return sendJson(reply, { id, done: true });
    },
  );
  app.post(
    '/v1/sources/:id/resume',
    { schema: { summary: 'Let a source’s file say again when it is asked', ...shared } },
    async (request, reply) => {
      mustOrder('sources', request);
      const source = sourceNamed(site, request.params.id);
      const { id } = source;
      const done = await site.store.transact((session) =>
        liftOrder(session, source, whoAsks(request), site.now()),
      );
      await noteOrder(site, whoAsks(request), { what: 'source.resume', subject: id });
      return sendJson(reply, { id, done });
    },
  );
}
