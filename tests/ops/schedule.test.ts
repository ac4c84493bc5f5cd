import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOrdered, liftOrder, orderSchedule } from '../../src/pipeline/schedule-orders.ts';
import { scheduleDue } from '../../src/pipeline.ts';
import type { ScheduleOrder } from '../../src/ports/schedules.ts';
import { nextDue } from '../../src/source/due.ts';
import { type SmallStore, smallStore, sourceOf } from './small-store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const source = sourceOf('shan', { everyMinutes: 60 });
const sources = new Map([[source.id, source]]);
const by = { who: '值班', why: '发布会', until: null };
const every = (minutes: number): ScheduleOrder['what'] => ({
  kind: 'schedule',
  schedule: { everyMinutes: minutes },
});

describe('polling by schedules and orders', () => {
  let small: SmallStore;
  beforeEach(async () => {
    small = await smallStore();
  });
  afterEach(() => small.cleanUp());

  const look = () => scheduleDue({ ...small, sources });

  /** Does the poll that waits, as `pollSource` would; says whether there was one. */
  async function poll(): Promise<boolean> {
    const { store, clock } = small;
    const [task] = await store.ledger.claim({
      stages: ['poll-source'],
      owner: 'a:1:b',
      limit: 1,
      now: clock.now(),
      leaseMs: MINUTE,
    });
    if (task === undefined) return false;
    const ordered = asOrdered(source, await store.schedules.of(source.id), clock.now());
    await store.sources.saveState({
      sourceId: source.id,
      etag: null,
      lastModified: null,
      nextDueAt: nextDue(ordered, clock.now(), clock.now()),
      lastPolledAt: clock.now(),
      lastOutcome: 'read',
      consecutiveFailures: 0,
      lastCount: 3,
    });
    await store.ledger.finish(task, 'fetched', clock.now());
    return true;
  }

  /** Looks every minute for so long; gives the minutes in which a poll ran. */
  async function pollsWithin(minutes: number): Promise<number[]> {
    const ran: number[] = [];
    for (let minute = 0; minute < minutes; minute++) {
      await look();
      if (await poll()) ran.push(minute);
      small.clock.at += MINUTE;
    }
    return ran;
  }

  it('polls as the file says where nobody ordered anything', async () => {
    expect(await pollsWithin(150)).toEqual([0, 60, 120]);
  });

  it('polls by an order while it is in force, and by the file again after its end', async () => {
    await pollsWithin(1);
    const until = small.clock.at + 50 * MINUTE;
    await small.store.transact((session) =>
      orderSchedule(session, source, { ...by, what: every(15), until }, small.clock.at),
    );
    expect(await pollsWithin(170)).toEqual([14, 29, 44, 104, 164]);
    expect(await small.store.schedules.standing()).toEqual([]);
  });

  it('does not wait for a long order after its end', async () => {
    await pollsWithin(1);
    const until = small.clock.at + 90 * MINUTE;
    await small.store.transact((session) =>
      orderSchedule(session, source, { ...by, what: every(40_000), until }, small.clock.at),
    );
    expect(await pollsWithin(200)).toEqual([90, 150]);
  });

  it('polls a paused source not at all, and catches up once when it is resumed', async () => {
    await pollsWithin(1);
    await small.store.transact((session) =>
      orderSchedule(session, source, { ...by, what: { kind: 'paused' } }, small.clock.at),
    );
    expect(await pollsWithin(600)).toEqual([]);
    const stood = await small.store.transact((session) => liftOrder(session, source, '值班', small.clock.at));
    expect(stood).toBe(true);
    expect(await pollsWithin(100)).toEqual([0, 60]);
  });

  it('polls a paused source that somebody names', async () => {
    await small.store.transact((session) =>
      orderSchedule(session, source, { ...by, what: { kind: 'paused' } }, small.clock.at),
    );
    expect(await scheduleDue({ ...small, sources }, ['shan'])).toBe(1);
  });

  it('catches a missed run up once, however many were missed', async () => {
    await pollsWithin(1);
    small.clock.at += 49 * HOUR;
    expect(await pollsWithin(70)).toEqual([0, 60]);
  });

  it('never lets runs of one source overlap, whoever asks for them', async () => {
    const asks = Array.from({ length: 20 }, (_, at) =>
      scheduleDue(
        { ...small, sources, clock: { now: () => small.clock.at + at } },
        at % 2 ? ['shan'] : undefined,
      ),
    );
    const added = (await Promise.all(asks)).reduce((sum, one) => sum + one, 0);
    expect(added).toBe(1);
    await small.store.ledger.claim({
      stages: ['poll-source'],
      owner: 'a:1:b',
      limit: 1,
      now: small.clock.at + HOUR,
      leaseMs: HOUR,
    });
    small.clock.at += 5 * HOUR;
    expect(await look()).toBe(0);
    expect(await scheduleDue({ ...small, sources }, ['shan'])).toBe(0);
  });

  it('follows a cron pattern through a change of clocks', async () => {
    const berlin = sourceOf('shan', { schedule: { cron: '0 9 * * *', timeZone: 'Europe/Berlin' } });
    const dues: string[] = [];
    let at = Date.parse('2026-03-27T08:00Z');
    for (let day = 0; day < 4; day++) {
      at = nextDue(berlin, at, at);
      dues.push(new Date(at).toISOString());
    }
    // The clocks go forward on 29 March 2026.
    expect(dues.map((one) => one.slice(5, 16))).toEqual([
      '03-28T08:00',
      '03-29T07:00',
      '03-30T07:00',
      '03-31T07:00',
    ]);
  });
});
