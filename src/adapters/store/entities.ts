import type { Kysely } from 'kysely';
import { z } from 'zod';
import { entityKey } from '../../event/merged-event.ts';
import type { EntityReference } from '../../landscape/statement.ts';
import type { Entities } from '../../ports/store-landscape.ts';
import type { Tables } from './tables.ts';

const EntityKindName = z.enum(['model', 'organization', 'city']);

function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim();
}

/** Entities by name, as a table. */
export class KyselyEntities implements Entities {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async save(references: readonly EntityReference[]): Promise<void> {
    const byKey = new Map(references.map((one) => [entityKey(one), one]));
    if (byKey.size === 0) return;
    await this.#db
      .insertInto('entities')
      .values(
        [...byKey].map(([key, { kind, entityId, name }]) => ({
          key,
          kind,
          entity_id: entityId,
          name,
          folded: foldedName(name),
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((eb) => ({ name: eb.ref('excluded.name'), folded: eb.ref('excluded.folded') })),
      )
      .execute();
  }

  async nameOf(key: string): Promise<string | null> {
    const row = await this.#db
      .selectFrom('entities')
      .select('name')
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.name ?? null;
  }

  async list(): Promise<readonly EntityReference[]> {
    const rows = await this.#db.selectFrom('entities').selectAll().orderBy('key').execute();
    return rows.map((row) => ({
      kind: EntityKindName.parse(row.kind),
      entityId: row.entity_id,
      name: row.name,
    }));
  }

  async keysOf(nameOrId: string): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('entities')
      .select('key')
      .where((eb) => eb.or([eb('folded', '=', foldedName(nameOrId)), eb('entity_id', '=', nameOrId)]))
      .orderBy('key')
      .execute();
    return rows.map((row) => row.key);
  }
}
