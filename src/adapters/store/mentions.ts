import { type Kysely, type Selectable, sql } from 'kysely';
import { ANY_DAY, LONGEST_SPAN, spanOf, startsMeeting } from '../../event/merge-days.ts';
import { QUOTE_KEY } from '../../event/merge-features.ts';
import type { AttributedMention } from '../../event/merged-event.ts';
import type {
  EventMentions,
  Place,
  PlacedMention,
  UnplacedMention,
  Whereabouts,
} from '../../ports/store-landscape.ts';
import type { StoreDialect } from './dialect.ts';
import type { EventMentionTable, MentionDayTable } from './landscape-tables.ts';
import type { Tables } from './tables.ts';

/** Rows of ours, written by this file only: parsed for their shape's sake, not against strangers. */
function placedOf(
  row: Selectable<EventMentionTable> & { readonly duplicate_of: string | null },
): PlacedMention {
  const said: Omit<AttributedMention, 'reprintGroup'> = JSON.parse(row.body);
  const keys: readonly string[] = JSON.parse(row.keys);
  return {
    mention: { ...said, reprintGroup: row.duplicate_of ?? row.article_id },
    keys,
    days: { from: row.from_day, to: row.to_day },
    eventId: row.event_id,
    neighbourhood: row.neighbourhood,
  };
}

/** Rows of one insert: few enough for every dialect. */
const ROWS_AT_ONCE = 100;
/** Written out in the query, so that the index of what waits serves it. */
const WAITING = sql.lit(1);

type Row = Selectable<EventMentionTable>;

function rowOf({ mention, keys, days }: UnplacedMention, now: number): Row {
  // Which reprints an article belongs to may change without its being read again: it is looked up.
  const { reprintGroup: _group, ...said } = mention;
  return {
    id: mention.id,
    article_id: mention.articleId,
    type: mention.type,
    modality: mention.modality,
    published_on: mention.publishedOn,
    from_day: days.from,
    to_day: days.to,
    keys: JSON.stringify(keys),
    body: JSON.stringify(said),
    event_id: null,
    neighbourhood: null,
    pending: 1,
    withdrawn_at: null,
    first_seen_at: now,
    last_seen_at: now,
  };
}

/** The same words are the same report on whatever day; other keys hold for the mention's days. */
function daysOfKeys(placed: readonly UnplacedMention[]): MentionDayTable[] {
  return placed.flatMap(({ mention, keys, days }) =>
    keys.map((key) => {
      const { from, to } = key.startsWith(QUOTE_KEY) ? ANY_DAY : days;
      return { key, span: spanOf({ from, to }), from_day: from, to_day: to, mention_id: mention.id };
    }),
  );
}

/** Event mentions as a table, with the keys by which they are compared. */
export class KyselyEventMentions implements EventMentions {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;

  constructor(db: Kysely<Tables>, dialect: StoreDialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  async replace(articleId: string, placed: readonly UnplacedMention[], now: number): Promise<void> {
    const before = await this.#db
      .selectFrom('event_mentions')
      .select(['id', 'body', 'keys', 'withdrawn_at'])
      .where('article_id', '=', articleId)
      .execute();
    const known = new Map(before.map((row) => [row.id, row]));
    const kept = new Set<string>();
    const changed: Row[] = [];
    for (const one of placed) {
      kept.add(one.mention.id);
      const row = rowOf(one, now);
      const old = known.get(one.mention.id);
      const same =
        old !== undefined && old.withdrawn_at === null && old.body === row.body && old.keys === row.keys;
      if (!same) changed.push(row);
    }
    const gone = before.filter((row) => row.withdrawn_at === null && !kept.has(row.id)).map((row) => row.id);
    await this.#forgetDays([...gone, ...changed.map((row) => row.id).filter((id) => known.has(id))]);
    const wanted = new Set(changed.map((row) => row.id));
    await this.#save(changed, daysOfKeys(placed.filter(({ mention }) => wanted.has(mention.id))));
    if (gone.length === 0) return;
    await this.#db
      .updateTable('event_mentions')
      .set({ withdrawn_at: now, pending: 1 })
      .where(this.#dialect.among('id', gone))
      .execute();
  }

  async #forgetDays(mentionIds: readonly string[]): Promise<void> {
    if (mentionIds.length === 0) return;
    await this.#db.deleteFrom('mention_days').where(this.#dialect.among('mention_id', mentionIds)).execute();
  }

  async #save(rows: readonly Row[], days: readonly MentionDayTable[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('event_mentions')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            article_id: eb.ref('excluded.article_id'),
            type: eb.ref('excluded.type'),
            modality: eb.ref('excluded.modality'),
            published_on: eb.ref('excluded.published_on'),
            from_day: eb.ref('excluded.from_day'),
            to_day: eb.ref('excluded.to_day'),
            keys: eb.ref('excluded.keys'),
            body: eb.ref('excluded.body'),
            pending: eb.ref('excluded.pending'),
            withdrawn_at: eb.ref('excluded.withdrawn_at'),
            last_seen_at: eb.ref('excluded.last_seen_at'),
          })),
        )
        .execute();
    }
    for (let from = 0; from < days.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('mention_days')
        .values(days.slice(from, from + ROWS_AT_ONCE))
        .execute();
    }
  }

  async pending(limit: number): Promise<readonly (PlacedMention & { readonly withdrawn: boolean })[]> {
    const rows = await this.#withGroup()
      .where('event_mentions.pending', '=', WAITING)
      .orderBy('event_mentions.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...placedOf(row), withdrawn: row.withdrawn_at !== null }));
  }

  async near(wanted: readonly Whereabouts[]): Promise<readonly PlacedMention[]> {
    const cells = wanted.flatMap(({ keys, days }) =>
      startsMeeting(days).flatMap(({ span, low, high }) =>
        keys
          .filter((key) => span === LONGEST_SPAN || !key.startsWith(QUOTE_KEY))
          .map((key) => [key, span, low, high, days.from] as const),
      ),
    );
    if (cells.length === 0) return [];
    const columns = { key: 'text', span: 'whole', low: 'text', high: 'text', from_day: 'text' } as const;
    // The wanted rows come first: each is one walk along the index.
    const ids = sql<string>`(select d.mention_id from ${this.#dialect.rows(columns, cells)} as w
      cross join mention_days as d where d.key = w.key and d.span = w.span and d.from_day >= w.low
      and d.from_day <= w.high and d.to_day >= w.from_day)`;
    const rows = await this.#withGroup()
      .where('event_mentions.event_id', 'is not', null)
      .where('event_mentions.withdrawn_at', 'is', null)
      .where('event_mentions.id', 'in', ids)
      .orderBy('event_mentions.id')
      .execute();
    return rows.map(placedOf);
  }

  async membersOf(eventIds: readonly string[]): Promise<readonly PlacedMention[]> {
    if (eventIds.length === 0) return [];
    const rows = await this.#withGroup()
      .where(this.#dialect.among('event_mentions.event_id', eventIds))
      .where('event_mentions.withdrawn_at', 'is', null)
      .orderBy('event_mentions.id')
      .execute();
    return rows.map(placedOf);
  }

  async ofArticles(articleIds: readonly string[]): Promise<readonly PlacedMention[]> {
    if (articleIds.length === 0) return [];
    const rows = await this.#withGroup()
      .where(this.#dialect.among('event_mentions.article_id', articleIds))
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
      .where(this.#dialect.among('event_mentions.neighbourhood', neighbourhoods))
      .where('event_mentions.withdrawn_at', 'is', null)
      .orderBy('event_mentions.id')
      .execute();
    return rows.map(placedOf);
  }

  async place(places: readonly Place[]): Promise<void> {
    if (places.length === 0) return;
    const columns = { id: 'text', event_id: 'text', neighbourhood: 'text' } as const;
    const cells = places.map((place) => [place.mentionId, place.eventId, place.neighbourhood]);
    await sql`update event_mentions set event_id = p.event_id, neighbourhood = p.neighbourhood, pending = 0
      from ${this.#dialect.rows(columns, cells)} as p where event_mentions.id = p.id`.execute(this.#db);
  }

  async reconsider(articleIds: readonly string[]): Promise<void> {
    if (articleIds.length === 0) return;
    const ofThese = this.#dialect.among('article_id', articleIds);
    await this.#db
      .updateTable('event_mentions')
      .set({ pending: 1 })
      .where(ofThese)
      .where('withdrawn_at', 'is', null)
      .execute();
    await this.#db
      .updateTable('statements')
      .set({ pending: 1 })
      .where(ofThese)
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
      .where(this.#dialect.among('event_mentions.id', mentionIds))
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
