import { join } from 'node:path';
import pino from 'pino';
import type { Log } from '../ports/log.ts';

/** Name of the log in the data folder: one JSON line for each thing that happened. */
export const LOG_FILE = 'shanshui.log';

/** A log in the data folder, so that the terminal stays free for what people look at. */
export function openFileLog(dataFolder: string): Log {
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: join(dataFolder, LOG_FILE), sync: true, append: true, mkdir: true }),
  );
  return {
    info: (event, fields = {}) => log.info(fields, event),
    warn: (event, fields = {}) => log.warn(fields, event),
    error: (event, fields = {}) => log.error(fields, event),
  };
}
