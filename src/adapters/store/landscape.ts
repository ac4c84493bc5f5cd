import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { subjectKey, valueKey } from '../../landscape/attributed-statement.ts';
import { DELTA_CAUSES, DELTA_KINDS, type LandscapeValue, valueId } from '../../landscape/landscape-value.ts';
import type { Facet, Landscape, StoredDelta, ValueFilter } from '../../ports/store-landscape.ts';
import { reserveNumbers } from './counters.ts';
import type { StoreDialect } from './dialect.ts';
import type { DeltaTable } from './landscape-tables.ts';
import type { Tables } from './tables.ts';

const SEQUENCE = 'deltas';
/** Rows of one insert: few enough for every dialect. */
const ROWS_AT_ONCE = 100;
const FOLDED_WITH = 'landscape folded with dictionary';
const RULED_ARTICLES = 'articles that corrections named';
const Others = z.array(z.string());
const About = z.enum(['event', 'value']);

function landscapeValueOf(row: { readonly body: string }): LandscapeValue {
  const value: LandscapeValue = JSON.parse(row.body);
  return value;
}

function deltaOf(row: Selectable<DeltaTable>): StoredDelta {
  return {
    sequence: row.sequence,
    at: row.at,
    kind: z.enum(DELTA_KINDS).parse(row.kind),
    cause: z.enum(DELTA_CAUSES).parse(row.cause),
    about: About.parse(row.about),
    key: row.key,
    articleId: row.article_id,
    after: row.after === null ? null : JSON.parse(row.after),
    others: Others.parse(JSON.parse(row.others)),
  };
}

/** The landscape's values, and the feed of what changed. */
export class KyselyLandscape implements Landscape {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;

  constructor(db: Kysely<Tables>, dialect: StoreDialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  async values({ subjectKey: subject, property }: Facet): Promise<readonly LandscapeValue[]> {
    const rows = await this.#db
      .selectFrom('landscape_values')
      .select('body')
      .where('subject', '=', subject)
      .where('property', '=', property)
      .orderBy('value_key')
      .execute();
    return rows.map(landscapeValueOf);
  }

  async valuesOf(facets: readonly Facet[], keys: readonly string[]): Promise<readonly LandscapeValue[]> {
    const bodies: { readonly body: string }[] = [];
    if (facets.length > 0) {
      const wanted = this.#dialect.rows(
        { subject: 'text', property: 'text' },
        facets.map((one) => [one.subjectKey, one.property]),
      );
      const asked = sql<{ body: string }>`select v.body from ${wanted} as w cross join landscape_values as v
        where v.subject = w.subject and v.property = w.property`;
      bodies.push(...(await asked.execute(this.#db)).rows);
    }
    if (keys.length > 0) {
      const asked = this.#db
        .selectFrom('landscape_values')
        .select('body')
        .where(this.#dialect.among('key', keys));
      bodies.push(...(await asked.execute()));
    }
    return bodies.map(landscapeValueOf);
  }

  async list(filter: ValueFilter): Promise<readonly LandscapeValue[]> {
    let query = this.#db
      .selectFrom('landscape_values')
      .select('body')
      .orderBy('subject')
      .orderBy('property')
      .orderBy('value_key')
      .orderBy('key');
    if (filter.subjectKey !== undefined) query = query.where('subject', '=', filter.subjectKey);
    if (filter.valueKey !== undefined) query = query.where('value_key', '=', filter.valueKey);
    return (await query.execute()).map(landscapeValueOf);
  }

  async subjects(): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('landscape_values')
      .select('subject')
      .distinct()
      .orderBy('subject')
      .execute();
    return rows.map((row) => row.subject);
  }

  async foldedWith(): Promise<string | null> {
    return this.#mark(FOLDED_WITH);
  }

  async setFoldedWith(dictionaryVersion: string): Promise<void> {
    await this.#setMark(FOLDED_WITH, dictionaryVersion);
  }

  async ruledArticles(): Promise<readonly string[]> {
    return Others.parse(JSON.parse((await this.#mark(RULED_ARTICLES)) ?? '[]'));
  }

  async setRuledArticles(articleIds: readonly string[]): Promise<void> {
    await this.#setMark(RULED_ARTICLES, JSON.stringify(articleIds));
  }

  async #mark(name: string): Promise<string | null> {
    const row = await this.#db
      .selectFrom('marks')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.value ?? null;
  }

  async #setMark(name: string, value: string): Promise<void> {
    await this.#db
      .insertInto('marks')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }

  async saveValues(values: readonly LandscapeValue[]): Promise<void> {
    const rows = values.map((value) => ({
      key: valueId(value),
      subject: subjectKey(value.subject),
      property: value.property,
      value_key: valueKey(value.value, value.unit),
      standing: value.standing,
      body: JSON.stringify(value),
    }));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('landscape_values')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet((eb) => ({ standing: eb.ref('excluded.standing'), body: eb.ref('excluded.body') })),
        )
        .execute();
    }
  }

  async dropValues(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#db.deleteFrom('landscape_values').where(this.#dialect.among('key', keys)).execute();
  }

  async addDeltas(deltas: readonly Omit<StoredDelta, 'sequence'>[]): Promise<void> {
    if (deltas.length === 0) return;
    const first = await reserveNumbers(this.#db, SEQUENCE, deltas.length);
    const rows = deltas.map((delta, at) => ({
      sequence: first + at,
      at: delta.at,
      kind: delta.kind,
      cause: delta.cause,
      about: delta.about,
      key: delta.key,
      article_id: delta.articleId,
      after: delta.after === null ? null : JSON.stringify(delta.after),
      others: JSON.stringify(delta.others),
    }));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('deltas')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .execute();
    }
  }

  async deltas(after: number, limit: number): Promise<readonly StoredDelta[]> {
    const rows = await this.#db
      .selectFrom('deltas')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit)
      .execute();
    return rows.map(deltaOf);
  }

  async lastSequence(): Promise<number> {
    const row = await this.#db
      .selectFrom('counters')
      .select('value')
      .where('name', '=', SEQUENCE)
      .executeTakeFirst();
    return row === undefined ? 0 : Number(row.value);
  }
}
