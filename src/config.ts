import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** Where things lie and how much to do at once. Folders are absolute paths. */
export interface Config {
  readonly packageFolder: string;
  readonly dictionariesFolder: string;
  readonly sourcesFolder: string;
  /** Holds `shanshui.db`; made when it is missing. */
  readonly dataFolder: string;
  readonly softwareVersion: string;
  /** Pages in flight at once, over all hosts. */
  readonly concurrency: number;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Named in the User-Agent so that a site's owner can reach whoever runs the crawl; null where nobody said one. */
  readonly contact: string | null;
  /** Where /metrics, /livez and /readyz are served; null when they are not. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly logTo: 'file' | 'stdout';
  /** Bytes that raw pages and full texts may take; the oldest go first. Null keeps all. */
  readonly diskBudget: number | null;
  readonly alerts: AlertConfig;
  /** Where spans are sent; null when they are not. */
  readonly telemetry: TelemetryConfig | null;
  readonly serve: ServeConfig;
}

/** Where pages and API are served, and to whom. */
export interface ServeConfig {
  readonly host: string;
  readonly port: number;
  /** Reading needs a token, too. */
  readonly isPrivate: boolean;
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number;
}

/** An OpenTelemetry collector, by the variables that OpenTelemetry itself names. */
export interface TelemetryConfig {
  /** Of OTLP over HTTP, without `/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
}

/** Whom alerts are told; what is null is not told. */
export interface AlertConfig {
  /** Gets JSON by POST. */
  readonly webhook: string | null;
  /** Address of a 飞书 (Feishu) bot. */
  readonly feishu: string | null;
  /** The bot's signature key, where it wants signed messages. */
  readonly feishuSecret: string | null;
  readonly mail: {
    /** `smtp://user:password@host:port` or `smtps://…`. */
    readonly server: string;
    readonly from: string;
    readonly to: readonly string[];
  } | null;
  /** Hosts (with optional `:port`) that may be private or loopback. */
  readonly privateHosts: readonly string[];
}

/** What a command line may override. */
export interface ConfigOverrides {
  readonly data?: string | undefined;
  readonly dictionaries?: string | undefined;
  readonly sources?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly metricsPort?: number | undefined;
  readonly metricsHost?: string | undefined;
  readonly log?: 'file' | 'stdout' | undefined;
  readonly serve?: {
    readonly host?: string | undefined;
    readonly port?: number | undefined;
    readonly isPrivate?: boolean | undefined;
    readonly requestsPerMinute?: number | undefined;
  };
}

const url = (protocol: RegExp, like: string) => z.url({ protocol, error: `an address, as ${like}` });
/** A number of bytes, as people write it: 500MB, 20 GB, 1.5TB. */
export const ByteSize = z.string().transform((text, context) => {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGT]?)(i?)B?$/i.exec(text.trim());
  if (match === null) {
    context.addIssue({ code: 'custom', message: `${text}: give a size, as 500MB or 20GB` });
    return z.NEVER;
  }
  const [, number = '', prefix = '', binary = ''] = match;
  const step = binary === '' ? 1_000 : 1_024;
  return Math.floor(Number(number) * step ** ['', 'K', 'M', 'G', 'T'].indexOf(prefix.toUpperCase()));
});
const webhook = url(/^https?$/, 'https://hooks.example/…');
const commas = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);

/** `name=value` with commas between; values percent-encoded, as OTEL_EXPORTER_OTLP_HEADERS has them. */
const headers = commas.transform((pairs, context) => {
  const named: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    try {
      if (at <= 0) throw new URIError();
      named[pair.slice(0, at).trim()] = decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'give name=value with commas between, values percent-encoded',
      });
      return z.NEVER;
    }
  }
  return named;
});

const Environment = z.object({
  SHANSHUI_DATA: z.string().min(1).optional(),
  SHANSHUI_DICTIONARIES: z.string().min(1).optional(),
  SHANSHUI_SOURCES: z.string().min(1).optional(),
  SHANSHUI_CONCURRENCY: z.coerce.number().int().min(1).max(256).optional(),
  SHANSHUI_CONTACT: z.string().min(1).optional(),
  SHANSHUI_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  SHANSHUI_METRICS_HOST: z.string().min(1).optional(),
  SHANSHUI_LOG: z.enum(['file', 'stdout']).optional(),
  SHANSHUI_SERVE_HOST: z.string().min(1).optional(),
  SHANSHUI_SERVE_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  SHANSHUI_SERVE_PRIVATE: z.enum(['true', 'false']).optional(),
  SHANSHUI_SERVE_RATE: z.coerce.number().int().min(1).max(1_000_000).optional(),
  SHANSHUI_DISK_BUDGET: ByteSize.optional(),
  SHANSHUI_ALERT_WEBHOOK: webhook.optional(),
  SHANSHUI_ALERT_FEISHU: webhook.optional(),
  SHANSHUI_ALERT_FEISHU_SECRET: z.string().min(1).optional(),
  SHANSHUI_ALERT_MAIL_SERVER: url(/^smtps?$/, 'smtp://user:password@mail.example:587').optional(),
  SHANSHUI_ALERT_MAIL_FROM: z.email().optional(),
  SHANSHUI_ALERT_MAIL_TO: commas.pipe(z.array(z.email()).min(1)).optional(),
  SHANSHUI_ALERT_PRIVATE_HOSTS: commas.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?$/, 'http://collector:4318').optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers.optional(),
  OTEL_SERVICE_NAME: z.string().min(1).optional(),
  DATABASE_URL: url(/^postgres(?:ql)?$/, 'postgres://user:password@host:5432/shanshui').optional(),
  REDIS_URL: url(/^rediss?$/, 'redis://:password@host:6379').optional(),
});
type Environment = z.infer<typeof Environment>;

/** Mail needs all three of its variables. */
function mailProblems(given: Environment): string[] {
  const parts = ['SERVER', 'FROM', 'TO'] as const;
  const missing = parts.filter((part) => given[`SHANSHUI_ALERT_MAIL_${part}`] === undefined);
  if (missing.length === 0 || missing.length === parts.length) return [];
  return missing.map((part) => `SHANSHUI_ALERT_MAIL_${part}: is missing, and mail needs it`);
}

function alertsOf(given: Environment): AlertConfig {
  const { SHANSHUI_ALERT_MAIL_SERVER: server, SHANSHUI_ALERT_MAIL_FROM: from } = given;
  const to = given.SHANSHUI_ALERT_MAIL_TO;
  const isMail = server !== undefined && from !== undefined && to !== undefined;
  return {
    webhook: given.SHANSHUI_ALERT_WEBHOOK ?? null,
    feishu: given.SHANSHUI_ALERT_FEISHU ?? null,
    feishuSecret: given.SHANSHUI_ALERT_FEISHU_SECRET ?? null,
    mail: isMail ? { server, from, to } : null,
    privateHosts: given.SHANSHUI_ALERT_PRIVATE_HOSTS ?? [],
  };
}

/** Names and values of a settings file: YAML with the names of the environment variables. Adds what is wrong to `problems`. */
function settingsOf(file: string | undefined, problems: string[]): Record<string, string> {
  if (file === undefined) return {};
  const settings: Record<string, string> = {};
  try {
    const parsed = z
      .record(z.string(), z.union([z.string(), z.number()]))
      .parse(parse(readFileSync(file, 'utf8')) ?? {});
    for (const [name, value] of Object.entries(parsed)) {
      if (name in Environment.shape) settings[name] = String(value);
      else problems.push(`${file}: ${name}: no such setting`);
    }
  } catch (error) {
    const why = error instanceof z.ZodError ? 'give NAME: value, a line each' : String(error).split('\n')[0];
    problems.push(`SHANSHUI_CONFIG: ${file}: ${why}`);
  }
  return settings;
}

/** Environment and settings file, checked; the environment comes first. Throws `ConfigError` with all problems. */
function settingsIn(env: Readonly<Record<string, string | undefined>>): Environment {
  const problems: string[] = [];
  const settings = settingsOf(env.SHANSHUI_CONFIG, problems);
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse({ ...settings, ...set });
  if (parsed.success) problems.push(...mailProblems(parsed.data));
  else problems.push(...parsed.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`));
  if (!parsed.success || problems.length > 0) throw new ConfigError(`configuration: ${problems.join('; ')}`);
  return parsed.data;
}

function telemetryOf(given: Environment): TelemetryConfig | null {
  const endpoint = given.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return null;
  const { OTEL_EXPORTER_OTLP_HEADERS: headers = {}, OTEL_SERVICE_NAME: serviceName = 'shanshui' } = given;
  return { endpoint, headers, serviceName };
}

function metricsOf(overrides: ConfigOverrides, given: Environment): Config['metrics'] {
  const port = overrides.metricsPort ?? given.SHANSHUI_METRICS_PORT;
  if (port === undefined) return null;
  return { port, host: overrides.metricsHost ?? given.SHANSHUI_METRICS_HOST ?? '127.0.0.1' };
}

function serveOf({ serve = {} }: ConfigOverrides, given: Environment): ServeConfig {
  return {
    host: serve.host ?? given.SHANSHUI_SERVE_HOST ?? '127.0.0.1',
    port: serve.port ?? given.SHANSHUI_SERVE_PORT ?? 8080,
    isPrivate: serve.isPrivate ?? given.SHANSHUI_SERVE_PRIVATE === 'true',
    requestsPerMinute: serve.requestsPerMinute ?? given.SHANSHUI_SERVE_RATE ?? 600,
  };
}

/** Whether a fault of our own should show its stack. */
export function wantsTrace(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return env.SHANSHUI_TRACE !== undefined;
}

/** The configuration is wrong: every problem at once, each with its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The folder of the installed package (the checkout, while developing).
 * Looked up from this file, because its depth differs between `src/` and the compiled `dist/`.
 */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new ConfigError('package.json of shanshui not found: reinstall the package');
    folder = parent;
  }
  return folder;
}

/** The version of the installed package. */
export function softwareVersion(): string {
  const manifest = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

/**
 * The configuration: command line before environment before the file that `SHANSHUI_CONFIG` names before defaults.
 * Relative paths count from the working folder; the defaults for dictionaries and sources from the package.
 * Throws `ConfigError` that lists every bad variable.
 */
export function readConfig(
  overrides: ConfigOverrides = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const given = settingsIn(env);
  const home = packageFolder();
  return {
    packageFolder: home,
    dictionariesFolder: resolve(
      overrides.dictionaries ?? given.SHANSHUI_DICTIONARIES ?? join(home, 'dictionaries'),
    ),
    sourcesFolder: resolve(overrides.sources ?? given.SHANSHUI_SOURCES ?? join(home, 'sources')),
    dataFolder: resolve(overrides.data ?? given.SHANSHUI_DATA ?? 'data'),
    softwareVersion: softwareVersion(),
    concurrency: overrides.concurrency ?? given.SHANSHUI_CONCURRENCY ?? 8,
    // A data folder named on the command line is meant, whatever database the environment names.
    databaseUrl: overrides.data === undefined ? (given.DATABASE_URL ?? null) : null,
    redisUrl: given.REDIS_URL ?? null,
    contact: given.SHANSHUI_CONTACT ?? null,
    metrics: metricsOf(overrides, given),
    logTo: overrides.log ?? given.SHANSHUI_LOG ?? 'file',
    diskBudget: given.SHANSHUI_DISK_BUDGET ?? null,
    alerts: alertsOf(given),
    telemetry: telemetryOf(given),
    serve: serveOf(overrides, given),
  };
}
