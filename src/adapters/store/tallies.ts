import { type Kysely, sql } from 'kysely';
import type { Voice } from '../../landscape/parties.ts';
import type { Tally } from '../../landscape/tally.ts';
import type { Facet, StoredTally, Tallies, TallyChange, ValuePlace } from '../../ports/store-landscape.ts';
import { reserveNumbers } from './counters.ts';
import type { StoreDialect } from './dialect.ts';
import type { ValueTallyTable, ValueVoiceTable } from './landscape-tables.ts';
import type { Tables } from './tables.ts';

const NUMBERS = 'tallies';
/** Rows of one insert: few enough for every dialect. */
const ROWS_AT_ONCE = 200;

function tallyOf(row: ValueTallyTable): StoredTally {
  const tally: Tally = JSON.parse(row.body);
  return {
    id: row.id,
    subjectKey: row.subject,
    property: row.property,
    valueKey: row.value_key,
    tally,
  };
}

/** Tallies of values as tables: one row a value, and one for each voice that says it. */
export class KyselyTallies implements Tallies {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;

  constructor(db: Kysely<Tables>, dialect: StoreDialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  async ofFacets(facets: readonly Facet[]): Promise<readonly StoredTally[]> {
    if (facets.length === 0) return [];
    const wanted = this.#dialect.rows(
      { subject: 'text', property: 'text' },
      facets.map((one) => [one.subjectKey, one.property]),
    );
    const { rows } = await sql<ValueTallyTable>`select t.* from ${wanted} as w cross join value_tallies as t
      where t.subject = w.subject and t.property = w.property`.execute(this.#db);
    return rows.map(tallyOf);
  }

  async ofValues(places: readonly ValuePlace[]): Promise<readonly StoredTally[]> {
    if (places.length === 0) return [];
    const wanted = this.#dialect.rows(
      { subject: 'text', property: 'text', value_key: 'text' },
      places.map((one) => [one.subjectKey, one.property, one.valueKey]),
    );
    const { rows } = await sql<ValueTallyTable>`select t.* from ${wanted} as w cross join value_tallies as t
      where t.subject = w.subject and t.property = w.property and t.value_key = w.value_key`.execute(
      this.#db,
    );
    return rows.map(tallyOf);
  }

  async voices(
    wanted: ReadonlyMap<number, ReadonlySet<string>>,
  ): Promise<ReadonlyMap<number, readonly Voice[]>> {
    const found = new Map<number, Map<string, Voice>>();
    let asked = [...wanted].flatMap(([tally, voices]) => [...voices].map((voice) => [tally, voice] as const));
    while (asked.length > 0) {
      const rows = await this.#voices(asked);
      for (const { tally, voice, leader, surest } of rows) {
        const known = found.get(tally) ?? new Map<string, Voice>();
        found.set(tally, known.set(voice, { voice, leader, surest }));
      }
      asked = rows.flatMap(({ tally, leader }) =>
        found.get(tally)?.has(leader) === true ? [] : [[tally, leader] as const],
      );
    }
    return new Map([...found].map(([tally, voices]) => [tally, [...voices.values()]]));
  }

  async #voices(asked: readonly (readonly [number, string])[]): Promise<readonly ValueVoiceTable[]> {
    const table = this.#dialect.rows({ tally: 'whole', voice: 'text' }, asked);
    const { rows } = await sql<ValueVoiceTable>`select v.* from ${table} as w cross join value_voices as v
      where v.tally = w.tally and v.voice = w.voice`.execute(this.#db);
    return rows;
  }

  async save(changes: readonly TallyChange[]): Promise<void> {
    if (changes.length === 0) return;
    const fresh = changes.filter(({ id }) => id === null).length;
    let next = fresh === 0 ? 0 : await reserveNumbers(this.#db, NUMBERS, fresh);
    const numbered = changes.map((change) => ({ ...change, number: change.id ?? next++ }));
    await this.#forgetVoices(
      numbered.flatMap(({ id, isAnew, number }) => (isAnew && id !== null ? [number] : [])),
    );
    await this.#saveTallies(
      numbered.map(({ number, subjectKey, property, valueKey, tally }) => ({
        id: number,
        subject: subjectKey,
        property,
        value_key: valueKey,
        body: JSON.stringify(tally),
      })),
    );
    await this.#saveVoices(
      numbered.flatMap(({ number, voices }) => voices.map((voice) => ({ tally: number, ...voice }))),
    );
  }

  async #saveTallies(rows: readonly ValueTallyTable[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('value_tallies')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })),
        )
        .execute();
    }
  }

  async #saveVoices(rows: readonly ValueVoiceTable[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.#db
        .insertInto('value_voices')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .onConflict((conflict) =>
          conflict.columns(['tally', 'voice']).doUpdateSet((eb) => ({
            leader: eb.ref('excluded.leader'),
            surest: eb.ref('excluded.surest'),
          })),
        )
        .execute();
    }
  }

  async #forgetVoices(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const wanted = this.#dialect.rows(
      { id: 'whole' },
      ids.map((id) => [id]),
    );
    await sql`delete from value_voices where tally in ${wanted}`.execute(this.#db);
  }

  async drop(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#forgetVoices(ids);
    await this.#db
      .deleteFrom('value_tallies')
      .where('id', 'in', [...ids])
      .execute();
  }
}
