import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalLandscape } from '../../src/pipeline/canonical-landscape.ts';
import { type SmallSite, serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

const PAGES = 60;
const KILLS = 50;

/** Numbers from 0 to 1 that a failing run can be repeated with (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Starts a crawl and kills it some milliseconds after its n-th line; says whether it came to its end before. */
function crawlAndKill(
  dataFolder: string,
  origin: string,
  afterLines: number,
  afterMs: number,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'crawl-process.ts'), dataFolder, origin],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let lines = 0;
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      const before = lines;
      lines += chunk.toString().split('\n').length - 1;
      if (before <= afterLines && lines > afterLines) setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(false);
      else if (code === 0) resolve(true);
      else reject(new Error(`the crawl ended with ${code}: ${complaint}`));
    });
  });
}

async function dataset(world: Awaited<ReturnType<typeof smallWorld>>): Promise<string> {
  let text = '';
  for await (const line of canonicalLandscape(world.store)) text += line;
  return text;
}

describe('a crawl that is killed', () => {
  let site: SmallSite;
  let folder: string;
  beforeEach(async () => {
    site = await serveSmallSite(PAGES);
    folder = await mkdtemp(join(tmpdir(), 'shanshui-kill-'));
  });
  afterEach(async () => {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Kills crawls of one lane until there were enough; a crawl that came to its end is followed by one of a new store. */
  async function killMany(lane: string, kills: number, random: () => number): Promise<string[]> {
    const stores = [join(folder, `${lane}-0`)];
    for (let killed = 0; killed < kills; ) {
      const store = stores.at(-1) ?? '';
      const isOver = await crawlAndKill(
        store,
        site.origin,
        Math.floor(random() * 9),
        Math.floor(random() * 12),
      );
      if (isOver) stores.push(join(folder, `${lane}-${stores.length}`));
      else killed++;
    }
    return stores;
  }

  it(`loses nothing and does nothing twice, at ${KILLS} random moments`, async () => {
    const calm = await smallWorld(join(folder, 'calm'), site.origin);
    await crawlOnce(calm);
    const seed = Date.now() % 1_000_000;
    const lanes = ['left', 'right'].map((lane, at) => killMany(lane, KILLS / 2, randomFrom(seed + at)));
    for (const store of (await Promise.all(lanes)).flat()) {
      const world = await smallWorld(store, site.origin);
      await crawlOnce(world);
      const said = `seed ${seed}, store ${store}`;
      const articles = await calm.store.articles.countByDisposition();
      expect(await world.store.articles.countByDisposition(), said).toEqual(articles);
      const counts = await world.store.ledger.counts();
      expect([...new Set(counts.map(({ state }) => state))], said).toEqual(['done']);
      expect(counts, said).toEqual(await calm.store.ledger.counts());
      expect(await dataset(world), said).toBe(await dataset(calm));
      await world.close();
    }
    expect((await dataset(calm)).length).toBeGreaterThan(10_000);
    await calm.close();
  }, 300_000);
});
