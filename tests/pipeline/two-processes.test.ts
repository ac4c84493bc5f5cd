import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalLandscape } from '../../src/pipeline/canonical-landscape.ts';
import { type SmallSite, serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

interface Ended {
  readonly code: number | null;
  readonly complaint: string;
}

function crawl(dataFolder: string, origin: string): Promise<Ended> {
  const script = join(import.meta.dirname, 'crawl-process.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataFolder, origin], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, complaint }));
  });
}

describe('three crawls of one data folder at once', () => {
  let site: SmallSite;
  let folder: string;
  beforeEach(async () => {
    site = await serveSmallSite(40);
    folder = await mkdtemp(join(tmpdir(), 'shanshui-two-'));
  });
  afterEach(async () => {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('share the work, and come to what one comes to', async () => {
    const shared = join(folder, 'shared');
    const ended = await Promise.all([1, 2, 3].map(() => crawl(shared, site.origin)));
    expect(ended).toEqual(ended.map(() => ({ code: 0, complaint: '' })));
    const pages = [...site.asked].filter(([path]) => path.startsWith('/news/'));
    expect(pages.filter(([, count]) => count > 1)).toEqual([]);
    const together = await smallWorld(shared, site.origin);
    await crawlOnce(together);
    const alone = await smallWorld(join(folder, 'alone'), site.origin);
    await crawlOnce(alone);
    const [left, right] = await Promise.all(
      [together, alone].map(async ({ store }) => {
        let text = '';
        for await (const line of canonicalLandscape(store)) text += line;
        return text;
      }),
    );
    expect(left).toBe(right);
    expect((await together.store.ledger.counts()).map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
    await together.close();
    await alone.close();
  }, 120_000);
});
