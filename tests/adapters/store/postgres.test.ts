import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/store/postgres.ts';
import { type Store, StoreFailure } from '../../../src/ports/store.ts';
import { storeContract } from '../../contract/store.contract.ts';

const url = process.env.DATABASE_URL;

if (url === undefined)
  process.stdout.write('DATABASE_URL is not set: the store is not tested on PostgreSQL\n');

/** The same database with a schema of one test's own. */
function inSchema(base: string, schema: string): string {
  const own = new URL(base);
  own.searchParams.set('options', `-c search_path=${schema}`);
  return own.toString();
}

async function ask(base: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  await client.query(sql);
  await client.end();
}

if (url !== undefined) {
  storeContract('PostgreSQL', async () => {
    const schema = `shanshui_${randomUUID().replaceAll('-', '')}`;
    await ask(url, `create schema ${schema}`);
    const stores: Store[] = [];
    const open = async (): Promise<Store> => {
      const store = await openPostgresStore(inSchema(url, schema));
      stores.push(store);
      return store;
    };
    return {
      store: await open(),
      open,
      async cleanUp() {
        for (const store of stores) await store.close();
        await ask(url, `drop schema ${schema} cascade`);
      },
    };
  });
}

describe('opening a PostgreSQL store', () => {
  it('names the database, never its password, when nobody answers', async () => {
    const opening = openPostgresStore('postgresql://user:secret@127.0.0.1:1/news');
    await expect(opening).rejects.toThrow(StoreFailure);
    await expect(opening).rejects.toThrow(/^postgresql:\/\/127\.0\.0\.1:1\/news: cannot be reached/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});
