import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import { askStore, type StoreState } from '../../src/adapters/store/state.ts';
import { readConfig } from '../../src/config.ts';
import { checkMachine } from '../../src/ops/doctor/check-machine.ts';
import { checkRedis, judgeRedis } from '../../src/ops/doctor/check-redis.ts';
import { checkStoreState, judgeStore } from '../../src/ops/doctor/check-store.ts';
import { type Diagnosis, isAtLeast } from '../../src/ops/doctor/diagnosis.ts';

const STORE: StoreState = {
  kind: 'postgres',
  version: '16.10 (Debian 16.10-1)',
  pending: [],
  mayMigrate: true,
  encoding: 'UTF8',
  time: 1_000_000,
};
const REDIS = {
  version: '7.4.5',
  policy: 'noeviction',
  usedBytes: 10,
  limitBytes: 100,
  appendOnly: true,
  persistenceWell: true,
  clients: 3,
  tookMs: 1,
};

const ails = (found: readonly Diagnosis[]): string[] =>
  found.filter(({ verdict }) => verdict !== 'well').map(({ about, verdict }) => `${verdict}: ${about}`);

describe('the doctor', () => {
  it.each<[string, Partial<StoreState>, string[]]>([
    ['nothing', {}, []],
    ['an old server', { version: '12.1' }, ['problem: store']],
    ['another encoding', { encoding: 'SQL_ASCII' }, ['problem: store encoding']],
    ['no right to make tables', { mayMigrate: false }, ['problem: store permissions']],
    ['pending migrations', { pending: ['0009-more'] }, ['warning: migrations']],
    ['a clock that is seconds off', { time: 1_005_000 }, ['warning: clock']],
    ['a clock that is hours off', { time: 9_000_000 }, ['problem: clock']],
  ])('finds %s in a store', (_what, change, expected) => {
    expect(ails(judgeStore({ ...STORE, ...change }, 1_000_000))).toEqual(expected);
  });

  it.each<[string, Partial<typeof REDIS>, string[]]>([
    ['nothing', {}, []],
    ['an old server', { version: '5.0.3' }, ['problem: Redis']],
    ['eviction', { policy: 'allkeys-lru' }, ['problem: Redis eviction']],
    ['no persistence', { appendOnly: false }, ['warning: Redis persistence']],
    ['a failed write', { persistenceWell: false }, ['problem: Redis persistence']],
    ['no limit', { limitBytes: 0 }, ['warning: Redis memory']],
    ['little memory left', { usedBytes: 90 }, ['problem: Redis memory']],
  ])('finds %s in a Redis', (_what, change, expected) => {
    expect(ails(judgeRedis({ ...REDIS, ...change }))).toEqual(expected);
  });

  it('says what to do about everything that it finds', () => {
    const found = [
      ...judgeStore(
        { ...STORE, version: '9.6', encoding: 'LATIN1', mayMigrate: false, pending: ['x'], time: 0 },
        1e9,
      ),
      ...judgeRedis({ ...REDIS, version: '3', policy: 'volatile-ttl', appendOnly: false, limitBytes: 0 }),
      ...checkMachine(readConfig({ data: '/proc/nowhere' }, {}), '18.0.0'),
    ].filter(({ verdict }) => verdict !== 'well');
    expect(found.length).toBeGreaterThan(9);
    for (const { about, remedy } of found) expect(remedy, about).not.toBe('');
  });

  it('names servers that are away without their passwords', async () => {
    const config = readConfig(
      {},
      { DATABASE_URL: 'postgres://me:geheim@127.0.0.1:1/news', REDIS_URL: 'redis://:geheim@127.0.0.1:1' },
    );
    const found = [...(await checkStoreState(config)), ...(await checkRedis(config))];
    expect(ails(found)).toEqual(['problem: store', 'problem: Redis']);
    expect(JSON.stringify(found)).not.toContain('geheim');
  });

  it('looks at a store without making or changing one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shanshui-doctor-'));
    const place = { dataFolder: folder, databaseUrl: null };
    expect(await askStore(place)).toBeNull();
    await (await openSqliteStore(folder)).close();
    expect(await askStore(place)).toMatchObject({ kind: 'sqlite', pending: [], encoding: 'UTF-8' });
    await rm(folder, { recursive: true });
  });

  it.each([
    ['20.19.0', [20, 19], true],
    ['20.18.9', [20, 19], false],
    ['21.0', [20, 19], true],
    ['16.10 (Debian)', [14], true],
    ['unknown', [14], false],
  ])('compares version %s', (version, least, expected) => {
    expect(isAtLeast(version, least)).toBe(expected);
  });
});
