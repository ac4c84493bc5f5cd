import type { Redis } from 'ioredis';
import { createHttpFetcher } from '../adapters/fetch/http-fetcher.ts';
import { askRedis } from '../adapters/queue/redis-state.ts';
import { feishuWay, webhookWay } from '../adapters/telling/alert-http.ts';
import { mailWay } from '../adapters/telling/mail.ts';
import type { Config } from '../config.ts';
import { keepBudget } from '../pipeline/keep-budget.ts';
import type { Alert, RaisedAlert } from '../ports/alerts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fetcher } from '../ports/fetcher.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { alertsIn, type Situation } from './alert-rules.ts';
import type { HealthRound } from './health-round.ts';
import type { SourceMetrics } from './source-metrics.ts';
import { type AlertWay, tellAlerts } from './tell-alerts.ts';

/** Between two evaluations; sources are judged over days, ledgers over hours. */
const EVALUATE_MS = 60_000;
/** Whoever evaluates keeps doing so unless it is silent for so long. */
const LEAD_MS = 3 * EVALUATE_MS;
/** What failed longer ago than that is history that nobody asks for. */
const KEEP_TRIES_MS = 30 * 86_400_000;

export interface AlertWatcher {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly round: HealthRound;
  readonly owner: string;
  readonly ways: readonly AlertWay[];
  readonly redis?: Redis;
  readonly metrics?: SourceMetrics | null;
  /** Bytes that pages and texts may take: whoever evaluates keeps to it; null keeps all. */
  readonly diskBudget?: number | null;
}

/** The ways that a configuration has to people. */
export function waysOf({ alerts, contact, softwareVersion }: Config): { ways: AlertWay[]; fetcher: Fetcher } {
  const { webhook, feishu, feishuSecret, mail, privateHosts } = alerts;
  // Orders to fetch nothing do not keep us from telling people.
  const fetcher = createHttpFetcher({ contact, softwareVersion });
  const ways: AlertWay[] = [];
  if (webhook !== null) ways.push(webhookWay(fetcher, webhook, privateHosts));
  if (feishu !== null) ways.push(feishuWay(fetcher, { url: feishu, secret: feishuSecret, privateHosts }));
  if (mail !== null) ways.push(mailWay(mail));
  return { ways, fetcher };
}

async function situationOf(watcher: AlertWatcher): Promise<Situation> {
  const { store, round, clock, redis } = watcher;
  const now = clock.now();
  const healths = await round.goOn(store, now);
  const failed = await store.ledger.counts(['failed']);
  const ages = (await store.ledger.oldestReady()).map(({ stage, at }) => ({
    stage,
    ms: Math.max(0, now - at),
  }));
  const asked =
    redis === undefined
      ? null
      : await askRedis(redis).catch((error: unknown) => ({
          down: error instanceof Error ? error.message : String(error),
        }));
  return { healths, failed, ages, redis: asked };
}

/** Alerts of sources that this process has yet to judge: they are neither new nor over. */
function undecided(raised: readonly RaisedAlert[], round: HealthRound): Alert[] {
  return raised.filter(({ name }) => {
    const [rule = '', sourceId = ''] = name.split(' ');
    if (rule === 'sources-many') return !round.isWhole();
    return rule.startsWith('source-') && round.awaits(sourceId);
  });
}

/** Evaluates the rules once and tells what changed, unless another process does so. Says whether it did. */
export async function evaluateAlerts(watcher: AlertWatcher): Promise<boolean> {
  const { store, clock, log, ways, owner, metrics } = watcher;
  const now = clock.now();
  if (!(await store.transact((session) => session.alerts.lead('alerts', owner, now, now + LEAD_MS))))
    return false;
  const situation = await situationOf(watcher);
  const found = new Map(alertsIn(situation).map((alert) => [alert.name, alert]));
  for (const alert of undecided(await store.alerts.raised(), watcher.round))
    if (!found.has(alert.name)) found.set(alert.name, alert);
  const standing = await tellAlerts(store.alerts, [...found.values()], ways, now, (way, error) =>
    log.error('alert-not-told', { way, error: error instanceof Error ? error.message : String(error) }),
  );
  metrics?.evaluated(situation.healths, standing, now);
  await store.ledger.forgetTries(now - KEEP_TRIES_MS);
  const { diskBudget = null } = watcher;
  if (diskBudget !== null) {
    const { articles, after } = await keepBudget(store, diskBudget, now);
    if (articles > 0) log.info('disk-budget-kept', { articles, bytes: after });
  }
  return true;
}

/** Evaluates the rules again and again, one evaluation at a time; gives back what ends that. */
export function watchAlerts(watcher: AlertWatcher, everyMs = EVALUATE_MS): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const look = (): void => {
    if (isRunning) return;
    isRunning = true;
    running = evaluateAlerts(watcher)
      .catch((error: unknown) => watcher.log.error('alerts-fault', { error: String(error) }))
      .finally(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(look, everyMs);
  look();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
