import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { SmallSite } from '../pipeline/small-site.ts';
import { Deployment, type Outcome, serveSites } from './deployment.ts';
import {
  blockWorker,
  cutNetwork,
  type Fault,
  fillRedis,
  flushRedis,
  killWorker,
  restartPostgres,
  restartRedis,
  stopWorker,
} from './faults.ts';

const SITES = 4;
const PAGES = 120;

/** The short form of `npm run certify`: every kind of fault once or a few times, on a small crawl. */
const FAULTS: readonly Fault[] = [
  killWorker,
  flushRedis,
  killWorker,
  restartRedis,
  stopWorker,
  restartPostgres('SIGINT'),
  killWorker,
  fillRedis(1_000),
  cutNetwork(2_000),
  blockWorker(2_000),
  killWorker,
];

async function crawl(sites: readonly SmallSite[], faults: readonly Fault[]): Promise<Outcome> {
  const deployment = await Deployment.start(sites);
  try {
    deployment.addWorker();
    deployment.addWorker();
    for (const fault of faults) {
      await wait(300);
      await fault.strike(deployment, Math.random);
    }
    await deployment.untilDone(SITES, 400_000);
    return await deployment.outcome();
  } finally {
    await deployment.stop();
  }
}

it('loses nothing and does nothing twice, whatever dies', async () => {
  const sites = await serveSites(SITES, PAGES);
  try {
    const calm = await crawl(sites, []);
    expect(calm.dataset.length).toBeGreaterThan(10_000);
    const shaken = await crawl(sites, FAULTS);
    expect(shaken.articles).toBe(calm.articles);
    expect(shaken.tasks).toBe(calm.tasks);
    expect(shaken.dataset).toBe(calm.dataset);
  } finally {
    for (const site of sites) await site.close();
  }
}, 900_000);
