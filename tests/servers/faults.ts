import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Deployment } from './deployment.ts';
import { untilReady } from './ready.ts';
import type { WrongClock } from './wrong-clock.ts';

/** A worker's start on a machine that does much else. */
const BUSY_MACHINE_MS = 600_000;

/** Something that goes wrong while a crawl runs, and is over when the promise resolves. */
export interface Fault {
  readonly name: string;
  strike(deployment: Deployment, random: () => number): Promise<void>;
}

function anyWorker(deployment: Deployment, random: () => number) {
  const workers = [...deployment.workers];
  return workers[Math.floor(random() * workers.length)];
}

async function replaceWorker(
  deployment: Deployment,
  random: () => number,
  signal: NodeJS.Signals,
): Promise<number | null> {
  const victim = anyWorker(deployment, random);
  const code = victim === undefined ? null : await victim.end(signal);
  deployment.addWorker();
  return code;
}

/** A worker dies at a random moment, and another one is started. */
export const killWorker: Fault = {
  name: 'kill -9 of a worker',
  strike: async (deployment, random) => {
    await wait(random() * 700);
    await replaceWorker(deployment, random, 'SIGKILL');
  },
};

/** A worker is asked to stop: it ends within 30 s with exit code 0. */
export const stopWorker: Fault = {
  name: 'SIGTERM of a worker',
  strike: async (deployment, random) => {
    await wait(random() * 700);
    // Before its first line a worker holds no task, and a signal just ends it.
    await untilReady(
      'a worker',
      async () => {
        if (![...deployment.workers].every((one) => one.said.includes('working over')))
          throw new Error('starting');
      },
      BUSY_MACHINE_MS,
    );
    const begin = Date.now();
    const code = await replaceWorker(deployment, random, 'SIGTERM');
    if (code !== 0) throw new Error(`a worker that was asked to stop ended with ${code}`);
    if (Date.now() - begin > 30_000) throw new Error('a worker took more than 30 s to stop');
  },
};

export const flushRedis: Fault = {
  name: 'Redis flushed',
  strike: ({ redis }) => redis.ask(async (client) => void (await client.flushall())),
};

export const restartRedis: Fault = {
  name: 'Redis killed, restarted empty',
  strike: async ({ redis }) => {
    await redis.kill();
    await wait(500);
    await redis.start();
  },
};

export const fillRedis = (forMs: number): Fault => ({
  name: 'Redis at its memory limit',
  strike: async ({ redis }) => {
    await redis.ask(async (client) => void (await client.config('SET', 'maxmemory', '1mb')));
    await wait(forMs);
    await redis.ask(async (client) => void (await client.config('SET', 'maxmemory', '0')));
  },
});

export const restartPostgres = (signal: 'SIGINT' | 'SIGQUIT'): Fault => ({
  name: signal === 'SIGINT' ? 'PostgreSQL restarted' : 'PostgreSQL crashed and restarted',
  strike: async ({ postgres }) => {
    await postgres.end(signal);
    await wait(500);
    await postgres.start();
  },
});

export const cutNetwork = (forMs: number): Fault => ({
  name: `network cut for ${forMs / 1000} s`,
  strike: async ({ redisWire, postgresWire }) => {
    redisWire.cut();
    postgresWire.cut();
    await wait(forMs);
    redisWire.mend();
    postgresWire.mend();
  },
});

/** The event loop stands still: no lease is renewed, no lock kept. */
export const blockWorker = (forMs: number): Fault => ({
  name: `a worker stands still for ${forMs / 1000} s`,
  strike: async (deployment, random) => {
    const victim = anyWorker(deployment, random);
    victim?.child.kill('SIGSTOP');
    await wait(forMs);
    victim?.child.kill('SIGCONT');
  },
});

/** PostgreSQL's volume runs full, and is given room again after a while. */
export const fillDisk = (folder: string, forMs: number): Fault => ({
  name: `disk full for ${forMs / 1000} s`,
  strike: async ({ postgres }) => {
    const filler = join(folder, 'filler');
    const end = Date.now() + forMs;
    // What PostgreSQL sets free is taken as well.
    for (let part = 0; Date.now() < end; part++) {
      const { bavail, bsize } = statfsSync(folder);
      if (bavail > 0) writeFileSync(`${filler}-${part}`, Buffer.alloc(Math.min(bavail * bsize, 1 << 30)));
      await wait(500);
    }
    rmSync(filler, { force: true });
    for (let part = 0; part < forMs; part++) rmSync(`${filler}-${part}`, { force: true });
    if (!postgres.isRunning()) await postgres.start();
  },
});

/** Every clock but PostgreSQL's and Redis's own jumps, as `+1d`. */
export const moveClocks = (clock: WrongClock, offset: string): Fault => ({
  name: `clocks of the workers at ${offset}`,
  strike: async () => {
    clock.set(offset);
    await wait(2_000);
  },
});
