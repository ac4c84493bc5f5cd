import type { Kysely } from 'kysely';
import { entityKey, isEntityFiller, type MergedEvent } from '../event/merged-event.ts';
import type { EventFilter, Events } from '../ports/store-landscape.ts';
import { dropFacets, saveFacets } from './store-event-facets.ts';
import type { Tables } from './store-tables.ts';

function eventOf(row: { readonly body: string }): MergedEvent {
  const event: MergedEvent = JSON.parse(row.body);
  return event;
}

/** Merged events as a table, with the ids that others redirect to. */
export class KyselyEvents implements Events {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async get(id: string): Promise<MergedEvent | null> {
    const row = await this.#db.selectFrom('events').select('body').where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : eventOf(row);
  }

  async many(ids: readonly string[]): Promise<readonly MergedEvent[]> {
    if (ids.length === 0) return [];
    const rows = await this.#db
      .selectFrom('events')
      .select('body')
      .where('id', 'in', [...ids])
      .orderBy('id')
      .execute();
    return rows.map(eventOf);
  }

  async list(filter: EventFilter): Promise<readonly MergedEvent[]> {
    const { entity } = filter;
    let query = this.#db.selectFrom('events').select('body').orderBy('id');
    if (filter.type !== undefined) query = query.where('type', '=', filter.type);
    if (filter.status !== undefined) query = query.where('status', '=', filter.status);
    if (filter.after !== undefined) query = query.where('id', '>', filter.after);
    if (filter.limit !== undefined) query = query.limit(filter.limit);
    if (entity !== undefined) {
      query = query.where('id', 'in', (eb) =>
        eb.selectFrom('event_entities').select('event_id').where('entity', '=', entity),
      );
    }
    return (await query.execute()).map(eventOf);
  }

  async save(event: MergedEvent, now: number): Promise<void> {
    const said = {
      type: event.type,
      status: event.status,
      time: event.time.value,
      articles: event.articles,
      sources: event.sources,
      body: JSON.stringify(event),
      changed_at: now,
    };
    await this.#db
      .insertInto('events')
      .values({ id: event.id, first_seen_at: now, ...said })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
      .execute();
    await this.#saveEntities(event);
    await saveFacets(this.#db, event);
  }

  /** Events only ever gain participants, but for those of a withdrawn mention: rows are touched where they differ. */
  async #saveEntities(event: MergedEvent): Promise<void> {
    const wanted = new Set(
      event.fillers.flatMap(({ filler }) => (isEntityFiller(filler) ? [entityKey(filler)] : [])),
    );
    const rows = await this.#db
      .selectFrom('event_entities')
      .select('entity')
      .where('event_id', '=', event.id)
      .execute();
    const stored = new Set(rows.map((row) => row.entity));
    const gone = [...stored].filter((entity) => !wanted.has(entity));
    const fresh = [...wanted].filter((entity) => !stored.has(entity));
    if (gone.length > 0) {
      await this.#db
        .deleteFrom('event_entities')
        .where('event_id', '=', event.id)
        .where('entity', 'in', gone)
        .execute();
    }
    if (fresh.length === 0) return;
    await this.#db
      .insertInto('event_entities')
      .values(fresh.map((entity) => ({ entity, event_id: event.id })))
      .execute();
  }

  async revive(id: string): Promise<void> {
    await this.#db.deleteFrom('event_redirects').where('old_id', '=', id).execute();
  }

  async drop(id: string): Promise<void> {
    await this.#db.deleteFrom('events').where('id', '=', id).execute();
    await this.#db.deleteFrom('event_entities').where('event_id', '=', id).execute();
    await dropFacets(this.#db, id);
  }

  async resolve(id: string): Promise<string> {
    const row = await this.#db
      .selectFrom('event_redirects')
      .select('new_id')
      .where('old_id', '=', id)
      .executeTakeFirst();
    return row?.new_id ?? id;
  }

  async redirect(from: string, to: string, now: number): Promise<void> {
    // Older redirects follow at once, so that resolving takes one step.
    await this.#db.updateTable('event_redirects').set({ new_id: to }).where('new_id', '=', from).execute();
    await this.#db
      .insertInto('event_redirects')
      .values({ old_id: from, new_id: to, at: now })
      .onConflict((conflict) => conflict.column('old_id').doUpdateSet({ new_id: to, at: now }))
      .execute();
  }

  async countByStatus(): Promise<readonly { readonly status: string; readonly count: number }[]> {
    const rows = await this.#db
      .selectFrom('events')
      .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
      .groupBy('status')
      .orderBy('status')
      .execute();
    return rows.map((row) => ({ status: row.status, count: Number(row.count) }));
  }
}
