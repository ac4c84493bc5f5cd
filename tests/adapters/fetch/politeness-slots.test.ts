import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProcessSlots } from '../../../src/adapters/fetch/politeness-slots.ts';
import type { HostSlots, NoSlot, Slot } from '../../../src/ports/host-slots.ts';

const HOST = 'news.shanshui-press.cn';
const MINUTE = 60_000;

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

function taken(turn: Slot | NoSlot): Slot {
  if (turn.kind !== 'slot') throw new Error(`no slot: ${JSON.stringify(turn)}`);
  return turn;
}

/** Keeps the host busy for so long, and says when it began. */
async function visit(slots: HostSlots, gapMs: number, forMs: number, starts: number[]): Promise<void> {
  const turn = taken(await slots.acquire(HOST, gapMs, 10 * MINUTE));
  starts.push(Date.now() - 1_000_000);
  await new Promise((done) => setTimeout(done, forMs));
  await turn.release();
}

describe('turns at a host', () => {
  it('come one at a time, in order, a gap after the end of the last', async () => {
    const slots = createProcessSlots();
    const starts: number[] = [];
    const visits = [1, 2, 3, 4].map(() => visit(slots, 2000, 500, starts));
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(visits);
    expect(starts.map((start) => Math.floor(start / 10) * 10)).toEqual([0, 2500, 5000, 7500]);
  });

  it('do not wait for other hosts', async () => {
    const slots = createProcessSlots();
    taken(await slots.acquire(HOST, 2000, 0));
    expect(taken(await slots.acquire('other.cn', 2000, 0)).waitedMs).toBe(0);
  });

  it('are given up when they would come too late', async () => {
    const slots = createProcessSlots();
    const first = taken(await slots.acquire(HOST, 5000, 0));
    const busy = slots.acquire(HOST, 5000, 1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await busy).toMatchObject({ kind: 'no-slot', why: 'busy', retryAfterMs: 5000 });
    await first.release();
    expect(await slots.acquire(HOST, 5000, 1000)).toEqual({
      kind: 'no-slot',
      why: 'busy',
      retryAfterMs: 5000,
    });
  });

  it('are not lost when one of those who wait gives up', async () => {
    const slots = createProcessSlots();
    const first = taken(await slots.acquire(HOST, 100, 0));
    const impatient = slots.acquire(HOST, 100, 500);
    const patient = slots.acquire(HOST, 100, MINUTE);
    await vi.advanceTimersByTimeAsync(600);
    expect((await impatient).kind).toBe('no-slot');
    await first.release();
    await first.release();
    await vi.advanceTimersByTimeAsync(200);
    expect(taken(await patient).waitedMs).toBeGreaterThanOrEqual(700);
    expect((await slots.acquire(HOST, 100, 0)).kind).toBe('no-slot');
  });
});

describe('a host that asks for patience', () => {
  async function nextTurn(slots: HostSlots): Promise<number> {
    const turn = await slots.acquire(HOST, 1000, 0);
    if (turn.kind === 'no-slot') return turn.retryAfterMs;
    await turn.release();
    return 0;
  }

  it.each([
    [null, MINUTE],
    [0, MINUTE],
    [5000, 5000],
    [3 * 3_600_000, 3 * 3_600_000],
    [1e15, 7 * 24 * 3_600_000],
  ])('by Retry-After %s gets %d ms', async (asked, expected) => {
    const slots = createProcessSlots();
    await slots.slowDown(HOST, asked);
    expect(await slots.acquire(HOST, 1000, 0)).toEqual({
      kind: 'no-slot',
      why: 'slowed-down',
      retryAfterMs: expected,
    });
  });

  it('again and again gets more each time, up to an hour', async () => {
    const slots = createProcessSlots();
    const waits: number[] = [];
    for (let at = 0; at < 9; at++) {
      await slots.slowDown(HOST, null);
      waits.push((await nextTurn(slots)) / MINUTE);
      await vi.advanceTimersByTimeAsync(3_600_000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('never gets the next request sooner by a smaller Retry-After', async () => {
    const slots = createProcessSlots();
    await slots.slowDown(HOST, 10 * MINUTE);
    await slots.slowDown(HOST, 1000);
    expect(await nextTurn(slots)).toBe(10 * MINUTE);
  });

  it('gets larger gaps until it has answered well for a while', async () => {
    const slots = createProcessSlots();
    await slots.slowDown(HOST, 1000);
    await slots.slowDown(HOST, 1000);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    const gaps: number[] = [];
    for (let at = 0; at < 25; at++) {
      expect(await nextTurn(slots)).toBe(0);
      gaps.push(await nextTurn(slots));
      await slots.answeredWell(HOST);
      await vi.advanceTimersByTimeAsync(MINUTE);
    }
    expect([gaps[0], gaps[9], gaps[10], gaps[19], gaps[20]]).toEqual([4000, 4000, 2000, 2000, 1000]);
  });
});

describe('memory', () => {
  it('forgets hosts that were idle for an hour, and none that asked for patience', async () => {
    const slots = createProcessSlots({ maxHosts: 10 });
    await slots.slowDown(HOST, 3 * 3_600_000);
    for (let at = 0; at < 9; at++) await taken(await slots.acquire(`host-${at}.cn`, 1000, 0)).release();
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    await taken(await slots.acquire('one-more.cn', 1000, 0)).release();
    expect((await slots.acquire(HOST, 1000, 0)).kind).toBe('no-slot');
  });
});
