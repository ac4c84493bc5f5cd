import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type AttributedStatement, subjectKey, valueKey } from '../../landscape/attributed-statement.ts';
import type {
  CountedStatement,
  Facet,
  PendingFacet,
  StatementFilter,
  Statements,
  ValuePlace,
} from '../../ports/store-landscape.ts';
import type { StoreDialect } from './dialect.ts';
import type { StatementTable } from './landscape-tables.ts';
import type { Tables } from './tables.ts';

type Clocks = Pick<StatementTable, 'first_seen_at' | 'last_seen_at' | 'withdrawn_at'>;

type Row = Clocks & {
  readonly body: string;
  readonly article_id: string;
  readonly duplicate_of: string | null;
};

function statementOf(row: Row): AttributedStatement {
  const said: Omit<AttributedStatement, 'reprintGroup' | 'firstSeenAt' | 'lastSeenAt' | 'withdrawnAt'> =
    JSON.parse(row.body);
  return {
    ...said,
    reprintGroup: row.duplicate_of ?? row.article_id,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    withdrawnAt: row.withdrawn_at,
  };
}

type Place = Pick<StatementTable, 'subject' | 'property' | 'value_key'>;

function placeOf(row: Place): ValuePlace {
  return { subjectKey: row.subject, property: row.property, valueKey: row.value_key };
}

type CountedRow = Row & Place & Pick<StatementTable, 'counted'>;

function countedOf(row: CountedRow): CountedStatement {
  return { statement: statementOf(row), place: placeOf(row), isCounted: row.counted === 1 };
}

const COUNTED_COLUMNS = sql`s.subject, s.property, s.body, s.article_id, s.first_seen_at, s.last_seen_at, s.withdrawn_at, s.value_key,
  s.counted, a.duplicate_of`;

/** Rows of one insert: few enough for every dialect. */
const ROWS_AT_ONCE = 50;

function rowOf(articleId: string, statement: AttributedStatement, now: number): StatementTable {
  // What changes without the article's being read again stands in columns or is looked up.
  const {
    firstSeenAt: _first,
    lastSeenAt: _last,
    withdrawnAt: _gone,
    reprintGroup: _group,
    ...said
  } = statement;
  return {
    id: statement.id,
    article_id: articleId,
    subject: subjectKey(statement.subject),
    property: statement.property,
    value_key: valueKey(statement.value, statement.unit),
    event_mention_id: statement.eventMentionId,
    body: JSON.stringify(said),
    pending: 1,
    counted: 0,
    first_seen_at: now,
    last_seen_at: now,
    withdrawn_at: null,
  };
}

/** Statements as a table; a facet of the landscape is a subject's property. */
export class KyselyStatements implements Statements {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;

  constructor(db: Kysely<Tables>, dialect: StoreDialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  async replace(articleId: string, statements: readonly AttributedStatement[], now: number): Promise<void> {
    const before = await this.#db
      .selectFrom('statements')
      .select(['id', 'body', 'withdrawn_at'])
      .where('article_id', '=', articleId)
      .execute();
    const known = new Map(before.map((row) => [row.id, row]));
    const rows = new Map(statements.map((one) => [one.id, rowOf(articleId, one, now)]));
    const unchanged = [...rows.values()].filter(({ id, body }) => {
      const old = known.get(id);
      return old !== undefined && old.withdrawn_at === null && old.body === body;
    });
    const same = new Set(unchanged.map(({ id }) => id));
    await this.#seen([...same], now);
    await this.#save([...rows.values()].filter(({ id }) => !same.has(id)));
    const kept = new Set(rows.keys());
    const gone = before.filter((row) => row.withdrawn_at === null && !kept.has(row.id)).map((row) => row.id);
    if (gone.length === 0) return;
    await this.#db
      .updateTable('statements')
      .set({ withdrawn_at: now, pending: 1 })
      .where(this.#dialect.among('id', gone))
      .execute();
  }

  async #seen(ids: readonly string[], now: number): Promise<void> {
    if (ids.length === 0) return;
    await this.#db
      .updateTable('statements')
      .set({ last_seen_at: now })
      .where(this.#dialect.among('id', ids))
      .execute();
  }

  async #save(rows: readonly StatementTable[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('statements')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            article_id: eb.ref('excluded.article_id'),
            subject: eb.ref('excluded.subject'),
            property: eb.ref('excluded.property'),
            value_key: eb.ref('excluded.value_key'),
            event_mention_id: eb.ref('excluded.event_mention_id'),
            body: eb.ref('excluded.body'),
            last_seen_at: eb.ref('excluded.last_seen_at'),
            withdrawn_at: null,
            pending: 1,
          })),
        )
        .execute();
    }
  }

  async pendingFacets(limit: number): Promise<readonly PendingFacet[]> {
    const rows = await this.#db
      .selectFrom('statements')
      .select((eb) => ['subject', 'property', eb.fn.min('article_id').as('article_id')])
      // Written out, so that the index of what waits serves it.
      .where('pending', '=', sql.lit(1))
      .groupBy(['subject', 'property'])
      .orderBy('subject')
      .orderBy('property')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      subjectKey: row.subject,
      property: row.property,
      articleId: row.article_id,
    }));
  }

  async reconsider(eventMentionIds: readonly string[], properties: readonly string[]): Promise<void> {
    if (eventMentionIds.length === 0) return;
    await this.#db
      .updateTable('statements')
      .set({ pending: 1 })
      .where(this.#dialect.among('event_mention_id', eventMentionIds))
      .where(this.#dialect.among('property', properties))
      .where('withdrawn_at', 'is', null)
      .execute();
  }

  async waiting(facets: readonly Facet[]): Promise<readonly CountedStatement[]> {
    if (facets.length === 0) return [];
    return this.#counted(this.#facetRows(facets), sql`s.pending = 1`);
  }

  async ofFacets(facets: readonly Facet[]): Promise<readonly CountedStatement[]> {
    if (facets.length === 0) return [];
    return this.#counted(this.#facetRows(facets), sql`s.withdrawn_at is null`);
  }

  async ofValues(places: readonly ValuePlace[]): Promise<readonly CountedStatement[]> {
    if (places.length === 0) return [];
    const wanted = this.#dialect.rows(
      { subject: 'text', property: 'text', value_key: 'text' },
      places.map((one) => [one.subjectKey, one.property, one.valueKey]),
    );
    return this.#counted(wanted, sql`s.value_key = w.value_key and s.withdrawn_at is null`);
  }

  #facetRows(facets: readonly Facet[]): RawBuilder<unknown> {
    return this.#dialect.rows(
      { subject: 'text', property: 'text' },
      facets.map((one) => [one.subjectKey, one.property]),
    );
  }

  async #counted(wanted: RawBuilder<unknown>, which: RawBuilder<unknown>): Promise<CountedStatement[]> {
    const { rows } = await sql<CountedRow>`select ${COUNTED_COLUMNS} from ${wanted} as w
      cross join statements as s left join articles as a on a.id = s.article_id
      where s.subject = w.subject and s.property = w.property and ${which}`.execute(this.#db);
    return rows.map(countedOf);
  }

  async countedOf(articleIds: readonly string[]): Promise<readonly ValuePlace[]> {
    if (articleIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('statements')
      .select(['subject', 'property', 'value_key'])
      .where(this.#dialect.among('article_id', articleIds))
      .where('counted', '=', 1)
      .execute();
    return rows.map(placeOf);
  }

  async spokenOf(subjectKeys: readonly string[]): Promise<ReadonlySet<string>> {
    if (subjectKeys.length === 0) return new Set();
    const wanted = this.#dialect.rows(
      { subject: 'text' },
      subjectKeys.map((one) => [one]),
    );
    const { rows } = await sql<{ subject: string }>`select w.subject from ${wanted} as w where exists
      (select 1 from statements as s where s.subject = w.subject and s.withdrawn_at is null)`.execute(
      this.#db,
    );
    return new Set(rows.map((row) => row.subject));
  }

  async folded(statements: readonly { readonly id: string; readonly isCounted: boolean }[]): Promise<void> {
    for (const counted of [0, 1]) {
      const ids = statements.filter((one) => Number(one.isCounted) === counted).map(({ id }) => id);
      if (ids.length === 0) continue;
      await this.#db
        .updateTable('statements')
        .set({ pending: 0, counted })
        .where(this.#dialect.among('id', ids))
        .execute();
    }
  }

  async list(filter: StatementFilter): Promise<readonly AttributedStatement[]> {
    let query = this.#db
      .selectFrom('statements')
      .leftJoin('articles', 'articles.id', 'statements.article_id')
      .select([
        'statements.body',
        'statements.article_id',
        'statements.first_seen_at',
        'statements.last_seen_at',
        'statements.withdrawn_at',
        'articles.duplicate_of',
      ])
      .orderBy('statements.id');
    if (filter.withdrawn !== true) query = query.where('statements.withdrawn_at', 'is', null);
    if (filter.subjectKey !== undefined) query = query.where('statements.subject', '=', filter.subjectKey);
    if (filter.property !== undefined) query = query.where('statements.property', '=', filter.property);
    if (filter.eventMentionIds !== undefined) {
      query = query.where('statements.event_mention_id', 'in', [...filter.eventMentionIds]);
    }
    if (filter.after !== undefined) query = query.where('statements.id', '>', filter.after);
    if (filter.limit !== undefined) query = query.limit(filter.limit);
    return (await query.execute()).map(statementOf);
  }

  async subjects(): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('statements')
      .select('subject')
      .distinct()
      .orderBy('subject')
      .execute();
    return rows.map((row) => row.subject);
  }

  async count(): Promise<number> {
    const { count } = await this.#db
      .selectFrom('statements')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  }
}
