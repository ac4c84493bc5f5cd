import type { Kysely } from 'kysely';
import type { AlertBook, Led, RaisedAlert } from '../../ports/alerts.ts';
import type { Tables } from './tables.ts';

/** No alert's name begins with such a sign. */
const LEADER = '#leader';

/** Raised alerts as a table. */
export class KyselyAlerts implements AlertBook {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async lead(what: Led, owner: string, now: number, until: number): Promise<boolean> {
    const name = `${LEADER} ${what}`;
    const row = await this.#db
      .selectFrom('alerts')
      .select('body')
      .where('name', '=', name)
      .executeTakeFirst();
    const leader: { owner: string; until: number } | null = row === undefined ? null : JSON.parse(row.body);
    if (leader !== null && leader.owner !== owner && leader.until > now) return false;
    const body = JSON.stringify({ owner, until });
    await this.#db
      .insertInto('alerts')
      .values({ name, body })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ body }))
      .execute();
    return true;
  }

  async raised(): Promise<readonly RaisedAlert[]> {
    const rows = await this.#db
      .selectFrom('alerts')
      .select('body')
      .where('name', 'not like', `${LEADER}%`)
      .orderBy('name')
      .execute();
    return rows.map((row) => {
      const alert: RaisedAlert = JSON.parse(row.body);
      return alert;
    });
  }

  async save(alert: RaisedAlert): Promise<void> {
    const body = JSON.stringify(alert);
    await this.#db
      .insertInto('alerts')
      .values({ name: alert.name, body })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ body }))
      .execute();
  }

  async drop(name: string): Promise<void> {
    await this.#db.deleteFrom('alerts').where('name', '=', name).execute();
  }
}
