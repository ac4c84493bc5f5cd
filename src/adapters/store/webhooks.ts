import type { Kysely } from 'kysely';
import type { DeadLetter, Webhook, WebhookBook } from '../../ports/webhooks.ts';
import type { Tables } from './tables.ts';

/** Webhooks and their dead letters as tables. */
export class KyselyWebhooks implements WebhookBook {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async save({ id, url, secret, told }: Webhook, now: number): Promise<void> {
    await this.#db
      .insertInto('webhooks')
      .values({ id, url, secret, told, created_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ url, secret, told }))
      .execute();
  }

  async list(): Promise<readonly Webhook[]> {
    const rows = await this.#db
      .selectFrom('webhooks')
      .select(['id', 'url', 'secret', 'told'])
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ ...row, told: Number(row.told) }));
  }

  async remove(id: string): Promise<boolean> {
    await this.#db.deleteFrom('webhook_letters').where('webhook_id', '=', id).execute();
    const gone = await this.#db.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst();
    return Number(gone.numDeletedRows) > 0;
  }

  async setTold(id: string, sequence: number): Promise<void> {
    await this.#db.updateTable('webhooks').set({ told: sequence }).where('id', '=', id).execute();
  }

  async addDeadLetter({ webhookId, sequence, error, at }: DeadLetter): Promise<void> {
    await this.#db
      .insertInto('webhook_letters')
      .values({ webhook_id: webhookId, sequence, error, at })
      .onConflict((conflict) => conflict.columns(['webhook_id', 'sequence']).doUpdateSet({ error, at }))
      .execute();
  }

  async deadLetters(id: string): Promise<readonly DeadLetter[]> {
    const rows = await this.#db
      .selectFrom('webhook_letters')
      .selectAll()
      .where('webhook_id', '=', id)
      .orderBy('sequence')
      .execute();
    return rows.map(({ webhook_id, sequence, error, at }) => ({
      webhookId: webhook_id,
      sequence: Number(sequence),
      error,
      at: Number(at),
    }));
  }

  async dropDeadLetters(id: string, after: number): Promise<void> {
    await this.#db
      .deleteFrom('webhook_letters')
      .where('webhook_id', '=', id)
      .where('sequence', '>', after)
      .execute();
  }
}
