import type { Config } from '../../config.ts';

const HIDDEN = '[hidden]';
/** Shorter ones would also stand in words that are none. */
const SHORTEST_SECRET = 4;

/** Credentials in an address: `scheme://user:password@`. Bounded, so that long hostile text costs no more. */
const IN_ADDRESS = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@]{0,256}):[^\s@/]{1,256}@/gi;

/** Path and query of a hook are its key: whoever knows them can write to the group. */
function keysIn(hook: string | null): string[] {
  if (hook === null || !URL.canParse(hook)) return [];
  const { pathname, search, searchParams } = new URL(hook);
  return [`${pathname}${search}`, pathname.split('/').at(-1) ?? '', ...searchParams.values()];
}

/** The parts of a configuration that hold secrets. */
type SecretKeepers = Pick<Config, 'databaseUrl' | 'redisUrl' | 'alerts'> & Partial<Pick<Config, 'telemetry'>>;

/** The passwords of a configuration, as they are written and as they are meant, and addresses that are secrets themselves. */
export function secretsOf(config: SecretKeepers): readonly string[] {
  const { webhook, feishu, feishuSecret, mail } = config.alerts;
  const secrets: (string | null)[] = [...keysIn(webhook), ...keysIn(feishu), feishuSecret];
  secrets.push(...Object.values(config.telemetry?.headers ?? {}));
  for (const address of [config.databaseUrl, config.redisUrl, mail?.server ?? null]) {
    if (address === null || !URL.canParse(address)) continue;
    const { password } = new URL(address);
    secrets.push(password);
    try {
      secrets.push(decodeURIComponent(password));
    } catch {
      // A stray % in it: then it is meant as it is written.
    }
  }
  return [...new Set(secrets.filter((one) => one !== null && one.length >= SHORTEST_SECRET))].filter(
    (one) => one !== null,
  );
}

/** Takes secrets out of what is logged, however deep they stand. */
export function hideSecrets(secrets: readonly string[]): <T>(value: T) => unknown {
  const hideIn = (text: string): string => {
    let hidden = text.replace(IN_ADDRESS, `$1:${HIDDEN}@`);
    for (const secret of secrets) hidden = hidden.replaceAll(secret, HIDDEN);
    return hidden;
  };
  const hide = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return hideIn(value);
    if (value instanceof Error) return hideIn(value.message);
    if (typeof value !== 'object' || value === null) return value;
    if (depth > 5) return HIDDEN;
    if (Array.isArray(value)) return value.map((one) => hide(one, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hide(one, depth + 1)]));
  };
  return (value) => hide(value, 0);
}
