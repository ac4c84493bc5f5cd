import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'shanshui-volume-';

function remove(folder: string): void {
  spawnSync('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Unmounts what a process that was killed left behind: the folder's name says whose it was. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) remove(join(tmpdir(), name));
  }
}

/** A small volume in memory. */
export interface SmallVolume {
  readonly folder: string;
  remove(): void;
}

/** Mounts a volume of some MB that everybody may write to; null where we may not mount one (it takes root). */
export function mountSmallVolume(megabytes: number): SmallVolume | null {
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const size = `size=${megabytes}m,mode=0777`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const atExit = (): void => remove(folder);
  process.once('exit', atExit);
  return {
    folder,
    remove: () => {
      process.off('exit', atExit);
      remove(folder);
    },
  };
}
