import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, shanshui } from '../cli/shanshui.ts';

interface Serving {
  readonly child: ChildProcess;
  readonly base: string;
  readonly ended: Promise<number | null>;
}

/** Starts the server as people do, and waits for the address it prints. */
async function start(folder: string): Promise<Serving> {
  const args = [
    '--import',
    import.meta.resolve('tsx'),
    join(root, 'src', 'cli.ts'),
    'serve',
    '--port',
    '0',
    '--data',
    folder,
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const base = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.once('exit', () => reject(new Error('the server ended before it told its address')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const [address] = /^http:\/\/\S+/.exec(told) ?? [];
      if (address !== undefined && told.includes('\n')) resolve(address);
    });
  });
  return { child, base, ended };
}

describe('shanshui serve and shanshui token', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-served-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('listens to this machine only, takes tokens as they are made and revoked, and stops when told', async () => {
    const { child, base, ended } = await start(folder);
    try {
      expect(new URL(base).hostname).toBe('127.0.0.1');
      const made = await shanshui(['token', 'make', 'tester', '--scope', 'tasks', '--data', folder]);
      const token = made.stdout.trim();
      const retry = async (): Promise<number> => {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        return (await fetch(new URL('/v1/tasks/retry', base), { method: 'POST', headers, body: '{}' }))
          .status;
      };
      expect(await retry()).toBe(200);
      const listed = await shanshui(['token', 'list', '--format', 'ndjson', '--data', folder]);
      expect(listed.stdout).not.toContain(token.slice(-43));
      const { id }: { id: string } = JSON.parse(listed.stdout);
      await shanshui(['token', 'revoke', id, '--data', folder]);
      expect(await retry()).toBe(401);
      const stream = await fetch(new URL('/v1/changes', base), { headers: { accept: 'text/event-stream' } });
      child.kill('SIGTERM');
      expect(await stream.text()).toMatch(/^retry: /);
      expect(await ended).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  }, 120_000);

  it.each([
    [['serve', '--port', 'x'], /--port x: give a whole number/],
    [['token', 'make', 'a', '--scope', 'everything'], /--scope everything: use read, sources/],
  ])(
    'says what is wrong with %j',
    async (args, message) => {
      const { code, stderr } = await shanshui([...args, '--data', folder]);
      expect(code).toBe(2);
      expect(stderr).toMatch(message);
    },
    60_000,
  );
});
