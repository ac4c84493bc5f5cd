import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  /** Named in the User-Agent so that a site's owner can reach whoever runs the crawl. */
  readonly contact: string;
}

/** What a command line may override. */
export interface ConfigOverrides {
  readonly data?: string | undefined;
  readonly dictionaries?: string | undefined;
  readonly sources?: string | undefined;
  readonly concurrency?: number | undefined;
}

const Environment = z.object({
  SHANSHUI_DATA: z.string().min(1).optional(),
  SHANSHUI_DICTIONARIES: z.string().min(1).optional(),
  SHANSHUI_SOURCES: z.string().min(1).optional(),
  SHANSHUI_CONCURRENCY: z.coerce.number().int().min(1).max(256).optional(),
  SHANSHUI_CONTACT: z.string().min(1).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  REDIS_URL: z.string().min(1).optional(),
});

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

/**
 * The configuration: command line before environment before defaults.
 * Relative paths count from the working folder; the defaults for dictionaries and sources from the package.
 * Throws `ConfigError` that lists every bad variable.
 */
export function readConfig(
  overrides: ConfigOverrides = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`environment: ${problems.join('; ')}`);
  }
  const given = parsed.data;
  const home = packageFolder();
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return {
    packageFolder: home,
    dictionariesFolder: resolve(
      overrides.dictionaries ?? given.SHANSHUI_DICTIONARIES ?? join(home, 'dictionaries'),
    ),
    sourcesFolder: resolve(overrides.sources ?? given.SHANSHUI_SOURCES ?? join(home, 'sources')),
    dataFolder: resolve(overrides.data ?? given.SHANSHUI_DATA ?? 'data'),
    softwareVersion: manifest.version,
    concurrency: overrides.concurrency ?? given.SHANSHUI_CONCURRENCY ?? 8,
    // A data folder named on the command line is meant, whatever database the environment names.
    databaseUrl: overrides.data === undefined ? (given.DATABASE_URL ?? null) : null,
    redisUrl: given.REDIS_URL ?? null,
    contact: given.SHANSHUI_CONTACT ?? 'https://github.com/shanshui/shanshui',
  };
}
