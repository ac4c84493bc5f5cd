// Makes a checkout ready to work: dependencies installed, sources compiled. Only what is missing is done.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const MINIMUM_NODE = [20, 19];

/** Ends the command with one line that says what is wrong and what to do. */
export function stop(message) {
  process.stderr.write(`shanshui: ${message}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor, wantMinor] = MINIMUM_NODE;
  if (major < wantMajor || (major === wantMajor && minor < wantMinor)) {
    stop(`Node ${process.versions.node} is too old: install Node ${MINIMUM_NODE.join('.')} or newer`);
  }
}

/** Runs a command in the checkout with its output shown; gives its exit code. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (done.error) stop(`${command} could not be started: ${done.error.message}`);
  return done.status ?? 1;
}

function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  return run(command, [...first, ...args]);
}

function isInstalled() {
  const stamp = join(root, 'node_modules', '.shanshui-lock');
  if (!existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === readFileSync(join(root, 'package-lock.json'), 'utf8');
}

/** Installs what package-lock.json names, unless that very file was installed before. */
export function ensureInstalled() {
  checkNode();
  if (isInstalled()) return;
  ensureBuildTools();
  process.stderr.write('Installing dependencies (once) …\n');
  if (npm(['ci']) !== 0) stop('npm ci failed, see above');
  writeFileSync(join(root, 'node_modules', '.shanshui-lock'), readFileSync(join(root, 'package-lock.json')));
}

function has(tool) {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Whether apt-get may be used: Debian (or a child of it), and root. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && has('apt-get');
}

/** Installs Debian packages; gives whether that worked. */
export function installPackages(packages) {
  process.stderr.write(`Installing ${packages.join(', ')} with apt-get …\n`);
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  run('apt-get', ['update', '-qq'], quiet);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet) === 0;
}

function ensureBuildTools() {
  const missing = ['g++', 'make', 'python3'].filter((tool) => !has(tool));
  if (missing.length === 0) return;
  if (canInstallPackages() && installPackages(missing)) return;
  stop(
    `the segmenter is compiled here and needs ${missing.join(', ')}: apt-get install ${missing.join(' ')}`,
  );
}

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

/** Compiles `src/` and `workers/` into `dist/`, unless nothing changed since. */
export function ensureBuilt() {
  const stamp = join(root, 'dist', '.built');
  const changed = Math.max(
    ...['src', 'workers'].filter((f) => existsSync(join(root, f))).map((f) => newest(join(root, f))),
  );
  if (existsSync(stamp) && statSync(stamp).mtimeMs > changed) return;
  process.stderr.write('Compiling …\n');
  if (npm(['run', '--silent', 'build']) !== 0) stop('compiling failed, see above');
  writeFileSync(stamp, '');
}
