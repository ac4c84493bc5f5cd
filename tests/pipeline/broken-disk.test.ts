import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../src/adapters/store/sqlite.ts';
import { StoreFailure } from '../../src/ports/store.ts';
import { type SmallSite, serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

/** Root may write everywhere, and would prove nothing: it gives that right up (setpriv is part of util-linux). */
const WITHOUT_OVERRIDE = [
  'setpriv',
  '--bounding-set=-dac_override,-dac_read_search',
  '--inh-caps=-dac_override,-dac_read_search',
];

interface Ended {
  readonly code: number | null;
  readonly complaint: string;
}

function crawlWithoutOverride(dataFolder: string, origin: string): Promise<Ended> {
  const crawl = [
    process.execPath,
    '--import',
    'tsx',
    join(import.meta.dirname, 'crawl-process.ts'),
    dataFolder,
    origin,
  ];
  const [command = '', ...words] = process.getuid?.() === 0 ? [...WITHOUT_OVERRIDE, ...crawl] : crawl;
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, complaint }));
  });
}

describe('a crawl', () => {
  let site: SmallSite;
  let folder: string;
  beforeEach(async () => {
    site = await serveSmallSite(40);
    folder = await mkdtemp(join(tmpdir(), 'shanshui-disk-'));
  });
  afterEach(async () => {
    await chmod(folder, 0o755);
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('on a full disk names file and remedy, and goes on when there is room', async () => {
    const small = await smallWorld(folder, site.origin, { maxBytes: 480_000 });
    const crawling = crawlOnce(small);
    await expect(crawling).rejects.toThrow(StoreFailure);
    await expect(crawling).rejects.toThrow(/shanshui\.db: the disk is full: free some space and run again/);
    await small.close();
    const roomy = await smallWorld(folder, site.origin);
    const done = (await roomy.store.articles.countByDisposition()).filter(
      ({ disposition }) => disposition !== null,
    );
    expect(done.length).toBeGreaterThan(0);
    await crawlOnce(roomy);
    expect((await roomy.store.ledger.counts()).map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
    expect((await roomy.store.articles.list({})).filter(({ disposition }) => disposition === null)).toEqual(
      [],
    );
    await roomy.close();
  });

  it.each([
    ['made elsewhere', true],
    ['empty', false],
  ])('in a read-only folder, %s, names file and remedy', async (_name, isMade) => {
    if (isMade) {
      const world = await smallWorld(folder, site.origin);
      await world.close();
      await chmod(join(folder, DATABASE_FILE), 0o444);
    }
    await chmod(folder, 0o555);
    const { code, complaint } = await crawlWithoutOverride(folder, site.origin);
    expect(code).toBe(1);
    expect(complaint).toMatch(/shanshui\.db: .*--data\n$/);
    expect(complaint.split('\n')).toHaveLength(2);
  });
});
