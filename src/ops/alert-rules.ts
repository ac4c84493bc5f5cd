import type { RedisState } from '../adapters/queue/redis-state.ts';
import type { Alert } from '../ports/alerts.ts';
import type { Stage } from '../ports/ledger.ts';
import type { Health } from '../source/health.ts';

/** What the rules look at, all of one moment. */
export interface Situation {
  readonly healths: readonly Health[];
  /** Dead letters. */
  readonly failed: readonly { readonly stage: Stage; readonly count: number }[];
  /** Milliseconds for which the oldest ready task of a stage has been due. */
  readonly ages: readonly { readonly stage: Stage; readonly ms: number }[];
  /** Null where none is used; an error's message where it does not answer. */
  readonly redis: RedisState | { readonly down: string } | null;
}

/** A ready task that waits so long has nobody who does it, or far too few. */
const OLD_MS = 3_600_000;
const VERY_OLD_MS = 6 * OLD_MS;
/** Dead letters of one stage that are more than single bad pages. */
const MANY_FAILED = 100;
/** Part of Redis' memory in use; at its limit it takes no keys. */
const FULL = 0.8;
/** Sources that have alerts of their own; when more fail the cause is not theirs. */
const OWN_ALERTS = 20;

const hours = (ms: number): string => (ms / 3_600_000).toFixed(1);

function ofSources(healths: readonly Health[]): Alert[] {
  const ill = healths.filter(({ state }) => state === 'failing' || state === 'ailing');
  if (ill.length > OWN_ALERTS) {
    const failing = ill.filter(({ state }) => state === 'failing').length;
    const summary = `${ill.length} of ${healths.length} sources are not well, ${failing} of them fail: look at our own network first; \`shanshui sources health\` lists them`;
    return [{ name: 'sources-many', severity: 'critical', summary }];
  }
  return ill.map(({ sourceId, state, findings }) => ({
    name: `source-${state} ${sourceId}`,
    severity: state === 'failing' ? 'critical' : 'warning',
    summary:
      `source ${sourceId} is ${state}: ${findings.map(({ kind, reason }) => `${kind}, ${reason}`).join('; ')}`.slice(
        0,
        500,
      ),
  }));
}

function ofLedger({ ages, failed }: Situation): Alert[] {
  const old = ages.filter(({ ms }) => ms > OLD_MS);
  const aged = old.map(({ stage, ms }): Alert => {
    const summary = `a task of ${stage} has been due for ${hours(ms)} hours: start more workers, or see why none works (\`shanshui status\`)`;
    return { name: `ledger-age ${stage}`, severity: ms > VERY_OLD_MS ? 'critical' : 'warning', summary };
  });
  const dead = failed.filter(({ count }) => count >= MANY_FAILED);
  return [
    ...aged,
    ...dead.map(({ stage, count }): Alert => {
      const summary = `${count} tasks of ${stage} were given up: \`shanshui tasks failed --stage ${stage}\` says why`;
      return { name: `dead-letters ${stage}`, severity: 'warning', summary };
    }),
  ];
}

function ofRedis(redis: Situation['redis']): Alert[] {
  if (redis === null) return [];
  if ('down' in redis) {
    const summary = `Redis does not answer (${redis.down}): workers wait; the ledger keeps everything`;
    return [{ name: 'redis-down', severity: 'critical', summary }];
  }
  const alerts: Alert[] = [];
  if (redis.limitBytes > 0 && redis.usedBytes > FULL * redis.limitBytes) {
    const percent = Math.round((100 * redis.usedBytes) / redis.limitBytes);
    const summary = `Redis uses ${percent} % of its memory: at its limit it takes no keys; raise maxmemory, or see what else lives there`;
    alerts.push({ name: 'redis-full', severity: 'warning', summary });
  }
  if (!redis.persistenceWell) {
    const summary = 'Redis could not write to its disk: free some space there';
    alerts.push({ name: 'redis-persistence', severity: 'warning', summary });
  }
  return alerts;
}

/** The alerts of a moment, each name once. Pure. */
export function alertsIn(situation: Situation): Alert[] {
  return [...ofSources(situation.healths), ...ofLedger(situation), ...ofRedis(situation.redis)];
}
