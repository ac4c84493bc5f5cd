import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisSlots } from '../../../src/adapters/queue/redis-slots.ts';

const url = process.env.REDIS_URL;
if (url === undefined) process.stdout.write('REDIS_URL is not set: turns over Redis are not tested\n');

describe.runIf(url !== undefined)('turns at hosts over Redis', () => {
  const prefix = `test-${randomUUID()}`;
  const connections: Redis[] = [];
  const connect = () => {
    const redis = new Redis(url ?? '');
    connections.push(redis);
    return redis;
  };
  const slots = () => createRedisSlots(connect(), prefix);
  let redis: Redis;
  beforeAll(() => {
    redis = connect();
  });
  afterAll(async () => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.del(keys);
    for (const one of connections) one.disconnect();
  });

  it('lets eight workers in one at a time, with the gap between them', async () => {
    const GAP = 60;
    const turns: [number, number][] = [];
    const worker = async () => {
      const own = slots();
      for (let turn = 0; turn < 3; turn++) {
        const slot = await own.acquire('one.example', GAP, 30_000);
        if (slot.kind !== 'slot') throw new Error(`no slot: ${slot.why}`);
        const begin = performance.now();
        await wait(5);
        turns.push([begin, performance.now()]);
        await slot.release();
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    turns.sort((a, b) => a[0] - b[0]);
    expect(turns).toHaveLength(24);
    const gaps = turns.slice(1).map(([begin], at) => begin - (turns[at]?.[1] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP - 2);
  });

  it('says when to come again instead of waiting too long', async () => {
    const own = slots();
    const first = await own.acquire('two.example', 5_000, 0);
    expect(first.kind).toBe('slot');
    expect(await slots().acquire('two.example', 5_000, 0)).toMatchObject({ kind: 'no-slot', why: 'busy' });
    if (first.kind === 'slot') await first.release();
    const later = await slots().acquire('two.example', 5_000, 100);
    expect(later).toMatchObject({ kind: 'no-slot', why: 'busy' });
    if (later.kind === 'no-slot') expect(later.retryAfterMs).toBeGreaterThan(3_000);
  });

  it('is patient with a host that asked for it, and widens the gap', async () => {
    const own = slots();
    await own.slowDown('three.example', 3_600_000);
    const refused = await slots().acquire('three.example', 10, 50);
    expect(refused).toMatchObject({ kind: 'no-slot', why: 'slowed-down' });
    if (refused.kind === 'no-slot') expect(refused.retryAfterMs).toBeGreaterThan(3_500_000);
    expect(await redis.hget(`${prefix}:host-state:three.example`, 'factor')).toBe('2');
    for (let answer = 0; answer < 10; answer++) await own.answeredWell('three.example');
    expect(await redis.hget(`${prefix}:host-state:three.example`, 'factor')).toBe('1');
  });

  it('does not come sooner because the server says 0', async () => {
    const own = slots();
    await own.slowDown('four.example', 0);
    const refused = await own.acquire('four.example', 10, 50);
    if (refused.kind !== 'no-slot') throw new Error('a turn was given');
    expect(refused.retryAfterMs).toBeGreaterThan(50_000);
  });
});
