import { z } from 'zod';
import type { EntityKind } from '../../dictionary/entry.ts';
import { valueKey } from '../../landscape/attributed-statement.ts';
import { describeValue } from '../../landscape/describe-value.ts';
import type { Viewpoint } from '../../landscape/fold.ts';
import type { LandscapeValue } from '../../landscape/landscape-value.ts';
import { subjectValues } from '../../pipeline/viewpoint.ts';
import type { EntityQuery, NamedEntity } from '../../ports/queries.ts';
import type { ApiServer } from '../api-server.ts';
import { keyCursor, keyOf } from '../cursor.ts';
import { keysMeant } from '../entity-names.ts';
import { listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { badField, notFound } from '../problem.ts';
import { EntityDetail, EntitySummary } from '../schemas/landscape.ts';
import type { Site } from '../site.ts';
import { ViewpointQuery, viewpointOf } from '../viewpoint-query.ts';

const FOLDERS: readonly (readonly [string, EntityKind])[] = [
  ['models', 'model'],
  ['organizations', 'organization'],
  ['cities', 'city'],
];

const Name = z.string().min(1).max(200);

const EntityFilter = z.object({
  q: Name.optional().describe('Text in the name'),
  city: Name.optional().describe('Id or name of the city it belongs to'),
  developer: Name.optional().describe('Id or name of a model’s maker'),
  category: z.enum(['general', 'vertical']).optional(),
  domain: Name.optional(),
  modality: Name.optional().describe('As multimodal'),
});

type Having = EntityQuery['having'][number];

async function meant(site: Site, field: 'city' | 'developer', name: string): Promise<string> {
  const [key] = await keysMeant(site, name, field === 'city' ? 'city' : 'organization');
  if (key === undefined) throw badField(`query.${field}`, `${name}: the store names none such`);
  return key;
}

async function havingOf(
  site: Site,
  kind: EntityKind,
  filter: z.infer<typeof EntityFilter>,
): Promise<Having[]> {
  const having: Having[] = [];
  const home = kind === 'organization' ? 'headquarters' : 'city';
  if (filter.city !== undefined) {
    having.push({ property: home, valueKey: await meant(site, 'city', filter.city) });
  }
  if (filter.developer !== undefined) {
    having.push({ property: 'developer', valueKey: await meant(site, 'developer', filter.developer) });
  }
  for (const property of ['category', 'domain', 'modality'] as const) {
    const value = filter[property];
    if (value !== undefined) having.push({ property, valueKey: valueKey(value) });
  }
  return having;
}

async function valuesOf(
  site: Site,
  key: string,
  viewpoint: Viewpoint | null,
): Promise<readonly LandscapeValue[]> {
  if (viewpoint === null) return site.store.landscape.list({ subjectKey: key });
  return subjectValues(
    site.store,
    site.knowledge().dictionary.dictionary,
    key,
    viewpoint,
    site.knowledge().corrections,
  );
}

function summaryOf({ key, kind, entityId, name }: NamedEntity, values: readonly LandscapeValue[]) {
  const held = values
    .filter(({ standing }) => standing === 'held')
    .map(({ property, value, unit, validFrom, articles, sources, confidence }) => ({
      property,
      value,
      unit,
      validFrom,
      articles,
      sources,
      confidence,
    }));
  return { key, kind, id: entityId, name, held };
}

function isHaving(values: readonly LandscapeValue[], having: readonly Having[]): boolean {
  return having.every(({ property, valueKey: wanted }) =>
    values.some(
      (one) =>
        one.standing === 'held' && one.property === property && valueKey(one.value, one.unit) === wanted,
    ),
  );
}

/** Entities looked through for one page when the past is asked for: a page may hold fewer rows, and still has a next. */
const LOOKED_THROUGH = 200;

async function listPast(site: Site, query: EntityQuery, viewpoint: Viewpoint) {
  const { rows, next } = await site.queries.entities({ ...query, having: [], limit: LOOKED_THROUGH });
  const found: ReturnType<typeof summaryOf>[] = [];
  for (const [index, entity] of rows.entries()) {
    const values = await valuesOf(site, entity.key, viewpoint);
    if (values.length > 0 && isHaving(values, query.having)) found.push(summaryOf(entity, values));
    if (found.length === query.limit) {
      const isLast = next === null && index === rows.length - 1;
      return { rows: found, next: isLast ? null : entity.key };
    }
  }
  return { rows: found, next };
}

async function listNow(site: Site, query: EntityQuery) {
  const { rows, next } = await site.queries.entities(query);
  const values = await site.queries.valuesOf(rows.map(({ key }) => key));
  return { rows: rows.map((entity) => summaryOf(entity, values.get(entity.key) ?? [])), next };
}

const COLUMNS = ['key', 'kind', 'id', 'name', 'held'] as const;

function flat({ held, ...entity }: ReturnType<typeof summaryOf>) {
  const words = held.map(({ property, value, unit }) => `${property}: ${describeValue(value, unit)}`);
  return { ...entity, held: words.join('; ') };
}

const LATEST_EVENTS = 20;

async function detailOf(site: Site, kind: EntityKind, name: string, viewpoint: Viewpoint | null) {
  const [key] = await keysMeant(site, name, kind);
  const stored = key === undefined ? null : await site.store.entities.nameOf(key);
  if (key === undefined || stored === null) throw notFound(`${name}: the store names no such ${kind}`);
  const id = key.startsWith(`${kind}:`) ? key.slice(kind.length + 1) : null;
  const entry = id === null ? undefined : site.knowledge().dictionary.dictionary.entries.get(id);
  const until = viewpoint?.asOf ?? null;
  const { rows: events } = await site.queries.events({
    types: [],
    statuses: [],
    entities: [[key]],
    domain: null,
    since: null,
    until,
    minConfidence: 0,
    after: null,
    limit: LATEST_EVENTS,
  });
  const namedBy = viewpoint === null ? await site.store.landscape.list({ valueKey: key }) : [];
  return {
    key,
    kind,
    id,
    name: entry?.name ?? stored,
    names: entry?.names.map(({ surface }) => surface) ?? [stored],
    values: await valuesOf(site, key, viewpoint),
    namedBy: namedBy.filter(({ standing }) => standing === 'held').slice(0, 500),
    events,
  };
}

/** `/v1/models`, `/v1/organizations`, `/v1/cities`, each with one of them by id or name. */
export function addEntityRoutes(app: ApiServer, site: Site): void {
  for (const [folder, kind] of FOLDERS) {
    app.get(
      `/v1/${folder}`,
      {
        schema: {
          summary: `Every ${kind}, with what is held of it`,
          tags: ['landscape'],
          querystring: EntityFilter.extend(ViewpointQuery.shape).extend(Paging.shape),
          response: { 200: listOf(EntitySummary) },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const viewpoint = viewpointOf(query);
        const asked: EntityQuery = {
          kind,
          named: query.q ?? null,
          having: await havingOf(site, kind, query),
          after: keyOf(query.cursor),
          limit: query.limit,
        };
        const { rows, next } = await (viewpoint === null
          ? listNow(site, asked)
          : listPast(site, asked, viewpoint));
        const cursor = next === null ? null : keyCursor(next);
        return sendList(request, reply, query.format, { rows, next: cursor, flat, columns: COLUMNS });
      },
    );
    app.get(
      `/v1/${folder}/:id`,
      {
        schema: {
          summary: `One ${kind}: values with evidence, rivals and history`,
          tags: ['landscape'],
          params: z.object({ id: Name.describe('Id, key, or any name it goes by') }),
          querystring: ViewpointQuery,
          response: { 200: EntityDetail },
        },
      },
      async (request, reply) =>
        sendJson(reply, await detailOf(site, kind, request.params.id, viewpointOf(request.query))),
    );
  }
}
