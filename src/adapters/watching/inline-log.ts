import { join } from 'node:path';
import pino from 'pino';
import type { Log } from '../../ports/log.ts';
import { hideSecrets } from './log-secrets.ts';

/** Name of the log in the data folder: one JSON line for each thing that happened. */
export const LOG_FILE = 'shanshui.log';

export interface LogPlace {
  /** `stdout` for containers, whose engine keeps what they print. */
  readonly to: 'file' | 'stdout';
  readonly dataFolder: string;
  /** Never written, wherever they stand. */
  readonly secrets?: readonly string[];
}

/** A log of JSON lines: in the data folder, so that the terminal stays free for what people look at, or on standard output. */
export function openLog({ to, dataFolder, secrets = [] }: LogPlace): Log {
  const dest = to === 'stdout' ? 1 : join(dataFolder, LOG_FILE);
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest, sync: true, append: true, mkdir: to === 'file' }),
  );
  const hide = hideSecrets(secrets);
  type Level = 'info' | 'warn' | 'error';
  const say =
    (level: Level): Log[Level] =>
    (event, fields = {}) =>
      log[level](hide(fields), event);
  return { info: say('info'), warn: say('warn'), error: say('error') };
}
