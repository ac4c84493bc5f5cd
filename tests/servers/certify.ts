import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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

/**
 * The crash certificate: `npm run certify`. Crawls the same sites calmly, then once for each kind of fault, and compares
 * what is left. CERTIFY_PAGES, CERTIFY_KILLS and CERTIFY_STOPS make it smaller.
 */
const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const PAGES = number('CERTIFY_PAGES', 5_000);
const KILLS = number('CERTIFY_KILLS', 200);
const STOPS = number('CERTIFY_STOPS', 50);
const SITES = 20;
const WORKERS = 3;
const LIMIT_MS = 40 * 60_000;

interface Trial {
  readonly name: string;
  readonly faults: readonly Fault[];
  /** Before each worker's command. */
  readonly under?: readonly string[];
  readonly parent?: string;
}

const repeated = (fault: Fault, times: number): Fault[] => Array.from({ length: times }, () => fault);

/** PostgreSQL's volume runs full, and is given room again. */
const fillDisk = (folder: string): Fault => ({
  name: 'disk full on the store’s volume',
  strike: async ({ postgres }) => {
    const free = statfsSync(folder);
    const filler = join(folder, 'filler');
    writeFileSync(filler, Buffer.alloc(Math.max(0, free.bavail * free.bsize - 65_536)));
    await wait(10_000);
    rmSync(filler);
    if (!postgres.isRunning()) await postgres.start();
  },
});

/** A small volume in memory; null where we may not mount one. */
function smallVolume(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'shanshui-volume-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500m,mode=0777', 'tmpfs', folder]);
  if (mounted.status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

async function crawl(
  sites: readonly SmallSite[],
  { faults, under, parent }: Omit<Trial, 'name'>,
): Promise<Outcome> {
  const deployment = await Deployment.start(sites, parent);
  try {
    for (let at = 0; at < WORKERS; at++) deployment.addWorker(at === 0 ? under : undefined);
    for (const fault of faults) {
      await wait(200);
      await fault.strike(deployment, Math.random);
    }
    await deployment.untilDone(SITES, LIMIT_MS);
    return await deployment.outcome();
  } finally {
    await deployment.stop();
  }
}

function verdict(calm: Outcome, shaken: Outcome): string {
  const differing = (['articles', 'tasks', 'dataset'] as const).filter((part) => calm[part] !== shaken[part]);
  return differing.length === 0 ? 'identical' : `DIFFERS in ${differing.join(', ')}`;
}

function trials(volume: string | null): Trial[] {
  const isFaketimeThere = spawnSync('faketime', ['--version']).status === 0;
  return [
    { name: `kill -9 of workers, ${KILLS} times`, faults: repeated(killWorker, KILLS) },
    { name: `SIGTERM, ${STOPS} times`, faults: repeated(stopWorker, STOPS) },
    { name: 'Redis flushed, 10 times', faults: repeated(flushRedis, 10) },
    { name: 'Redis killed and restarted empty, 5 times', faults: repeated(restartRedis, 5) },
    { name: 'Redis at its memory limit for 20 s', faults: [fillRedis(20_000)] },
    { name: 'PostgreSQL restarted, 3 times', faults: repeated(restartPostgres('SIGINT'), 3) },
    { name: 'PostgreSQL crashed, 3 times', faults: repeated(restartPostgres('SIGQUIT'), 3) },
    { name: 'network cut for 30 s', faults: [cutNetwork(30_000)] },
    { name: 'a worker stands still for 60 s', faults: [blockWorker(60_000)] },
    ...(volume === null ? [] : [{ name: 'disk full for 10 s', faults: [fillDisk(volume)], parent: volume }]),
    ...(isFaketimeThere
      ? [{ name: 'a worker’s clock a day ahead', faults: [], under: ['faketime', '-f', '+1d'] }]
      : []),
  ];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const sites = await serveSites(SITES, PAGES);
const volume = smallVolume();
let failed = 0;
try {
  say(`${PAGES} pages on ${SITES} sites, ${WORKERS} workers, PostgreSQL and Redis on loopback`);
  let begin = Date.now();
  const calm = await crawl(sites, { faults: [] });
  say(
    `calm run: ${((Date.now() - begin) / 1000).toFixed(0)} s, ${calm.articles}, ${calm.dataset.length} characters`,
  );
  for (const trial of trials(volume)) {
    begin = Date.now();
    const result = await crawl(sites, trial).then(
      (shaken) => verdict(calm, shaken),
      (error: unknown) =>
        `FAILED: ${error instanceof Error ? `${error.message} ${error.cause ?? ''}` : error}`,
    );
    if (result !== 'identical') failed++;
    say(`| ${trial.name} | ${((Date.now() - begin) / 1000).toFixed(0)} s | ${result} |`);
  }
  if (volume === null) say('not tried: disk full (mounting a small volume needs root)');
  if (spawnSync('faketime', ['--version']).status !== 0)
    say('not tried: a wrong clock (apt-get install faketime)');
} finally {
  if (volume !== null) {
    spawnSync('umount', [volume]);
    rmSync(volume, { recursive: true, force: true });
  }
  for (const site of sites) await site.close();
}
say(failed === 0 ? 'certified: identical after every fault' : `${failed} trials failed`);
process.exitCode = failed === 0 ? 0 : 1;
