import { describe, expect, it } from 'vitest';
import type { Stop, StopScope, Stops } from '../../../src/ports/stops.ts';
import { requestFor, serve, testFetcher } from './http-loopback.ts';

const stopOf = (scope: StopScope): Stop => ({
  scope,
  who: 'Lin',
  why: 'a complaint of the site',
  since: 1000,
});

describe('stops', () => {
  it.each<[StopScope, boolean]>([
    [{ kind: 'all' }, true],
    [{ kind: 'source', sourceId: 'tested' }, true],
    [{ kind: 'source', sourceId: 'another' }, false],
    [{ kind: 'host', host: '127.0.0.1' }, true],
    [{ kind: 'host', host: 'people.com.cn' }, false],
    [{ kind: 'host', host: '0.1' }, true],
  ])('%j', async (scope, stopped) => {
    let requests = 0;
    const site = await serve((_request, response) => {
      requests++;
      response.end('page');
    });
    const stops: Stops = { inForce: async () => [stopOf(scope)] };
    const { fetcher, ledger } = testFetcher({ stops });
    const outcome = await fetcher.fetch(requestFor(`${site.origin}/`, { obeyRobots: true }));
    if (stopped) {
      expect(outcome).toEqual({
        kind: 'blocked',
        by: 'stop',
        detail: 'stopped by Lin: a complaint of the site',
      });
      expect(ledger).toMatchObject([{ outcome: 'blocked: stop', status: null }]);
      expect(requests).toBe(0);
    } else {
      expect(outcome.kind).toBe('fetched');
    }
    await site.close();
  });

  it('hold at once, also for who waits for a turn, for redirects and for what runs', async () => {
    const inForce: Stop[] = [];
    const site = await serve((request, response) => {
      if (request.url === '/redirect') {
        inForce.push(stopOf({ kind: 'all' }));
        response.writeHead(302, { location: '/page' }).end();
      } else if (request.url === '/page') response.end('page');
    });
    const { fetcher } = testFetcher({ stops: { inForce: async () => inForce } });
    const get = (path: string, gapMs = 0) =>
      fetcher.fetch(requestFor(site.origin + path, { minimumGapMs: gapMs }));

    const redirected = get('/redirect');
    const waiting = get('/page', 200);
    expect(await redirected).toMatchObject({ kind: 'blocked', by: 'stop' });
    expect(await waiting).toMatchObject({ kind: 'blocked', by: 'stop' });

    inForce.length = 0;
    const running = get('/never');
    await new Promise((later) => setTimeout(later, 100));
    inForce.push(stopOf({ kind: 'host', host: '127.0.0.1' }));
    expect(await running).toMatchObject({ kind: 'blocked', by: 'stop' });

    inForce.length = 0;
    expect((await get('/page')).kind).toBe('fetched');
    await site.close();
  });

  it('that cannot be read let nothing through', async () => {
    const { fetcher } = testFetcher({
      stops: {
        inForce: async () => {
          throw new Error('database is locked');
        },
      },
    });
    await expect(fetcher.fetch(requestFor('http://127.0.0.1/'))).rejects.toThrow('database is locked');
  });
});

describe('a host that refuses', () => {
  it.each([429, 503])('by %d is not asked again before its time', async (status) => {
    let requests = 0;
    const site = await serve((_request, response) => {
      requests++;
      response.writeHead(status, { 'retry-after': '120' }).end();
    });
    const { fetcher } = testFetcher();
    const ask = () => fetcher.fetch(requestFor(`${site.origin}/`));
    expect(await ask()).toEqual({ kind: 'refused', status, retryAfterMs: 120_000 });
    const held = await ask();
    expect(held).toMatchObject({ kind: 'held', by: 'host' });
    expect(held.kind === 'held' && held.retryAfterMs).toBeGreaterThan(119_000);
    expect(requests).toBe(1);
    await site.close();
  });
});

describe('many requests to one host', () => {
  it('run one at a time with their gap, whoever asks', async () => {
    let now = 0;
    let most = 0;
    const starts: number[] = [];
    const site = await serve((_request, response) => {
      now++;
      most = Math.max(most, now);
      starts.push(performance.now());
      setTimeout(() => {
        now--;
        response.end('page');
      }, 20);
    });
    const { fetcher } = testFetcher();
    const paths = ['/a', '/b', '/c', '/d', '/e', '/f'];
    await Promise.all(
      paths.map((path, at) =>
        fetcher.fetch(requestFor(site.origin + path, { sourceId: `source-${at % 3}`, minimumGapMs: 50 })),
      ),
    );
    expect(most).toBe(1);
    const gaps = starts.slice(1).map((start, at) => start - (starts[at] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(68);
    await site.close();
  });
});
