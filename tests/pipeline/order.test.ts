import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InlineQueue } from '../../src/adapters/queue/inline-queue.ts';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import { canonicalLandscape } from '../../src/pipeline/canonical-landscape.ts';
import { takeInArticles } from '../../src/pipeline/take-in.ts';
import { pipelineOf, type World } from '../../src/pipeline.ts';
import type { ArticleInput } from '../../src/reading/article-input.ts';
import { smallDictionary } from './small-dictionary.ts';
import { pageOf } from './small-site.ts';
import { silent } from './small-world.ts';

const ARTICLES: readonly ArticleInput[] = Array.from({ length: 30 }, (_, number) => ({
  url: `https://site-${number % 7}.example/news/${number}.html`,
  html: pageOf(number),
}));

function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

describe('what the landscape says', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-order-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** The dataset after articles were taken in and folded, a few at a time. */
  async function datasetOf(name: string, articles: readonly ArticleInput[], atOnce: number): Promise<string> {
    const store = await openSqliteStore(join(folder, name));
    const clock = { now: () => Date.now() };
    const world: World = {
      store,
      clock,
      log: silent,
      knowledge: { dictionary: smallDictionary(), softwareVersion: 'test' },
      sources: new Map(),
      fetcher: { fetch: () => Promise.reject(new Error('no request is to be made')), close: async () => {} },
    };
    for (let from = 0; from < articles.length; from += atOnce) {
      const some = articles.slice(from, from + atOnce);
      await store.transact((session) => takeInArticles(session, 'archive', some, clock.now()));
      await new InlineQueue({ ledger: store.ledger, clock, log: silent, concurrency: 2 }).drain(
        pipelineOf(world),
      );
    }
    let text = '';
    for await (const line of canonicalLandscape(store)) text += line;
    await store.close();
    return text;
  }

  it('does not depend on the order in which articles arrive, nor on how many come at once', async () => {
    const expected = await datasetOf('calm', ARTICLES, ARTICLES.length);
    expect(expected.split('\n').length).toBeGreaterThan(40);
    for (const [seed, atOnce] of [
      [1, 1],
      [2, 3],
      [3, 10],
      [4, 30],
    ] as const) {
      const text = await datasetOf(`shuffled-${seed}`, shuffled(ARTICLES, seed), atOnce);
      expect(text, `seed ${seed}, ${atOnce} at once`).toBe(expected);
    }
  });
});
