import { expect, it } from 'vitest';
import { serveHosts, strictness, visitHosts } from '../../../bench/fetch-hosts.ts';

// The large form, with a thousand hosts and its servers in a process of their own, is bench/fetch-hosts.ts itself.
it('visits many hosts, some slow, broken or hostile: good articles arrive, gaps hold, memory is flat', async () => {
  const { port, seen, close } = await serveHosts();
  const options = { hosts: 100, gapMs: 40, atOnce: 50 };
  // The first round fills what the process keeps (the servers live in it too); the second must add nothing.
  const warm = await visitHosts(port, options);
  const report = await visitHosts(port, options);
  const { smallestGap, mostAtOnce } = strictness(seen);
  await close();
  expect(report.articlesArrived).toBe(report.articlesExpected);
  expect(report.articlesExpected).toBe(320);
  expect(report.forbiddenDials).toBe(0);
  expect(mostAtOnce).toBe(1);
  expect(report.smallestOwnGap).toBeGreaterThanOrEqual(40);
  // As the servers saw it: they note the end of an answer late when the machine is busy.
  expect(smallestGap).toBeGreaterThan(0);
  const growth = Math.max(...report.peaksMebibytes) - Math.max(...warm.peaksMebibytes);
  expect(growth).toBeLessThan(64);
  const told = [
    'failed: dns',
    'failed: reset',
    'blocked: address',
    'too-large',
    'refused',
    'failed: timeout',
  ];
  expect(Object.keys(report.outcomes)).toEqual(
    expect.arrayContaining([...told, 'failed: protocol', 'failed: redirects']),
  );
}, 60_000);
