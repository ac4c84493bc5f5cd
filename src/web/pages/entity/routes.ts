import type { Site } from '../../../api/site.ts';
import type { EntityKind } from '../../../dictionary/entry.ts';
import { entityKey } from '../../../event/merged-event.ts';
import type { LandscapeValue } from '../../../landscape/landscape-value.ts';
import type { EntityReference } from '../../../landscape/statement.ts';
import { subjectValues } from '../../../pipeline/viewpoint.ts';
import type { Page, PageRequest, View } from '../../page.ts';
import { newestEvents } from '../events/newest-events.ts';
import { frameOf } from '../frame.ts';
import { type EntityFilters, isWanted } from '../landscape/filters.ts';
import { asOfParameter, snapshotsOf } from '../landscape/routes.ts';
import { type EntityRow, rowsOfKind, type Snapshot } from '../landscape/snapshot.ts';
import { missingView } from '../missing.ts';
import { numberParameter, textParameter } from '../parameters.ts';
import { entityKeyOf, listPath } from '../paths.ts';
import { readingsFor } from '../readings.ts';
import { type EntityModel, entityPage } from './entity-page.ts';
import { entityListPage } from './list-page.ts';

const ROWS_A_PAGE = 100;
/** Events on an entity's own page; the list of events has them all. */
const SHOWN_EVENTS = 40;

function filtersOf(query: URLSearchParams): EntityFilters {
  const text = (name: string) => textParameter(query, name);
  return {
    asOf: asOfParameter(query),
    city: text('city'),
    maker: text('maker'),
    category: text('category'),
    domain: text('domain'),
    modality: text('modality'),
    released: text('released'),
    name: text('name'),
  };
}

function modelsOfEach(snapshot: Snapshot, kind: EntityKind): Map<string, number> {
  const counts = new Map<string, number>();
  if (kind === 'model') return counts;
  for (const row of rowsOfKind(snapshot, 'model')) {
    for (const entity of kind === 'city' ? row.cities : row.makers) {
      const key = entityKey(entity);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function distinct(snapshot: Snapshot, of: (row: EntityRow) => readonly string[]): string[] {
  return [...new Set(rowsOfKind(snapshot, 'model').flatMap(of))].sort();
}

function listPage(kind: EntityKind): Page {
  return {
    path: listPath(kind),
    async show(request, site) {
      const filters = filtersOf(request.query);
      const snapshot = await snapshotsOf(site).at(filters.asOf);
      const wanted = rowsOfKind(snapshot, kind).filter((row) => isWanted(row, filters));
      const models = modelsOfEach(snapshot, kind);
      if (kind !== 'model')
        wanted.sort((a, b) => (models.get(b.key) ?? 0) - (models.get(a.key) ?? 0) || b.articles - a.articles);
      const pages = Math.max(1, Math.ceil(wanted.length / ROWS_A_PAGE));
      const page = Math.min(pages, numberParameter(request.query, 'page', 1) ?? 1);
      const nameOfKey = (key: string | null): string | null =>
        key === null ? null : (snapshot.byKey.get(key)?.entity.name ?? key);
      return entityListPage(frameOf(request), {
        kind,
        filters,
        filterNames: { city: nameOfKey(filters.city), maker: nameOfKey(filters.maker) },
        rows: wanted.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE),
        total: wanted.length,
        page,
        pages,
        models,
        domains: kind === 'model' ? distinct(snapshot, ({ domains }) => domains) : [],
        modalities: kind === 'model' ? distinct(snapshot, ({ modalities }) => modalities) : [],
      });
    },
  };
}

async function valuesOf(site: Site, key: string, asOf: string | null): Promise<readonly LandscapeValue[]> {
  if (asOf === null) return site.store.landscape.list({ subjectKey: key });
  return subjectValues(
    site.store,
    site.knowledge().dictionary.dictionary,
    key,
    { asOf },
    site.knowledge().corrections,
  );
}

/** Who has the entity as a held value, by property, as far as the snapshot of the day knows. */
async function namedBy(site: Site, key: string, asOf: string | null): Promise<EntityModel['namedBy']> {
  const groups = new Map<string, EntityReference[]>();
  const add = (property: string, subject: EntityReference): void => {
    groups.set(property, [...(groups.get(property) ?? []), subject]);
  };
  if (asOf === null) {
    for (const { property, subject, standing } of await site.store.landscape.list({ valueKey: key })) {
      if (standing === 'held') add(property, subject);
    }
  } else {
    for (const { entity, makers, cities } of (await snapshotsOf(site).at(asOf)).rows) {
      if (makers.some((maker) => entityKey(maker) === key)) add('developer', entity);
      if (cities.some((city) => entityKey(city) === key))
        add(entity.kind === 'model' ? 'city' : 'headquarters', entity);
    }
  }
  return [...groups].map(([property, subjects]) => ({ property, subjects }));
}

/** The entity of an address: of the dictionary, or one that the store names; null for one that neither knows. */
async function referenceOf(
  site: Site,
  kind: EntityKind,
  key: string,
  part: string,
): Promise<EntityReference | null> {
  const entry = site.knowledge().dictionary.dictionary.entries.get(part);
  if (entry !== undefined && entry.kind === kind) return { kind, entityId: entry.id, name: entry.name };
  const name = await site.store.entities.nameOf(key);
  if (name === null) return null;
  return { kind, entityId: part.startsWith('~') ? null : part, name };
}

async function showEntity(kind: EntityKind, request: PageRequest, site: Site): Promise<View> {
  const frame = frameOf(request);
  const part = request.parameters.id ?? '';
  const key = entityKeyOf(kind, part);
  const entity = await referenceOf(site, kind, key, part);
  if (entity === null)
    return missingView(
      frame,
      frame.say(`没有听说过 ${part}。`, `Nobody has heard of ${part}.`),
      listPath(kind),
    );
  const asOf = asOfParameter(request.query);
  const values = await valuesOf(site, key, asOf);
  const readings = await readingsFor(
    site.store,
    values.flatMap(({ evidence }) => evidence.map(({ articleId }) => articleId)),
  );
  const entry = site.knowledge().dictionary.dictionary.entries.get(entity.entityId ?? '');
  const { events, next } = await newestEvents(site, { entityKeys: [key], until: asOf, limit: SHOWN_EVENTS });
  return entityPage(frame, {
    entity,
    nameEn: entry?.nameEn ?? null,
    names: entry?.names ?? [],
    asOf,
    values: values.map((value) => ({
      value,
      quotes: value.evidence.map(({ articleId, outlet, publishedOn, ...quote }) => ({
        quote,
        articleId,
        outlet,
        publishedOn,
        reading: readings.get(articleId) ?? null,
      })),
    })),
    namedBy: await namedBy(site, key, asOf),
    events,
    moreEvents: next !== null,
  });
}

const KINDS: readonly EntityKind[] = ['model', 'organization', 'city'];

export const ENTITIES: readonly Page[] = KINDS.flatMap((kind) => [
  listPage(kind),
  { path: `${listPath(kind)}/:id`, show: (request, site) => showEntity(kind, request, site) },
]);
