import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { TaskOffers } from '../../../src/adapters/queue/bullmq-offers.ts';
import { BullmqQueue } from '../../../src/adapters/queue/bullmq-queue.ts';
import { connectForCommands } from '../../../src/adapters/queue/redis-connection.ts';
import { openSqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { Log } from '../../../src/ports/log.ts';
import { queueContract } from '../../contract/queue.contract.ts';

const url = process.env.REDIS_URL;
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

if (url === undefined) process.stdout.write('REDIS_URL is not set: the BullMQ driver is not tested\n');

async function open(redisUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'shanshui-bullmq-'));
  const store = await openSqliteStore(folder);
  const prefix = `test-${randomUUID()}`;
  return {
    store,
    prefix,
    newQueue: (patienceMs = 500) =>
      new BullmqQueue({
        ledger: store.ledger,
        clock: { now: () => Date.now() },
        log: silent,
        redisUrl,
        prefix,
        concurrency: { 'poll-source': 2, 'fetch-page': 4, 'read-article': 2, 'update-landscape': 1 },
        attempts: 3,
        backOffMs: 1,
        patienceMs,
        offerAgainMs: 400,
      }),
    async cleanUp() {
      const redis = new Redis(redisUrl);
      const keys = await redis.keys(`${prefix}:*`);
      if (keys.length > 0) await redis.del(keys);
      redis.disconnect();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

if (url !== undefined) {
  queueContract('SQLite, BullMQ', () => open(url));

  it('does everything once although Redis loses its keys again and again', async () => {
    const { store, newQueue, prefix, cleanUp } = await open(url);
    const redis = new Redis(url);
    const keys = Array.from({ length: 60 }, (_, at) => `fetch-page:t${at}`);
    await store.ledger.enqueue(
      keys.map((key) => ({ key, stage: 'fetch-page', subject: key, input: '', sourceId: key })),
      1,
    );
    const done: string[] = [];
    const forget = setInterval(async () => {
      const stored = await redis.keys(`${prefix}:*`);
      if (stored.length > 0) await redis.del(stored);
    }, 40);
    await newQueue(30_000).drain({
      async work(_stage, tasks) {
        for (const task of tasks) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          await store.ledger.finish(task, 'well', Date.now());
          done.push(task.key);
          if (done.length === 40) clearInterval(forget);
        }
        return 'well';
      },
      giveUp: (task, error) => store.ledger.fail(task, error, Date.now()),
    });
    clearInterval(forget);
    redis.disconnect();
    expect(done.sort()).toEqual([...keys].sort());
    await cleanUp();
  }, 120_000);
}

if (url !== undefined) {
  it.each([
    ['fetches on while reading keeps up', 500, 3],
    ['fetches nothing while what was fetched waits to be read', 3_000, 0],
  ])('%s', async (_what, waitedMs, offered) => {
    const { store, prefix, cleanUp } = await open(url);
    const now = Date.now();
    const task = (stage: 'fetch-page' | 'read-article', at: number) => ({
      key: `${stage}:${at}`,
      stage,
      subject: `a${at}`,
      input: '',
      sourceId: 'shan',
    });
    await store.ledger.enqueue([task('read-article', 0)], now - waitedMs);
    await store.ledger.enqueue(
      [1, 2, 3].map((at) => task('fetch-page', at)),
      now - 10,
    );
    const redis = connectForCommands(url, () => {});
    await once(redis, 'ready');
    const offers = new TaskOffers(store.ledger, redis, { prefix });
    await offers.offer(now);
    expect((await offers.depths()).get('fetch-page')).toBe(offered);
    expect((await offers.depths()).get('read-article')).toBe(1);
    await offers.close();
    redis.disconnect();
    await cleanUp();
  });
}
