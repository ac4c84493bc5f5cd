import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newOwner, ownerIsAlive } from '../../../src/adapters/queue/inline-owner.ts';
import { InlineQueue } from '../../../src/adapters/queue/inline-queue.ts';
import { openSqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { Log } from '../../../src/ports/log.ts';
import { queueContract } from '../../contract/queue.contract.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

queueContract('SQLite, inline', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shanshui-queue-'));
  const store = await openSqliteStore(folder);
  const clock = { now: () => Date.now() };
  return {
    store,
    newQueue: () =>
      new InlineQueue({
        ledger: store.ledger,
        clock,
        log: silent,
        concurrency: 4,
        attempts: 3,
        backOffMs: 1,
        patienceMs: 500,
      }),
    async cleanUp() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe('the owner of a lease', () => {
  const self = newOwner();
  const [host = ''] = self.split(`:${process.pid}:`);

  it.each([
    ['is alive when it is this process', self, true],
    ['is alive when it is a thread of this process', `${self}/3`, true],
    ['is alive when its process is', `${host}:${process.ppid}:nonce`, true],
    ['is dead when its process is', `${host}:${2 ** 22 + 1}:nonce`, false],
    ['is dead when it was an earlier process of our pid', `${host}:${process.pid}:nonce`, false],
    ['counts as alive on another host', 'elsewhere:1:nonce', true],
    ['counts as alive when its name is none of ours', 'somebody', true],
  ])('%s', (_name, owner, expected) => {
    expect(ownerIsAlive(owner, self)).toBe(expected);
  });
});

describe('a task that kills its process', () => {
  it('is given up when it has done so again and again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shanshui-deadly-'));
    const store = await openSqliteStore(folder);
    const { ledger } = store;
    const deadly = {
      key: 'read-article:a',
      stage: 'read-article',
      subject: 'a',
      input: '',
      sourceId: 's',
    } as const;
    await ledger.enqueue([deadly], 1);
    for (let death = 0; death < 26; death++) {
      await ledger.claim({ stages: ['read-article'], owner: 'o', limit: 1, now: death + 1, leaseMs: 1 });
      await ledger.reclaim(death + 10_000, () => true);
    }
    const queue = new InlineQueue({ ledger, clock: { now: () => Date.now() }, log: silent, concurrency: 1 });
    const summary = await queue.drain({
      work: () => Promise.reject(new Error('it is not to be done again')),
      giveUp: (task, error) => ledger.fail(task, error, Date.now()),
    });
    expect(summary).toMatchObject({ done: 0, failed: 1 });
    expect((await ledger.failed())[0]?.error).toMatch(/the process died each time/);
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
});
