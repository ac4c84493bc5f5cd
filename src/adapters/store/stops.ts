import type { Kysely } from 'kysely';
import type { Stop, StopBook, StopScope } from '../../ports/stops.ts';
import type { Tables } from './tables.ts';

function scopeKey(scope: StopScope): string {
  switch (scope.kind) {
    case 'all':
      return 'all';
    case 'host':
      return `host ${scope.host}`;
    case 'source':
      return `source ${scope.sourceId}`;
  }
}

/** Orders to fetch nothing, as a table: every process sees them at once. Lifted ones stay, with who lifted them. */
export class KyselyStops implements StopBook {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async inForce(): Promise<readonly Stop[]> {
    const rows = await this.#db
      .selectFrom('stops')
      .select('body')
      .where('lifted_at', 'is', null)
      .orderBy('scope')
      .execute();
    return rows.map((row) => {
      const stop: Stop = JSON.parse(row.body);
      return stop;
    });
  }

  async put(stop: Stop): Promise<void> {
    const said = { body: JSON.stringify(stop), lifted_by: null, lifted_at: null };
    await this.#db
      .insertInto('stops')
      .values({ scope: scopeKey(stop.scope), ...said })
      .onConflict((conflict) => conflict.column('scope').doUpdateSet(said))
      .execute();
  }

  async lift(scope: StopScope, who: string, at: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('stops')
      .set({ lifted_by: who, lifted_at: at })
      .where('scope', '=', scopeKey(scope))
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) === 1;
  }
}
