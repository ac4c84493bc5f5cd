import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { Store } from '../../../src/ports/store.ts';
import { type LandscapeSource, Snapshots } from '../../../src/web/pages/landscape/snapshots.ts';

const folder = mkdtempSync(join(tmpdir(), 'shanshui-snapshots-'));
let store: Store;

beforeAll(async () => {
  store = await openSqliteStore(folder);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Values as the store has them, and as of a day. */
const values: LandscapeSource = {
  version: async () => String(await store.landscape.lastSequence()),
  async values(asOf) {
    if (asOf === null) return store.landscape.list({});
    return [];
  },
};

describe('Snapshots', () => {
  it('sum a state of the store up once, and again when it moved on and some seconds went by', async () => {
    let now = 0;
    const snapshots = new Snapshots(values, () => now);
    const first = await snapshots.at(null);
    expect(first.rows).toEqual([]);
    now = 10_000;
    expect(await snapshots.at(null)).toBe(first);
    await store.transact(async (session) => {
      await session.landscape.saveValues([
        {
          subject: { kind: 'model', entityId: 'm', name: '云岭' },
          property: 'category',
          value: 'general',
          validFrom: null,
          standing: 'held',
          origin: 'press',
          articles: 1,
          sources: 1,
          confidence: 0.8,
          firstPublishedOn: '2023-07-07',
          lastPublishedOn: '2023-07-07',
          evidence: [],
        },
      ]);
      await session.landscape.addDeltas([
        {
          at: 1,
          kind: 'added',
          cause: 'world',
          about: 'value',
          key: 'k',
          articleId: null,
          after: null,
          others: [],
        },
      ]);
    });
    now = 12_000;
    expect(await snapshots.at(null)).toBe(first);
    now = 20_000;
    expect((await snapshots.at(null)).rows.map(({ key }) => key)).toEqual(['model:m']);
  });

  it('fold several days asked for at once, each for itself', async () => {
    const snapshots = new Snapshots(values, () => 0);
    const days = await Promise.all(
      ['2023-01-01', '2023-01-02', '2023-01-01'].map((day) => snapshots.at(day)),
    );
    expect(days[0]?.rows).toEqual([]);
    expect(days[1]).not.toBe(days[0]);
    expect(days[2]).toBe(days[0]);
  });
});
