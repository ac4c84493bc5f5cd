import type { Redis } from 'ioredis';
import { TaskOffers } from '../adapters/queue/bullmq-offers.ts';
import { askRedis } from '../adapters/queue/redis-state.ts';
import { secretsOf } from '../adapters/watching/log-secrets.ts';
import { type ProbeServer, serveProbes } from '../adapters/watching/metrics-server.ts';
import { openSpanSender, type SpanSender } from '../adapters/watching/otlp-spans.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { QueueProgress } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { CrawlMetrics } from './crawl-metrics.ts';
import { followEnds } from './follow-ends.ts';
import { isReady } from './readiness.ts';
import { ServerMetrics } from './server-metrics.ts';
import { SourceMetrics } from './source-metrics.ts';

/** A driver that has not looked for work for so long is stuck; longer than any stall that passes. */
const STUCK_MS = 180_000;

/** What a working process is watched by. */
export interface Watching {
  readonly progress: Required<Pick<QueueProgress, 'onEnd' | 'onLook'>>;
  /** Where it is served; null when it is not. */
  readonly server: ProbeServer | null;
  /** What the alerts find of the sources, for those who ask /metrics; null when nobody does. */
  readonly sources: SourceMetrics | null;
  /** From now on the process is not ready for more. */
  stopping(): void;
  close(): Promise<void>;
}

export interface WatchedProcess {
  readonly config: Pick<
    Config,
    'metrics' | 'softwareVersion' | 'telemetry' | 'databaseUrl' | 'redisUrl' | 'alerts'
  >;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly sourceIds: Iterable<string>;
  readonly dictionaryVersion: string;
  /** The connection for commands; absent where no Redis is used. */
  readonly redis?: Redis;
}

/** Sends spans where a collector is configured. */
async function spansOf({ config, log }: WatchedProcess): Promise<SpanSender | null> {
  const { telemetry, softwareVersion } = config;
  if (telemetry === null) return null;
  const onProblem = (error: string): void => log.warn('spans-not-sent', { error });
  return openSpanSender({ telemetry, softwareVersion, secrets: secretsOf(config), onProblem });
}

/** Watches a process: a log line for each task's end, and metrics, probes and spans where they were asked for. */
export async function watchProcess(watched: WatchedProcess): Promise<Watching> {
  const { config, store, clock, log, redis } = watched;
  let lookedAt = performance.now();
  let isStopping = false;
  const metrics =
    config.metrics === null
      ? null
      : new CrawlMetrics(watched.sourceIds, {
          software: config.softwareVersion,
          dictionary: watched.dictionaryVersion,
        });
  const offers =
    metrics === null || redis === undefined
      ? null
      : new TaskOffers(store.ledger, redis, { prefix: 'shanshui' });
  const servers =
    metrics === null
      ? null
      : new ServerMetrics(metrics.registry, {
          store,
          clock,
          ...(redis === undefined ? {} : { redis: () => askRedis(redis) }),
          ...(offers === null ? {} : { depths: () => offers.depths() }),
        });
  const server =
    config.metrics === null || metrics === null || servers === null
      ? null
      : await serveProbes(config.metrics, {
          contentType: metrics.registry.contentType,
          async metrics() {
            await servers.refresh();
            return metrics.registry.metrics();
          },
          live: () => ({
            problems:
              performance.now() - lookedAt > STUCK_MS
                ? ['the driver has not looked for work for minutes']
                : [],
          }),
          ready: () => isReady({ store, isStopping, ...(redis === undefined ? {} : { redis }) }),
        });
  const spans = await spansOf(watched);
  return {
    progress: {
      ...followEnds({ store, clock, log }, { metrics, spans }),
      onLook: () => {
        lookedAt = performance.now();
      },
    },
    server,
    sources: metrics === null ? null : new SourceMetrics(metrics),
    stopping: () => {
      isStopping = true;
    },
    async close() {
      await server?.close();
      await offers?.close();
      await spans?.close();
    },
  };
}
