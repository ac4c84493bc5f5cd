import { z } from 'zod';
import { sourceFileVersion } from '../../adapters/files/source-write.ts';
import { observeSource } from '../../pipeline/observe-source.ts';
import { isInForce } from '../../pipeline/schedule-orders.ts';
import type { Disposition } from '../../ports/disposition.ts';
import { judgeHealth } from '../../source/health.ts';
import type { Source } from '../../source/source.ts';
import type { ApiServer } from '../api-server.ts';
import { keyCursor, keyOf } from '../cursor.ts';
import { listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { notFound } from '../problem.ts';
import { SourceDetail, SourceShape } from '../schemas/crawl.ts';
import type { Site } from '../site.ts';
import { countsOf } from '../store-counts.ts';

type Counts = readonly { readonly disposition: Disposition | null; readonly count: number }[];

async function countsBySource(site: Site): Promise<Map<string, Counts>> {
  const bySource = new Map<string, { disposition: Disposition | null; count: number }[]>();
  for (const { sourceId, disposition, count } of (await countsOf(site))?.bySource ?? []) {
    bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), { disposition, count }]);
  }
  return bySource;
}

async function shown(site: Site, source: Source, articles: Counts) {
  const state = await site.store.sources.state(source.id);
  const { id, name, kind, url, enabled } = source;
  return {
    id,
    name,
    kind,
    url,
    enabled,
    nextDueAt: state?.nextDueAt ?? null,
    lastPolledAt: state?.lastPolledAt ?? null,
    lastOutcome: state?.lastOutcome ?? null,
    consecutiveFailures: state?.consecutiveFailures ?? 0,
    articles,
  };
}

export function sourceNamed(site: Site, id: string): Source {
  const source = site.sources.get(id);
  if (source === undefined) throw notFound(`${id}: no such source; /v1/sources lists them`);
  return source;
}

async function isStopped({ store }: Site, id: string): Promise<boolean> {
  const inForce = await store.stops.inForce();
  return inForce.some(
    ({ scope }) => scope.kind === 'all' || (scope.kind === 'source' && scope.sourceId === id),
  );
}

/** A source as its file has it. Values of headers stay here: they may be keys. */
function definitionOf({ headers, proxy: _proxy, ...shown }: Source): Record<string, unknown> {
  return { ...shown, headers: Object.fromEntries(Object.keys(headers).map((name) => [name, '…'])) };
}

async function orderOf(site: Site, id: string) {
  const order = await site.store.schedules.of(id);
  if (!isInForce(order, site.now())) return null;
  const { what, who, why, since, until } = order;
  const schedule = what.kind === 'schedule' ? what.schedule : null;
  return { paused: what.kind === 'paused', schedule, who, why, since, until };
}

async function detailOf(site: Site, id: string) {
  const source = sourceNamed(site, id);
  const { state, seenPerWeek, findings } = judgeHealth(
    source,
    await observeSource(site.store, id, site.now()),
  );
  const counts = (await countsBySource(site)).get(id) ?? [];
  return {
    source: await shown(site, source, counts),
    health: { state, seenPerWeek, findings },
    stopped: await isStopped(site, id),
    order: await orderOf(site, id),
    definition: definitionOf(source),
    version: await sourceFileVersion(site.config.sourcesFolder, id),
  };
}

const COLUMNS = [
  'id',
  'name',
  'kind',
  'url',
  'enabled',
  'nextDueAt',
  'lastPolledAt',
  'lastOutcome',
  'consecutiveFailures',
  'articles',
] as const;

export const ById = z.object({ id: z.string().max(100) });

/** `/v1/sources` and `/v1/sources/{id}`; what may be ordered about them stands in `source-orders.ts` and `source-edits.ts`. */
export function addSourceRoutes(app: ApiServer, site: Site): void {
  app.get(
    '/v1/sources',
    {
      schema: {
        summary: 'Where the news comes from, and when it is asked next',
        tags: ['operations'],
        querystring: Paging,
        response: { 200: listOf(SourceShape) },
      },
    },
    async (request, reply) => {
      const { cursor, limit, format } = request.query;
      const after = keyOf(cursor) ?? '';
      const wanted = [...site.sources.values()]
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const counts = await countsBySource(site);
      const rows = await Promise.all(
        wanted.slice(0, limit).map((source) => shown(site, source, counts.get(source.id) ?? [])),
      );
      const last = rows.at(-1);
      const next = wanted.length > limit && last !== undefined ? keyCursor(last.id) : null;
      return sendList(request, reply, format, { rows, next, flat: (row) => row, columns: COLUMNS });
    },
  );
  app.get(
    '/v1/sources/:id',
    {
      schema: {
        summary: 'One source and how it does',
        tags: ['operations'],
        params: ById,
        response: { 200: SourceDetail },
      },
    },
    async (request, reply) => sendJson(reply, await detailOf(site, request.params.id)),
  );
}
