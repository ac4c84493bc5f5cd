import { z } from 'zod';
import { subjectKey } from '../../landscape/attributed-statement.ts';
import { describeValue } from '../../landscape/describe-value.ts';
import { compareValues, type ValueChange } from '../../landscape/difference.ts';
import { countModels } from '../../landscape/statistics.ts';
import type { ApiServer } from '../api-server.ts';
import { keyCursor, keyOf } from '../cursor.ts';
import { LIST_FORMATS, listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { ChangeShape, LandscapeShape } from '../schemas/landscape.ts';
import type { Site } from '../site.ts';
import { ViewpointQuery, viewpointOf } from '../viewpoint-query.ts';
import { wholeLandscape } from '../whole-landscape.ts';

async function landscapeOf(site: Site, query: ViewpointQuery) {
  const values = await wholeLandscape(site, viewpointOf(query));
  const keys = new Set(values.map(({ subject }) => subjectKey(subject)));
  const count = (kind: string): number =>
    [...keys].filter((key) => key.startsWith(`${kind}:`) || key.startsWith(`${kind}?`)).length;
  return {
    asOf: query.asOf ?? null,
    knownAt: query.knownAt ?? null,
    sequence: await site.store.landscape.lastSequence(),
    dictionary: site.knowledge().dictionary.version,
    models: count('model'),
    organizations: count('organization'),
    cities: count('city'),
    counts: countModels(values),
  };
}

const DIFF_COLUMNS = ['change', 'name', 'property', 'before', 'after', 'standing', 'key'] as const;

function flatChange({ kind, key, before, after }: ValueChange) {
  const value = after ?? before;
  const words = (one: typeof value): string | null =>
    one === null ? null : describeValue(one.value, one.unit);
  return {
    change: kind,
    name: value?.subject.name,
    property: value?.property,
    before: words(before),
    after: words(after),
    standing: value?.standing,
    key,
  };
}

const DiffQuery = Paging.extend({
  from: z.iso.date().describe('A day'),
  to: z.iso.date().describe('A later day'),
  knownAt: ViewpointQuery.shape.knownAt,
});

/** `/v1/landscape` and `/v1/landscape/diff`. */
export function addLandscapeRoutes(app: ApiServer, site: Site): void {
  app.get(
    '/v1/landscape',
    {
      schema: {
        summary: 'How many models, by city, maker, category, domain and year',
        tags: ['landscape'],
        querystring: ViewpointQuery.extend({ format: z.enum(LIST_FORMATS).default('json') }),
        response: { 200: LandscapeShape },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const landscape = await landscapeOf(site, query);
      if (query.format === 'json') return sendJson(reply, landscape);
      const rows = landscape.counts.map((count) => ({ ...count }));
      const columns = ['by', 'value', 'models'];
      return sendList(request, reply, query.format, { rows, next: null, flat: (row) => row, columns });
    },
  );
  app.get(
    '/v1/landscape/diff',
    {
      schema: {
        summary: 'What changed in the world between two days',
        tags: ['landscape'],
        querystring: DiffQuery,
        response: { 200: listOf(ChangeShape) },
      },
    },
    async (request, reply) => {
      const { from, to, knownAt, limit, cursor, format } = request.query;
      const before = await wholeLandscape(site, viewpointOf({ asOf: from, knownAt }));
      const after = await wholeLandscape(site, viewpointOf({ asOf: to, knownAt }));
      const last = keyOf(cursor);
      const changes = compareValues(before, after).filter(({ key }) => last === null || key > last);
      const rows = changes.slice(0, limit);
      const end = rows.at(-1);
      const next = changes.length > limit && end !== undefined ? keyCursor(end.key) : null;
      return sendList(request, reply, format, { rows, next, flat: flatChange, columns: DIFF_COLUMNS });
    },
  );
}
