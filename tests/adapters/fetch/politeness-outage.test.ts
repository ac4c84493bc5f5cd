import { describe, expect, it } from 'vitest';
import {
  createOutageBreaker,
  type Outage,
  type OutageBreaker,
} from '../../../src/adapters/fetch/politeness-outage.ts';
import { dialAsLoopback, requestFor, serve, testFetcher } from './http-loopback.ts';

const PUBLIC = '93.184.216.34';

interface Clock {
  at: number;
}

function breakerAt(clock: Clock, onOutage: (outage: Outage) => void = () => {}): OutageBreaker {
  return createOutageBreaker({ now: () => clock.at, random: () => 0.5, onOutage });
}

function failAll(breaker: OutageBreaker, hosts: number): boolean[] {
  return Array.from({ length: hosts }, (_, at) => breaker.unanswered(`host-${at}.cn`));
}

describe('our own outage', () => {
  it('is seen when nearly all of five hosts fail within a minute', () => {
    const clock = { at: 0 };
    expect(failAll(breakerAt(clock), 6)).toEqual([false, false, false, false, true, true]);
  });

  it('is not seen where one host fails often, others answer, or the failures are old', () => {
    const clock = { at: 0 };
    const oneHost = breakerAt(clock);
    for (let at = 0; at < 50; at++) expect(oneHost.unanswered('dead.cn')).toBe(false);

    const mixed = breakerAt(clock);
    for (let at = 0; at < 4; at++) mixed.answered(`good-${at}.cn`);
    expect(failAll(mixed, 10)).toEqual(Array(10).fill(false));

    const slow = breakerAt(clock);
    const seen = Array.from({ length: 10 }, (_, at) => {
      clock.at += 20_000;
      return slow.unanswered(`host-${at}.cn`);
    });
    expect(seen).toEqual(Array(10).fill(false));
  });

  it('holds everything but one probe at a time, and probes ever less often', () => {
    const clock = { at: 0 };
    const breaker = breakerAt(clock);
    failAll(breaker, 5);
    expect(breaker.mayPass('a.cn')).toEqual({ kind: 'held', retryAfterMs: 15_000 + 150_000 });
    clock.at = 15_000;
    expect(breaker.mayPass('a.cn')).toEqual({ kind: 'pass' });
    expect(breaker.mayPass('b.cn').kind).toBe('held');
    expect(breaker.unanswered('a.cn')).toBe(true);
    clock.at = 44_000;
    expect(breaker.mayPass('b.cn').kind).toBe('held');
    clock.at = 45_000;
    expect(breaker.mayPass('b.cn').kind).toBe('pass');
  });

  it('is over with the first answer, and says from when to when it was', () => {
    const clock = { at: 1000 };
    const outages: Outage[] = [];
    const breaker = breakerAt(clock, (outage) => outages.push(outage));
    failAll(breaker, 5);
    clock.at = 60_000;
    breaker.mayPass('a.cn');
    breaker.answered('a.cn');
    expect(breaker.mayPass('b.cn')).toEqual({ kind: 'pass' });
    expect(outages).toEqual([
      { from: 1000, to: null },
      { from: 1000, to: 60_000 },
    ]);
    expect(breaker.current()).toBeNull();
  });

  it('does not wait for ever for a probe that never came back', () => {
    const clock = { at: 0 };
    const breaker = breakerAt(clock);
    failAll(breaker, 5);
    clock.at = 15_000;
    breaker.mayPass('a.cn');
    clock.at = 200_000;
    expect(breaker.mayPass('b.cn').kind).toBe('pass');
  });
});

describe('our own outage and the fetcher', () => {
  it('costs no source its standing: what fails in it is held, and comes back spread out', async () => {
    const clock = { at: Date.now() };
    let isDown = true;
    const site = await serve((_request, response) => response.end('up'));
    const { fetcher, ledger } = testFetcher({
      now: () => clock.at,
      random: Math.random,
      resolve: async () => {
        if (isDown) throw Object.assign(new Error('EAI_AGAIN'), { code: 'EAI_AGAIN' });
        return [PUBLIC];
      },
      dial: dialAsLoopback([PUBLIC]),
    });
    const visit = (at: number) =>
      fetcher.fetch(
        requestFor(`http://host-${at}.shanshui-press.cn:${site.port}/`, { allowedPrivateHosts: [] }),
      );
    const during = await Promise.all(Array.from({ length: 40 }, (_, at) => visit(at)));
    expect(during.filter((outcome) => outcome.kind === 'failed').length).toBeLessThanOrEqual(4);
    const held = during.filter((outcome) => outcome.kind === 'held');
    expect(held.every((outcome) => outcome.by === 'outage')).toBe(true);
    const waits = held.map((outcome) => outcome.retryAfterMs);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(60_000);
    expect(ledger.filter((entry) => entry.outcome === 'held: outage').length).toBe(held.length);

    isDown = false;
    clock.at += 20_000;
    const after = [];
    for (let at = 0; at < 40; at++) after.push(await visit(at));
    expect(after.map((outcome) => outcome.kind)).toEqual(Array(40).fill('fetched'));
    await site.close();
  });

  it('is not concluded from private hosts that are down', async () => {
    const down = await Promise.all(Array.from({ length: 8 }, () => serve(() => {})));
    await Promise.all(down.map((site) => site.close()));
    const { fetcher } = testFetcher();
    const outcomes = [];
    for (const site of down) outcomes.push(await fetcher.fetch(requestFor(`${site.origin}/`)));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(8).fill('failed'));
  });
});
