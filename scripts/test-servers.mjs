// The servers that tests need: found by their variable, else a local binary on a free loopback port,
// else installed where that may be done, else one line that says what to do.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { canInstallPackages, installPackages, root, stop } from './checkout.mjs';

const START_TIMEOUT_MS = 30_000;

function testsNamed(word) {
  return readdirSync(join(root, 'tests'), { recursive: true }).some(
    (name) => name.includes(word) && /\.test\.ts$/.test(name),
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function inPath(name) {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Debian keeps PostgreSQL's programs outside the PATH, a folder a version; the newest is taken. */
function postgresFolder() {
  const base = '/usr/lib/postgresql';
  if (existsSync(base)) {
    const versions = readdirSync(base).filter((v) => existsSync(join(base, v, 'bin', 'initdb')));
    const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
    if (newest !== undefined) return join(base, newest, 'bin');
  }
  const initdb = inPath('initdb');
  return initdb === null ? null : join(initdb, '..');
}

/** PostgreSQL refuses to run as root: its own user where there is one, else nobody. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || 65534);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function until(ready, what) {
  const end = Date.now() + START_TIMEOUT_MS;
  while (!ready()) {
    if (Date.now() > end) stop(`${what} did not start within ${START_TIMEOUT_MS / 1000} s`);
    await wait(100);
  }
}

function stopProcess(child, signal) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', resolve);
    child.kill(signal);
  });
}

async function startRedis() {
  const binary = inPath('redis-server') ?? inPath('valkey-server');
  if (binary === null) return null;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'shanshui-redis-'));
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ];
  const child = spawn(binary, args, { stdio: 'ignore' });
  const cli = binary.replace(/server$/, 'cli');
  await until(
    () => spawnSync(cli, ['-p', String(port), 'ping'], { encoding: 'utf8' }).stdout?.includes('PONG'),
    'Redis',
  );
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      await stopProcess(child, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startPostgres() {
  const bin = postgresFolder();
  if (bin === null) return null;
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'shanshui-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const cluster = join(folder, 'cluster');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', cluster, '-U', 'shanshui', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...user,
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) stop(`initdb failed: ${(made.stderr ?? '').trim().split('\n').at(-1)}`);
  const port = await freePort();
  const args = [
    '-D',
    cluster,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ];
  const child = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' });
  await until(
    () =>
      spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
        .status === 0,
    'PostgreSQL',
  );
  return {
    url: `postgres://shanshui@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stopProcess(child, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SERVERS = [
  { name: 'Redis', variable: 'REDIS_URL', word: 'redis', packages: ['redis-server'], start: startRedis },
  {
    name: 'PostgreSQL',
    variable: 'DATABASE_URL',
    word: 'postgres',
    packages: ['postgresql'],
    start: startPostgres,
  },
];

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser for the tests whose names ask for one; with a font that has Chinese characters. */
function ensureBrowser() {
  if (!testsNamed('chromium') || BROWSERS.some((name) => inPath(name) !== null)) return;
  if (canInstallPackages() && installPackages(['chromium', 'fonts-noto-cjk'])) return;
  stop('tests need Chromium: install it (on Debian: apt-get install chromium fonts-noto-cjk)');
}

/**
 * Starts what the tests need and gives the environment that names it, and how to stop it again.
 * A server is needed when a test's file name says so.
 */
export async function startTestServers() {
  ensureBrowser();
  const env = {};
  const started = [];
  for (const { name, variable, word, packages, start } of SERVERS) {
    if (!testsNamed(word) || process.env[variable]) continue;
    let server = await start();
    if (server === null && canInstallPackages() && installPackages(packages)) server = await start();
    if (server === null) {
      stop(
        `tests need ${name}: set ${variable}, or install it (on Debian: apt-get install ${packages.join(' ')})`,
      );
    }
    process.stderr.write(`${name} runs at ${server.url} for the tests\n`);
    env[variable] = server.url;
    started.push(server);
  }
  return { env, stop: () => Promise.all(started.map((server) => server.stop())) };
}
