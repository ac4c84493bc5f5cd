import { describe, expect, it } from 'vitest';
import { Gathered } from '../../src/api/gathered.ts';

describe('Gathered', () => {
  it('gives what was gathered last, and gathers anew behind it', async () => {
    let now = 0;
    let times = 0;
    const gathered = new Gathered(
      async () => ++times,
      1000,
      () => now,
    );
    expect(await gathered.get(1000)).toBe(1);
    now = 500;
    expect(await gathered.get(1000)).toBe(1);
    now = 2000;
    expect(await gathered.get(1000)).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await gathered.get(1000)).toBe(2);
    expect(times).toBe(2);
  });

  it('says null rather than letting somebody wait, and gathers once for all who ask', async () => {
    let times = 0;
    let finish: (value: string) => void = () => {};
    const gathered = new Gathered(
      () => {
        times++;
        return new Promise<string>((resolve) => {
          finish = resolve;
        });
      },
      1000,
      () => 0,
    );
    expect(await Promise.all([gathered.get(5), gathered.get(5)])).toEqual([null, null]);
    finish('done');
    expect(await gathered.get(1000)).toBe('done');
    expect(times).toBe(1);
  });

  it('throws what gathering threw, and tries again next time', async () => {
    let times = 0;
    const gathered = new Gathered(
      async () => {
        if (++times === 1) throw new Error('the store is away');
        return times;
      },
      1000,
      () => 0,
    );
    await expect(gathered.get(1000)).rejects.toThrow('the store is away');
    expect(await gathered.get(1000)).toBe(2);
  });
});
