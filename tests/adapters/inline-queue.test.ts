import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newOwner, ownerIsAlive } from '../../src/adapters/inline-owner.ts';
import { InlineQueue } from '../../src/adapters/inline-queue.ts';
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import type { Log } from '../../src/ports/log.ts';
import { queueContract } from '../contract/queue.contract.ts';

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
