import type { Kysely } from 'kysely';
import type { ScheduleOrder, ScheduleOrders } from '../../ports/schedules.ts';
import type { Tables } from './tables.ts';

/** Orders about schedules as a table; a lifted one stays, with who lifted it, until the next for its source. */
export class KyselyScheduleOrders implements ScheduleOrders {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async standing(): Promise<readonly ScheduleOrder[]> {
    const rows = await this.#db
      .selectFrom('schedule_orders')
      .select('body')
      .where('lifted_at', 'is', null)
      .orderBy('source_id')
      .execute();
    return rows.map((row) => {
      const order: ScheduleOrder = JSON.parse(row.body);
      return order;
    });
  }

  async of(sourceId: string): Promise<ScheduleOrder | null> {
    const row = await this.#db
      .selectFrom('schedule_orders')
      .select('body')
      .where('source_id', '=', sourceId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) return null;
    const order: ScheduleOrder = JSON.parse(row.body);
    return order;
  }

  async put(order: ScheduleOrder): Promise<void> {
    const said = { body: JSON.stringify(order), lifted_by: null, lifted_at: null };
    await this.#db
      .insertInto('schedule_orders')
      .values({ source_id: order.sourceId, ...said })
      .onConflict((conflict) => conflict.column('source_id').doUpdateSet(said))
      .execute();
  }

  async lift(sourceId: string, who: string, at: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('schedule_orders')
      .set({ lifted_by: who, lifted_at: at })
      .where('source_id', '=', sourceId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) === 1;
  }
}
