import { type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { EVENT_TYPES, MODALITIES } from '../../event/event-mention.ts';
import type { LandscapeValue } from '../../landscape/landscape-value.ts';
import { STAGES, TASK_STATES } from '../../ports/ledger.ts';
import type {
  ArticleQuery,
  EntityQuery,
  EventQuery,
  Listed,
  ListedTask,
  NamedEntity,
  Queries,
  TaskQuery,
} from '../../ports/queries.ts';
import { statusFacet, typeFacet } from './event-facets.ts';
import { listArticles } from './queries-articles.ts';
import { listEvents } from './queries-events.ts';
import type { Tables } from './tables.ts';

const STATUSES = [...MODALITIES, 'retracted'] as const;
const KindName = z.enum(['model', 'organization', 'city']);
const StageName = z.enum(STAGES);
const StateName = z.enum(TASK_STATES);

function page<T extends { readonly key: string }>(rows: readonly T[], limit: number): Listed<T, string> {
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.key ?? null) : null };
}

/** A text as a pattern of `like` that stands for itself. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** Lists of the store, a page at a time, over any dialect. */
export class KyselyQueries implements Queries {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  events(query: EventQuery): ReturnType<Queries['events']> {
    return listEvents(this.#db, query);
  }

  articles(query: ArticleQuery): ReturnType<Queries['articles']> {
    return listArticles(this.#db, query);
  }

  async countEvents(): ReturnType<Queries['countEvents']> {
    const facets = [...EVENT_TYPES.map(typeFacet), ...STATUSES.map(statusFacet)];
    const rows = await this.#db
      .selectFrom('event_facets')
      .select((eb) => ['facet', eb.fn.countAll<number>().as('count')])
      .where('facet', 'in', facets)
      .groupBy('facet')
      .execute();
    const counts = new Map(rows.map(({ facet, count }) => [facet, Number(count)]));
    const pick = (names: readonly string[], facetOf: (name: string) => string): Map<string, number> =>
      new Map(names.map((name) => [name, counts.get(facetOf(name)) ?? 0]));
    return { byType: pick(EVENT_TYPES, typeFacet), byStatus: pick(STATUSES, statusFacet) };
  }

  async entities(query: EntityQuery): Promise<Listed<NamedEntity, string>> {
    let listing = this.#db
      .selectFrom('entities')
      .selectAll()
      .orderBy('key')
      .limit(query.limit + 1);
    if (query.kind !== null) listing = listing.where('kind', '=', query.kind);
    if (query.after !== null) listing = listing.where('key', '>', query.after);
    if (query.named !== null) {
      const pattern = `%${literally(query.named.normalize('NFKC').toLowerCase().trim())}%`;
      listing = listing.where(sql<SqlBool>`folded like ${pattern} escape '\\'`);
    }
    for (const { property, valueKey } of query.having) {
      listing = listing.where('key', 'in', this.#subjectsWith([property], valueKey));
    }
    const rows = (await listing.execute()).map((row) => ({
      key: row.key,
      kind: KindName.parse(row.kind),
      entityId: row.entity_id,
      name: row.name,
    }));
    return page(rows, query.limit);
  }

  #subjectsWith(properties: readonly string[], valueKey: string) {
    return this.#db
      .selectFrom('landscape_values')
      .select('subject')
      .where('value_key', '=', valueKey)
      .where('property', 'in', [...properties])
      .where('standing', '=', 'held');
  }

  async keysHaving(properties: readonly string[], valueKey: string): Promise<readonly string[]> {
    const rows = await this.#subjectsWith(properties, valueKey).distinct().orderBy('subject').execute();
    return rows.map((row) => row.subject);
  }

  async valuesOf(keys: readonly string[]): ReturnType<Queries['valuesOf']> {
    const values = new Map<string, LandscapeValue[]>(keys.map((key) => [key, []]));
    if (keys.length === 0) return values;
    const rows = await this.#db
      .selectFrom('landscape_values')
      .select(['subject', 'body'])
      .where('subject', 'in', [...keys])
      .orderBy('subject')
      .orderBy('property')
      .orderBy('value_key')
      .execute();
    for (const { subject, body } of rows) values.get(subject)?.push(JSON.parse(body));
    return values;
  }

  async tasks(query: TaskQuery): Promise<Listed<ListedTask, string>> {
    let listing = this.#db
      .selectFrom('tasks')
      .selectAll()
      .orderBy('key')
      .limit(query.limit + 1);
    if (query.state !== null) listing = listing.where('state', '=', query.state);
    if (query.stage !== null) listing = listing.where('stage', '=', query.stage);
    if (query.sourceId !== null) listing = listing.where('source_id', '=', query.sourceId);
    if (query.after !== null) listing = listing.where('key', '>', query.after);
    const rows = (await listing.execute()).map((row) => ({
      key: row.key,
      stage: StageName.parse(row.stage),
      subject: row.subject,
      sourceId: row.source_id,
      state: StateName.parse(row.state),
      attempts: row.attempts,
      notBefore: row.not_before,
      updatedAt: row.updated_at,
      outcome: row.outcome,
      error: row.error,
    }));
    return page(rows, query.limit);
  }

  async discard(keys: readonly string[]): Promise<readonly string[]> {
    if (keys.length === 0) return [];
    const rows = await this.#db
      .deleteFrom('tasks')
      .where('state', '=', 'failed')
      .where('key', 'in', [...keys])
      .returning('key')
      .execute();
    return rows.map((row) => row.key).sort();
  }

  async sequenceAt(at: number): Promise<number> {
    // Times go up with the numbers: the first row of the index by time is it, and nothing is scanned.
    const first = await this.#db
      .selectFrom('deltas')
      .select('sequence')
      .where('at', '>=', at)
      .orderBy('at')
      .orderBy('sequence')
      .limit(1)
      .executeTakeFirst();
    if (first !== undefined) return Number(first.sequence);
    const last = await this.#db
      .selectFrom('deltas')
      .select((eb) => eb.fn.max('sequence').as('sequence'))
      .executeTakeFirst();
    return Number(last?.sequence ?? 0) + 1;
  }
}
