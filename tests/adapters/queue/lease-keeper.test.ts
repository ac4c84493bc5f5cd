import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LeaseKeeper } from '../../../src/adapters/queue/lease-keeper.ts';
import type { Ledger, Task } from '../../../src/ports/ledger.ts';
import { smallStore } from '../../ops/small-store.ts';

const owner = 'host:1:nonce';
let cleanUp: () => Promise<void>;
let ledger: Ledger;
let tasks: readonly Task[];

beforeEach(async () => {
  const small = await smallStore();
  const { store } = small;
  ledger = store.ledger;
  const newTasks = ['a', 'b'].map((name) => ({
    key: `fetch-page:${name}`,
    stage: 'fetch-page' as const,
    subject: name,
    input: '',
    sourceId: 'shan',
  }));
  await ledger.enqueue(newTasks, 1);
  tasks = await ledger.claim({ stages: ['fetch-page'], owner, limit: 2, now: 1, leaseMs: 1_000 });
  cleanUp = small.cleanUp;
});

afterEach(async () => {
  vi.useRealTimers();
  await cleanUp();
});

it('lets the lease of a task run out that nobody works on, though its owner lives', async () => {
  vi.useFakeTimers();
  let now = 1;
  const leases = new LeaseKeeper({
    ledger,
    clock: { now: () => now },
    owner,
    leaseMs: 1_000,
    onError: () => {},
  });
  const [first, second] = tasks;
  leases.hold(tasks);
  leases.letGo(second === undefined ? [] : [second]);
  leases.start();
  now = 900;
  await vi.advanceTimersByTimeAsync(250);
  leases.close();
  expect(await ledger.reclaim(1_500, () => true)).toBe(1);
  const again = await ledger.claim({
    stages: ['fetch-page'],
    owner: 'x:2:y',
    limit: 9,
    now: 1_500,
    leaseMs: 1,
  });
  expect(again.map(({ key }) => key)).toEqual([second?.key]);
  expect(first?.key).toBe('fetch-page:a');
});

it('tells a renewal that failed, and tries again', async () => {
  vi.useFakeTimers();
  const renew = vi
    .fn<Ledger['renew']>()
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValue(undefined);
  const errors: unknown[] = [];
  const leases = new LeaseKeeper({
    ledger: { ...ledger, renew } as Ledger,
    clock: { now: () => 5 },
    owner,
    leaseMs: 400,
    onError: (error) => errors.push(error),
  });
  leases.hold(tasks);
  leases.start();
  await vi.advanceTimersByTimeAsync(210);
  leases.close();
  expect(errors).toHaveLength(1);
  expect(renew).toHaveBeenLastCalledWith(owner, 405, ['fetch-page:a', 'fetch-page:b']);
});

it('gives back what the threads of an owner hold too', async () => {
  const thread = { stages: ['fetch-page'] as const, owner: `${owner}/3`, limit: 2, leaseMs: 1_000 };
  await ledger.release(owner);
  expect(await ledger.claim({ ...thread, now: 2 })).toHaveLength(2);
  expect(await ledger.release('host:1')).toBe(0);
  expect(await ledger.release(owner)).toBe(2);
});
