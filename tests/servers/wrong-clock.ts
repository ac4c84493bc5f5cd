import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A clock of some processes that can be set while they run; the machine's own stays as it is. */
export interface WrongClock {
  /** What a process needs in its environment to live by it. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets it to an offset from the true time, as `+1d`; seen within a second. */
  set(offset: string): void;
}

/** libfaketime's library, as its own command loads it; null where it is not installed (`apt-get install faketime`). */
function library(): string | null {
  const asked = spawnSync('faketime', ['-f', '+0d', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : null;
}

/** A clock whose offset stands in a file of `folder`. As on a real machine, the monotonic clock stays untouched. */
export function newWrongClock(folder: string): WrongClock | null {
  const preload = library();
  if (preload === null) return null;
  const file = join(folder, 'clock');
  const set = (offset: string): void => writeFileSync(file, `${offset}\n`);
  set('+0d');
  return {
    env: {
      LD_PRELOAD: preload.replace('libfaketime.so', 'libfaketimeMT.so'),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
  };
}
