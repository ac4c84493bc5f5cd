import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../../config.ts';
import { type Diagnosis, isAtLeast, problem, warning, well } from './diagnosis.ts';

const GIBIBYTE = 2 ** 30;
/** Some ten thousand articles with their pages; below that the end is near. */
const LITTLE = 2 * GIBIBYTE;
const TOO_LITTLE = GIBIBYTE / 4;

function node(version: string): Diagnosis {
  if (isAtLeast(version, [20, 19])) return well('Node', version);
  return problem('Node', version, 'install Node 20.19 or newer');
}

/** The folder itself, or the next one above that is there. */
function standing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : standing(dirname(folder));
}

function dataFolder(folder: string): Diagnosis[] {
  const there = standing(folder);
  try {
    accessSync(there, constants.W_OK);
  } catch {
    return [
      problem(
        'data folder',
        `${folder}: not writable`,
        'give it to the user who runs shanshui, or set SHANSHUI_DATA',
      ),
    ];
  }
  const { bavail, bsize } = statfsSync(there);
  const free = bavail * bsize;
  const found = `${(free / GIBIBYTE).toFixed(1)} GiB free at ${there}`;
  const remedy = 'free some space, or move SHANSHUI_DATA to a larger disk';
  const disk =
    free < TOO_LITTLE
      ? problem('disk', found, remedy)
      : free < LITTLE
        ? warning('disk', found, remedy)
        : well('disk', found);
  return [well('data folder', folder), disk];
}

function reach({ contact, metrics, alerts }: Config): Diagnosis[] {
  const found: Diagnosis[] = [];
  if (contact === null)
    found.push(
      warning(
        'contact',
        'SHANSHUI_CONTACT is not set',
        'set it to a page or an e-mail address, so that sites can reach you',
      ),
    );
  else found.push(well('contact', contact));
  const ways = [alerts.webhook && 'webhook', alerts.feishu && 'feishu', alerts.mail && 'mail'].filter(
    Boolean,
  );
  found.push(
    ways.length > 0
      ? well('alerts', `told by ${ways.join(', ')}`)
      : warning(
          'alerts',
          'told to nobody',
          'set SHANSHUI_ALERT_WEBHOOK, SHANSHUI_ALERT_FEISHU or SHANSHUI_ALERT_MAIL_…',
        ),
  );
  if (metrics === null) found.push(well('metrics', 'not served'));
  else found.push(well('metrics', `served at ${metrics.host}:${metrics.port}`));
  return found;
}

/** This machine and this process. */
export function checkMachine(config: Config, nodeVersion: string): Diagnosis[] {
  return [node(nodeVersion), ...dataFolder(config.dataFolder), ...reach(config)];
}
