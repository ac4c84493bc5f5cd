import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { endWithUs, removeWithUs } from './end-with-us.ts';
import { freePort, untilReady } from './ready.ts';

/** Debian keeps PostgreSQL's programs in a folder a version. */
function programs(): string {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  const version = versions.find((one) => existsSync(join(base, one, 'bin', 'initdb')));
  return version === undefined ? '' : `${join(base, version, 'bin')}/`;
}

/** PostgreSQL refuses to run as root. */
function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || 65_534);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** A PostgreSQL of a test's own that can be restarted. */
export class PostgresProcess {
  readonly port: number;
  /** Holds the cluster; its owner is the server's user. */
  readonly folder: string;
  readonly #user = serverUser();
  #child: ChildProcess | null = null;

  private constructor(port: number, folder: string) {
    this.port = port;
    this.folder = folder;
  }

  /** Makes a cluster below `parent` and starts it. */
  static async start(parent = tmpdir()): Promise<PostgresProcess> {
    const server = new PostgresProcess(
      await freePort(),
      removeWithUs(await mkdtemp(join(parent, 'shanshui-postgres-'))),
    );
    const { uid, gid } = server.#user;
    if (uid !== undefined && gid !== undefined) chownSync(server.folder, uid, gid);
    const cluster = join(server.folder, 'cluster');
    const args = [
      '-D',
      cluster,
      '-U',
      'shanshui',
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ];
    const made = spawnSync(`${programs()}initdb`, args, {
      ...server.#user,
      cwd: server.folder,
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr ?? made.error}`);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const settings = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${this.folder}`,
      'max_connections=200',
    ];
    const args = [
      '-D',
      join(this.folder, 'cluster'),
      '-p',
      `${this.port}`,
      ...settings.flatMap((one) => ['-c', one]),
    ];
    this.#child = endWithUs(
      spawn(`${programs()}postgres`, args, { ...this.#user, cwd: this.folder, stdio: 'ignore' }),
    );
    await untilReady('PostgreSQL', () => this.query('select 1'));
  }

  async query(sql: string): Promise<pg.QueryResult> {
    const client = new pg.Client({
      port: this.port,
      host: '127.0.0.1',
      user: 'shanshui',
      database: 'postgres',
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.query(sql);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Ends it: SIGINT disconnects all clients in order, SIGQUIT as if it had crashed. */
  async end(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const child = this.#child;
    if (child === null || !this.isRunning()) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }

  async stop(): Promise<void> {
    await this.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}
