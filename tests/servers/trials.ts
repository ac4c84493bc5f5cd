import type { Deployment } from './deployment.ts';
import {
  blockWorker,
  cutNetwork,
  type Fault,
  fillDisk,
  fillRedis,
  flushRedis,
  killWorker,
  moveClocks,
  restartPostgres,
  restartRedis,
  stopWorker,
} from './faults.ts';
import { mountSmallVolume } from './small-volume.ts';
import { newWrongClock } from './wrong-clock.ts';

/** One crawl that something happens to. */
export interface Trial {
  readonly name: string;
  /** A few MB more than a crawl needs, and a volume of its own for PostgreSQL. */
  readonly volume?: true;
  /** What strikes; null where the machine cannot do it. The deployment stands already, its workers do not. */
  faults(deployment: Deployment, volume: string | null): readonly Fault[] | null;
}

const repeated = (fault: Fault, times: number): Fault[] => Array.from({ length: times }, () => fault);

const always = (name: string, faults: readonly Fault[]): Trial => ({ name, faults: () => faults });

/** Room for PostgreSQL's log of writes (1 GB) and the tables. */
const VOLUME_MB = 1_600;

/** Everything the certificate tries; `kills` and `stops` are how often. */
export function allTrials({ kills, stops }: { readonly kills: number; readonly stops: number }): Trial[] {
  return [
    always(`kill -9 of workers, ${kills} times`, repeated(killWorker, kills)),
    always(`SIGTERM to workers, ${stops} times`, repeated(stopWorker, stops)),
    always('Redis flushed, 10 times', repeated(flushRedis, 10)),
    always('Redis killed and restarted empty, 5 times', repeated(restartRedis, 5)),
    always('Redis at its memory limit for 20 s', [fillRedis(20_000)]),
    always('PostgreSQL restarted, 3 times', repeated(restartPostgres('SIGINT'), 3)),
    always('PostgreSQL crashed, 3 times', repeated(restartPostgres('SIGQUIT'), 3)),
    always('network to both servers cut for 30 s', [cutNetwork(30_000)]),
    always('a worker stands still for 60 s', [blockWorker(60_000)]),
    always('a worker stands still for 150 s, longer than its leases', [blockWorker(150_000)]),
    {
      name: 'disk full for 10 s',
      volume: true,
      faults: (_deployment, volume) => (volume === null ? null : [fillDisk(volume, 10_000)]),
    },
    {
      name: 'clocks of the workers a day ahead, then a day behind',
      faults: (deployment) => {
        const clock = newWrongClock(deployment.folder);
        if (clock === null) return null;
        Object.assign(deployment.env, clock.env);
        return [moveClocks(clock, '+1d'), killWorker, moveClocks(clock, '-1d'), killWorker];
      },
    },
  ];
}

/** A volume for the trial that needs one. */
export const volumeOf = (trial: Trial) => (trial.volume === true ? mountSmallVolume(VOLUME_MB) : null);
