import type { Redis } from 'ioredis';

/** How a Redis is, as it says itself. */
export interface RedisState {
  readonly version: string;
  readonly policy: string;
  readonly usedBytes: number;
  /** 0 where there is no limit. */
  readonly limitBytes: number;
  readonly appendOnly: boolean;
  /** The last write to disk went well. */
  readonly persistenceWell: boolean;
  readonly clients: number;
  /** Milliseconds that the question took. */
  readonly tookMs: number;
}

/** Values of `INFO`, by name. */
function valuesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at <= 0 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
    }),
  );
}

/** Asks a Redis how it is. Throws when it does not answer. */
export async function askRedis(redis: Redis): Promise<RedisState> {
  const begin = performance.now();
  const values = valuesOf(await redis.info());
  const number = (name: string): number => Number(values.get(name) ?? 0);
  const isWell = (name: string): boolean => (values.get(name) ?? 'ok') === 'ok';
  return {
    version: values.get('valkey_version') ?? values.get('redis_version') ?? 'unknown',
    policy: values.get('maxmemory_policy') ?? 'unknown',
    usedBytes: number('used_memory'),
    limitBytes: number('maxmemory'),
    appendOnly: values.get('aof_enabled') === '1',
    persistenceWell: isWell('aof_last_write_status') && isWell('rdb_last_bgsave_status'),
    clients: number('connected_clients'),
    tookMs: performance.now() - begin,
  };
}
