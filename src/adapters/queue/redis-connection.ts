import { Redis, type RedisOptions } from 'ioredis';

/** Milliseconds until a command that Redis does not answer is given up. */
export const REDIS_TIMEOUT_MS = 5_000;

/** Waits a little longer after each failure, and never stops trying: a server that is away comes back. */
const retryStrategy = (times: number): number => Math.min(100 * 2 ** Math.min(times, 6), 3_000);

/** Where a Redis is, without its password. */
export function redisPlace(url: string): string {
  if (!URL.canParse(url)) return 'REDIS_URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/**
 * A connection for commands that must answer now or fail: nothing waits in memory while Redis is away.
 * `onError` hears of every broken connection.
 */
export function connectForCommands(url: string, onError: (error: Error) => void): Redis {
  return connect(url, onError, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: REDIS_TIMEOUT_MS,
  });
}

/** A connection for BullMQ's workers, which block on it and want their commands repeated for ever. */
export function connectForWorkers(url: string, onError: (error: Error) => void): Redis {
  return connect(url, onError, { maxRetriesPerRequest: null });
}

function connect(url: string, onError: (error: Error) => void, options: RedisOptions): Redis {
  const redis = new Redis(url, { connectTimeout: REDIS_TIMEOUT_MS, retryStrategy, ...options });
  redis.on('error', onError);
  return redis;
}
