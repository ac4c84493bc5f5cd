import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InlineQueue } from '../src/adapters/queue/inline-queue.ts';
import { openSqliteStore } from '../src/adapters/store/sqlite.ts';
import { readConfig } from '../src/config.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import { openPageReader } from '../src/page-threads.ts';
import { inOrder } from '../src/pipeline/page-reader.ts';
import { reread } from '../src/pipeline/reread.ts';
import { takeInArticles } from '../src/pipeline/take-in.ts';
import { pipelineOf, type World } from '../src/pipeline.ts';
import type { ArticleInput } from '../src/reading/article-input.ts';
import { silent } from './pipeline/small-world.ts';

const config = readConfig({});
const now = Date.UTC(2024, 0, 1);
const clock = { now: () => now };

const MAKERS = ['百度', '阿里巴巴', '科大讯飞', '商汤科技', '腾讯'] as const;
const MODELS = ['文心一言', '通义千问', '星火认知大模型', '日日新', '混元'] as const;

const ARTICLES: readonly ArticleInput[] = Array.from({ length: 25 }, (_, at) => ({
  title: `第${at + 1}期行业观察`,
  published: `2023-0${1 + (at % 9)}-1${at % 10}`,
  text: `${MAKERS[at % 5]}在发布会上推出了大模型产品${MODELS[at % 5]}，这是它今年的第${at + 1}次更新。\n与会者认为，该产品将用于金融与医疗等行业。`,
}));

describe('threads that read pages', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-threads-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** Every delta of a store that took the articles in, and read them again with a later version, in so many threads. */
  async function deltasAfter(threads: number): Promise<string[]> {
    const store = await openSqliteStore(join(folder, `by-${threads}`));
    const old: World = {
      store,
      clock,
      log: silent,
      knowledge: { ...loadKnowledge(config), softwareVersion: 'old' },
      sources: new Map(),
      fetcher: { fetch: () => Promise.reject(new Error('no request is to be made')), close: async () => {} },
    };
    await store.transact((session) => takeInArticles(session, 'archive', ARTICLES, now));
    await new InlineQueue({ ledger: store.ledger, clock, log: silent, concurrency: 2 }).drain(
      pipelineOf(old),
    );
    const knowledge = loadKnowledge(config);
    const reader = openPageReader(config, knowledge, { pages: 1000, threads });
    const seen: number[] = [];
    try {
      const result = await reread({ ...old, knowledge }, {}, { reader, progress: (done) => seen.push(done) });
      expect(result.articles).toBe(ARTICLES.length);
    } finally {
      await reader.close();
    }
    expect(seen).toEqual(ARTICLES.map((_, at) => at + 1));
    expect((await store.mentions.pending(1)).length).toBe(0);
    expect(await store.ledger.open()).toBe(0);
    const deltas = await store.landscape.deltas(0, 10_000);
    await store.close();
    return deltas.map((delta) => JSON.stringify(delta));
  }

  it('give the same bytes as the one thread that writes', async () => {
    const alone = await deltasAfter(1);
    expect(alone.length).toBeGreaterThan(20);
    expect(await deltasAfter(2)).toEqual(alone);
  }, 120_000);

  it('say which article they could not read', async () => {
    const reader = openPageReader(config, loadKnowledge(config), { pages: 1000, threads: 2 });
    const stored = { id: 'a1', url: null, canonicalUrl: null, announcedTitle: '', announcedAt: null };
    const page = { sha256: '', body: Buffer.from('{'), contentType: 'application/vnd.shanshui.article+json' };
    try {
      const reading = reader.read(Object.assign(stored, MISSING), {
        ...page,
        finalUrl: null,
        etag: null,
        lastModified: null,
        fetchedAt: now,
      });
      await expect(reading).rejects.toThrow(/^article a1: SyntaxError/);
    } finally {
      await reader.close();
    }
  }, 60_000);
});

const MISSING = {
  sourceId: 'archive',
  disposition: null,
  detail: null,
  title: null,
  author: null,
  publishedAt: null,
  outlet: null,
  originalOutlet: null,
  pageSha256: null,
  textSha256: null,
  version: 0,
  fingerprint: null,
  duplicateOf: null,
  takenDownAt: null,
  firstSeenAt: now,
  lastSeenAt: now,
};

describe('work done at once', () => {
  it('gives its results in order, and begins no more than asked for', async () => {
    let running = 0;
    let most = 0;
    const things = (async function* () {
      for (let at = 0; at < 20; at++) yield at;
    })();
    const seen: number[] = [];
    for await (const one of inOrder(things, 3, async (at) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, (at * 7) % 5));
      running--;
      return at;
    })) {
      seen.push(one);
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(most).toBeLessThanOrEqual(4);
  });
});
