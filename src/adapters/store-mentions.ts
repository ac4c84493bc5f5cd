import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { ANY_DAY, type DayRange } from '../event/merge-days.ts';
import { QUOTE_KEY } from '../event/merge-features.ts';
import type { AttributedMention } from '../event/merged-event.ts';
import type { EventMentions, Place, PlacedMention, UnplacedMention } from '../ports/store-landscape.ts';
import type { EventMentionTable, Tables } from './store-tables.ts';

const Keys = z.array(z.string());

/** Rows of ours, written by this file only: parsed for their shape's sake, not against strangers. */
function placedOf(
  row: Selectable<EventMentionTable> & { readonly duplicate_of: string | null },
): PlacedMention {
  const said: Omit<AttributedMention, 'reprintGroup'> = JSON.parse(row.body);
  return {
    mention: { ...said, reprintGroup: row.duplicate_of ?? row.article_id },
    keys: Keys.parse(JSON.parse(row.keys)),
    days: { from: row.from_day, to: row.to_day },
    eventId: row.event_id,
    neighbourhood: row.neighbourhood,
  };
}

/** Event mentions as a table, with the keys by which they are compared. */
export class KyselyEventMentions implements EventMentions {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async replace(articleId: string, placed: readonly UnplacedMention[], now: number): Promise<void> {
    const before = await this.#db
      .selectFrom('event_mentions')
      .select(['id', 'body', 'keys', 'withdrawn_at'])
      .where('article_id', '=', articleId)
      .execute();
    const known = new Map(before.map((row) => [row.id, row]));
    const kept = new Set<string>();
    for (const one of placed) {
      kept.add(one.mention.id);
      const old = known.get(one.mention.id);
      // Which reprints an article belongs to may change without its being read again: it is looked up.
      const { reprintGroup: _group, ...said } = one.mention;
      const body = JSON.stringify(said);
      const keys = JSON.stringify(one.keys);
      const same = old !== undefined && old.withdrawn_at === null && old.body === body && old.keys === keys;
      if (!same) await this.#save(one, body, keys, now, old !== undefined);
    }
    const gone = before.filter((row) => row.withdrawn_at === null && !kept.has(row.id)).map((row) => row.id);
    if (gone.length === 0) return;
    await this.#db
      .updateTable('event_mentions')
      .set({ withdrawn_at: now, pending: 1 })
      .where('id', 'in', gone)
      .execute();
    await this.#db.deleteFrom('mention_keys').where('mention_id', 'in', gone).execute();
  }

  async #save(
    { mention, keys, days }: UnplacedMention,
    body: string,
    keysBody: string,
    now: number,
    isKnown: boolean,
  ): Promise<void> {
    const said = {
      article_id: mention.articleId,
      type: mention.type,
      modality: mention.modality,
      published_on: mention.publishedOn,
      from_day: days.from,
      to_day: days.to,
      keys: keysBody,
      body,
      pending: 1,
      withdrawn_at: null,
      last_seen_at: now,
    };
    await this.#db
      .insertInto('event_mentions')
      .values({ id: mention.id, event_id: null, neighbourhood: null, first_seen_at: now, ...said })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
      .execute();
    if (isKnown) await this.#db.deleteFrom('mention_keys').where('mention_id', '=', mention.id).execute();
    if (keys.length === 0) return;
    await this.#db
      .insertInto('mention_keys')
      .values(
        keys.map((key) => {
          const { from, to } = key.startsWith(QUOTE_KEY) ? ANY_DAY : days;
          return { key, to_day: to, from_day: from, mention_id: mention.id };
        }),
      )
      .execute();
  }

  async pending(limit: number): Promise<readonly (PlacedMention & { readonly withdrawn: boolean })[]> {
    const rows = await this.#withGroup()
      .where('event_mentions.pending', '=', 1)
      .orderBy('event_mentions.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...placedOf(row), withdrawn: row.withdrawn_at !== null }));
  }

  async near(keys: readonly string[], days: DayRange): Promise<readonly PlacedMention[]> {
    if (keys.length === 0) return [];
    const rows = await this.#withGroup()
      .where('event_mentions.event_id', 'is not', null)
      .where('event_mentions.withdrawn_at', 'is', null)
      .where('event_mentions.id', 'in', (eb) =>
        eb
          .selectFrom('mention_keys')
          .select('mention_id')
          .where('key', 'in', [...keys])
          .where('to_day', '>=', days.from)
          .where('from_day', '<=', days.to),
      )
      .orderBy('event_mentions.id')
      .execute();
    return rows.map(placedOf);
  }

  async membersOf(eventIds: readonly string[]): Promise<readonly PlacedMention[]> {
    if (eventIds.length === 0) return [];
    const rows = await this.#withGroup()
      .where('event_mentions.event_id', 'in', [...eventIds])
      .where('event_mentions.withdrawn_at', 'is', null)
      .orderBy('event_mentions.id')
      .execute();
    return rows.map(placedOf);
  }

  async ofArticles(articleIds: readonly string[]): Promise<readonly PlacedMention[]> {
    if (articleIds.length === 0) return [];
    const rows = await this.#withGroup()
      .where('event_mentions.article_id', 'in', [...articleIds])
      .where('event_mentions.withdrawn_at', 'is', null)
      .orderBy('event_mentions.id')
      .execute();
    return rows.map(placedOf);
  }

  /** Mentions with the group of reprints that their article belongs to now. */
  #withGroup() {
    return this.#db
      .selectFrom('event_mentions')
      .leftJoin('articles', 'articles.id', 'event_mentions.article_id')
      .selectAll('event_mentions')
      .select('articles.duplicate_of');
  }

  async neighbours(neighbourhoods: readonly string[]): Promise<readonly PlacedMention[]> {
    if (neighbourhoods.length === 0) return [];
    const rows = await this.#withGroup()
      .where('event_mentions.neighbourhood', 'in', [...neighbourhoods])
      .where('event_mentions.withdrawn_at', 'is', null)
      .orderBy('event_mentions.id')
      .execute();
    return rows.map(placedOf);
  }

  async place(places: readonly Place[]): Promise<void> {
    const together = new Map<string, Place & { readonly mentionIds: string[] }>();
    for (const place of places) {
      const key = JSON.stringify([place.eventId, place.neighbourhood]);
      const same = together.get(key) ?? { ...place, mentionIds: [] };
      same.mentionIds.push(place.mentionId);
      together.set(key, same);
    }
    for (const { eventId, neighbourhood, mentionIds } of together.values()) {
      await this.#db
        .updateTable('event_mentions')
        .set({ event_id: eventId, neighbourhood, pending: 0 })
        .where('id', 'in', mentionIds)
        .execute();
    }
  }

  async reconsider(articleIds: readonly string[]): Promise<void> {
    if (articleIds.length === 0) return;
    const ids = [...articleIds];
    await this.#db
      .updateTable('event_mentions')
      .set({ pending: 1 })
      .where('article_id', 'in', ids)
      .where('withdrawn_at', 'is', null)
      .execute();
    await this.#db
      .updateTable('statements')
      .set({ pending: 1 })
      .where('article_id', 'in', ids)
      .where('withdrawn_at', 'is', null)
      .execute();
  }

  async list(filter: { readonly after?: string; readonly limit: number }): Promise<readonly PlacedMention[]> {
    let query = this.#withGroup()
      .where('event_mentions.withdrawn_at', 'is', null)
      .orderBy('event_mentions.id')
      .limit(filter.limit);
    if (filter.after !== undefined) query = query.where('event_mentions.id', '>', filter.after);
    return (await query.execute()).map(placedOf);
  }

  async eventTimes(mentionIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (mentionIds.length === 0) return new Map();
    const rows = await this.#db
      .selectFrom('event_mentions')
      .innerJoin('events', 'events.id', 'event_mentions.event_id')
      .select(['event_mentions.id', 'events.time'])
      .where('event_mentions.id', 'in', [...mentionIds])
      .execute();
    return new Map(rows.map((row) => [row.id, row.time]));
  }

  async count(): Promise<number> {
    const { count } = await this.#db
      .selectFrom('event_mentions')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  }
}
