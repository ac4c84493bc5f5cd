import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openSqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { Store } from '../../../src/ports/store.ts';
import { StoreFailure } from '../../../src/ports/store.ts';
import { storeContract } from '../../contract/store.contract.ts';

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shanshui-store-'));
  const stores: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await openSqliteStore(folder);
    stores.push(store);
    return store;
  };
  return {
    store: await open(),
    open,
    async cleanUp() {
      for (const store of stores) await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe('opening a SQLite store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-open-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('makes the folder, and finds everything again', async () => {
    const data = join(folder, 'deep', 'data');
    const first = await openSqliteStore(data);
    await first.articles.announce(
      [
        {
          sourceId: 'shan',
          articleId: 'a',
          url: null,
          canonicalUrl: null,
          format: 'rss',
          feedItem: {
            title: 't',
            url: null,
            publishedAt: null,
            guid: 'g',
            author: null,
            summary: null,
            contentHtml: null,
          },
        },
      ],
      1,
    );
    await first.close();
    const second = await openSqliteStore(data);
    expect(await second.articles.article('a')).toMatchObject({ announcedTitle: 't' });
    await second.close();
  });

  it('names file and remedy when the file is no database', async () => {
    await writeFile(join(folder, DATABASE_FILE), 'this is a letter, not a database\n'.repeat(100));
    const opening = openSqliteStore(folder);
    await expect(opening).rejects.toThrow(StoreFailure);
    await expect(opening).rejects.toThrow(
      /shanshui\.db: is no database of shanshui: choose another folder with --data/,
    );
  });

  it.runIf(process.platform === 'linux')('ends where the system takes no folder at all', async () => {
    await expect(openSqliteStore('/proc/shanshui')).rejects.toThrow(
      /^\/proc\/shanshui: cannot be made .*--data/,
    );
  });

  it('names folder and remedy when the folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const opening = openSqliteStore(join(folder, 'file', 'data'));
    await expect(opening).rejects.toThrow(StoreFailure);
    await expect(opening).rejects.toThrow(/cannot be made .*--data/);
  });
});
