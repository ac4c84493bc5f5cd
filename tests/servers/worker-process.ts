import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { endWithUs } from './end-with-us.ts';

const root = join(import.meta.dirname, '..', '..');

export interface Servers {
  readonly redisPort: number;
  readonly postgresPort: number;
  readonly sourcesFolder: string;
  readonly dataFolder: string;
  /** Beside the environment of the test. */
  readonly env?: Readonly<Record<string, string>>;
}

/** One `shanshui work` process over the servers of a test. */
export class WorkerProcess {
  readonly child: ChildProcess;
  #said = '';

  constructor({ redisPort, postgresPort, sourcesFolder, dataFolder, env = {} }: Servers) {
    const cli = join(root, 'dist', 'src', 'cli.js');
    if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
    this.child = endWithUs(
      spawn(process.execPath, [cli, 'work', '--sources', sourcesFolder], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          REDIS_URL: `redis://127.0.0.1:${redisPort}`,
          DATABASE_URL: `postgres://shanshui@127.0.0.1:${postgresPort}/postgres`,
          SHANSHUI_DATA: dataFolder,
          ...env,
        },
      }),
    );
    const hear = (chunk: Buffer): void => {
      this.#said = (this.#said + chunk.toString()).slice(-2_000);
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
  }

  /** The end of what it printed. */
  get said(): string {
    return this.#said;
  }

  isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends a signal and waits for the end; gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((resolve) => {
      if (!this.isRunning()) return resolve(this.child.exitCode);
      this.child.once('exit', (code) => resolve(code));
      this.child.kill(signal);
    });
  }
}
