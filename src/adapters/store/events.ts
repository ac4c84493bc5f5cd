import type { Kysely } from 'kysely';
import type { MergedEvent } from '../../event/merged-event.ts';
import type { EventFilter, Events } from '../../ports/store-landscape.ts';
import type { StoreDialect } from './dialect.ts';
import { saveListings } from './event-facets.ts';
import type { EventTable } from './landscape-tables.ts';
import type { Tables } from './tables.ts';

function eventOf(row: { readonly body: string }): MergedEvent {
  const event: MergedEvent = JSON.parse(row.body);
  return event;
}

/** Rows of one insert: few enough for every dialect. */
const ROWS_AT_ONCE = 200;

function rowOf(event: MergedEvent, now: number): EventTable {
  return {
    id: event.id,
    type: event.type,
    status: event.status,
    time: event.time.value,
    articles: event.articles,
    sources: event.sources,
    body: JSON.stringify(event),
    first_seen_at: now,
    changed_at: now,
  };
}

/** Merged events as a table, with the ids that others redirect to. */
export class KyselyEvents implements Events {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;

  constructor(db: Kysely<Tables>, dialect: StoreDialect) {
    this.#db = db;
    this.#dialect = dialect;
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
      .where(this.#dialect.among('id', ids))
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
    await this.saveAll([event], await this.many([event.id]), now);
  }

  async saveAll(events: readonly MergedEvent[], before: readonly MergedEvent[], now: number): Promise<void> {
    if (events.length === 0) return;
    const replaced = await this.#replaced(events, before);
    for (let from = 0; from < events.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('events')
        .values(events.slice(from, from + ROWS_AT_ONCE).map((event) => rowOf(event, now)))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            type: eb.ref('excluded.type'),
            status: eb.ref('excluded.status'),
            time: eb.ref('excluded.time'),
            articles: eb.ref('excluded.articles'),
            sources: eb.ref('excluded.sources'),
            body: eb.ref('excluded.body'),
            changed_at: eb.ref('excluded.changed_at'),
          })),
        )
        .execute();
    }
    await saveListings(this.#db, this.#dialect, replaced, events);
  }

  /** The stored events that some events take the place of. An id may stand for one that was retracted long ago. */
  async #replaced(
    events: readonly MergedEvent[],
    before: readonly MergedEvent[],
  ): Promise<readonly MergedEvent[]> {
    const ids = new Set(events.map(({ id }) => id));
    const known = before.filter(({ id }) => ids.has(id));
    for (const { id } of known) ids.delete(id);
    return [...known, ...(await this.many([...ids]))];
  }

  async revive(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#db.deleteFrom('event_redirects').where(this.#dialect.among('old_id', ids)).execute();
  }

  async drop(id: string): Promise<void> {
    await saveListings(this.#db, this.#dialect, await this.many([id]), []);
    await this.#db.deleteFrom('events').where('id', '=', id).execute();
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
