import { type Command, Option } from 'commander';
import { signWebhook } from '../adapters/telling/sign-webhook.ts';
import type { Config } from '../config.ts';
import { HealthRound } from '../ops/health-round.ts';
import { keepTelling } from '../ops/keep-telling.ts';
import { watchAlerts, waysOf } from '../ops/watch-alerts.ts';
import { type WatchedProcess, type Watching, watchProcess } from '../ops/watching.ts';
import type { Fetcher } from '../ports/fetcher.ts';
import type { Source } from '../source/source.ts';
import { WorkFailure, WrongUse } from './failure.ts';

/** Options of processes that stay. */
export interface WatchOptions {
  readonly metricsPort?: number;
  readonly metricsHost?: string;
  readonly log?: 'file' | 'stdout';
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse(`--metrics-port ${text}: give a whole number from 0 (any free port) to 65535`);
  return port;
}

/** Adds the options of a process that stays and is watched. */
export function withWatchOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--metrics-port <n>',
        'serve /metrics, /livez and /readyz there; 0 for any free port',
      ).argParser(portOf),
    )
    .option('--metrics-host <host>', 'address to serve them on; 127.0.0.1 unless told')
    .addOption(
      new Option('--log <where>', 'log to the data folder, or to standard output as in containers').choices([
        'file',
        'stdout',
      ]),
    );
}

/** Watches a process that stays; a port that cannot be had is a `WorkFailure`. */
export async function startWatching(watched: WatchedProcess): Promise<Watching> {
  try {
    return await watchProcess(watched);
  } catch (error) {
    const place = watched.config.metrics;
    if (!(error instanceof Error) || !('code' in error) || place === null) throw error;
    throw new WorkFailure(
      `${place.host}:${place.port}: metrics cannot be served there (${String(error.code)}): choose another --metrics-port`,
    );
  }
}

/** What telling webhooks needs of the configuration. */
export function tellingOf({ alerts }: Config, fetcher: Fetcher) {
  return { fetcher, sign: signWebhook, privateHosts: alerts.privateHosts };
}

/** Evaluates the alert rules and tells webhooks while a process schedules; gives back what ends that. */
export function startTelling(
  watched: WatchedProcess & { readonly config: Config; readonly sources: ReadonlyMap<string, Source> },
  owner: string,
  watching: Watching,
): () => Promise<void> {
  const { config } = watched;
  const { ways, fetcher } = waysOf(config);
  const round = new HealthRound(watched.sources.values());
  const { diskBudget } = config;
  const endAlerts = watchAlerts({ ...watched, owner, round, ways, metrics: watching.sources, diskBudget });
  const endWebhooks = keepTelling({ ...watched, ...tellingOf(config, fetcher), owner });
  return async () => {
    await Promise.all([endAlerts(), endWebhooks()]);
    await fetcher.close();
  };
}
