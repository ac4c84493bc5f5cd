import { connectForWorkers, redisPlace } from '../../adapters/queue/redis-connection.ts';
import { askRedis, type RedisState } from '../../adapters/queue/redis-state.ts';
import type { Config } from '../../config.ts';
import { type Diagnosis, isAtLeast, problem, warning, well } from './diagnosis.ts';

const ANSWER_MS = 5_000;
const FULL = 0.8;

function memory({ usedBytes, limitBytes }: RedisState): Diagnosis {
  const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
  if (limitBytes === 0)
    return warning(
      'Redis memory',
      `${mebibytes(usedBytes)} used, no limit`,
      'set maxmemory, 256mb is plenty',
    );
  const found = `${mebibytes(usedBytes)} of ${mebibytes(limitBytes)} used`;
  if (usedBytes > FULL * limitBytes)
    return problem('Redis memory', found, 'raise maxmemory, or see what else lives there');
  return well('Redis memory', found);
}

/** What the state of a Redis means. Pure. */
export function judgeRedis(state: RedisState): Diagnosis[] {
  const { version, policy, appendOnly, persistenceWell } = state;
  return [
    isAtLeast(version, [6, 2])
      ? well('Redis', version)
      : problem('Redis', version, 'use Redis 6.2 (or Valkey) or newer'),
    policy === 'noeviction'
      ? well('Redis eviction', policy)
      : problem(
          'Redis eviction',
          policy,
          'set maxmemory-policy noeviction: keys of queues must not be thrown away',
        ),
    !persistenceWell
      ? problem('Redis persistence', 'the last write to disk failed', 'free some space on its disk')
      : appendOnly
        ? well('Redis persistence', 'append-only file')
        : warning(
            'Redis persistence',
            'none',
            'set appendonly yes: after a restart work goes on at once, not after ten seconds',
          ),
    memory(state),
  ];
}

/** Redis, reached and asked; nothing where none is configured. */
export async function checkRedis({ redisUrl, databaseUrl }: Config): Promise<Diagnosis[]> {
  if (redisUrl === null)
    return [
      well(
        'Redis',
        databaseUrl === null ? 'not used: one process works alone' : 'not configured (REDIS_URL)',
      ),
    ];
  const redis = connectForWorkers(redisUrl, () => {});
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_MS);
  });
  try {
    return judgeRedis(await Promise.race([askRedis(redis), late]));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      problem('Redis', `${redisPlace(redisUrl)}: ${why}`, 'see that the server runs and REDIS_URL names it'),
    ];
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}
