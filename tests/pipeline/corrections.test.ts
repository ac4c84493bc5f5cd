import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InlineQueue } from '../../src/adapters/queue/inline-queue.ts';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import { Correction } from '../../src/landscape/correction.ts';
import { prepareCorrections } from '../../src/landscape/corrections.ts';
import { checkStore } from '../../src/pipeline/check-store.ts';
import { reread } from '../../src/pipeline/reread.ts';
import { takeInArticles } from '../../src/pipeline/take-in.ts';
import { unansweredCorrections } from '../../src/pipeline/unanswered-corrections.ts';
import { pipelineOf, type World } from '../../src/pipeline.ts';
import type { Store } from '../../src/ports/store.ts';
import { smallDictionary } from './small-dictionary.ts';
import { silent } from './small-world.ts';

const proof = {
  by: '编辑部',
  why: '原文把两家公司弄混了',
  since: '2024-04-01',
  source: 'https://example.com/note',
};

const ARTICLES = [
  ['一', '2024-03-01', '3月1日，云岭科技在杭州正式发布云岭大模型，面向公众提供服务。'],
  ['二', '2024-03-02', '云岭科技3月1日发布了云岭大模型，业内十分关注这一进展。'],
  ['三', '2024-05-20', '5月20日，云岭科技发布云岭大模型，称其推理成本大幅下降。'],
] as const;

describe('corrections by people', () => {
  let folder: string;
  let store: Store;
  let ids: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-corrections-'));
    store = await openSqliteStore(folder);
    const inputs = ARTICLES.map(([title, published, text]) => ({
      url: `https://news-${published}.example/${encodeURIComponent(title)}`,
      title: `云岭新闻${title}`,
      published,
      text,
    }));
    await store.transact((session) => takeInArticles(session, 'archive', inputs, Date.now()));
    await new InlineQueue({ ledger: store.ledger, clock, log: silent, concurrency: 1 }).drain(
      pipelineOf(worldWith([])),
    );
    const articles = await store.articles.list({});
    ids = inputs.map(({ title }) => articles.find((one) => one.title === title)?.id ?? '');
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const clock = { now: () => Date.now() };

  function worldWith(all: readonly unknown[]): World {
    const dictionary = smallDictionary();
    const parsed = all.map((one) => Correction.parse(one));
    return {
      store,
      clock,
      log: silent,
      knowledge: {
        dictionary,
        softwareVersion: 'test',
        corrections: prepareCorrections(parsed, parsed.map(({ id }) => id).join(' '), dictionary.dictionary),
      },
      sources: new Map(),
      fetcher: { fetch: () => Promise.reject(new Error('no request is to be made')), close: async () => {} },
    };
  }

  /** Applies corrections as `reread` does; the articles of each release that stands, earliest first. */
  async function releasesWith(all: readonly unknown[]): Promise<string[][]> {
    const world = worldWith(all);
    await reread(world, {});
    const { dictionary, corrections } = world.knowledge;
    for await (const problem of checkStore(store, dictionary.dictionary, corrections))
      expect(problem).toBeNull();
    const articleOf = new Map(
      (await store.mentions.list({ limit: 99 })).map(({ mention }) => [mention.id, mention.articleId]),
    );
    const events = (await store.events.list({ type: 'model_release' })).filter(
      ({ status }) => status !== 'retracted',
    );
    return events
      .map((event) =>
        event.mentionIds.map((id) => ARTICLES[ids.indexOf(articleOf.get(id) ?? '')]?.[0] ?? '?').sort(),
      )
      .sort();
  }

  const ruling = (kind: string, ...at: number[]) => ({
    id: `r-${kind}`,
    kind,
    type: 'model_release',
    about: 'yunling',
    articles: at.map((one) => ids[one]),
    ...proof,
  });

  it('force and forbid merges, drop events, and are taken back', async () => {
    const plain = [['一', '二'], ['三']];
    expect(await releasesWith([])).toEqual(plain);
    expect(await releasesWith([ruling('same-event', 0, 2)])).toContainEqual(
      expect.arrayContaining(['一', '三']),
    );
    expect(await releasesWith([ruling('other-event', 0, 1)])).toEqual([['一'], ['三'], ['二']]);
    expect(await releasesWith([ruling('no-event', 2)])).toEqual([['一', '二']]);
    expect(await releasesWith([])).toEqual(plain);
  }, 30_000);

  it('put a right value in the place of a wrong one, and say who did', async () => {
    const wrong = {
      id: 'home-of-yunling',
      kind: 'wrong-value',
      entity: 'yunling',
      property: 'city',
      value: 'hangzhou',
      instead: 'beijing',
      ...proof,
    };
    const world = worldWith([wrong]);
    await reread(world, {});
    const values = await store.landscape.values({ subjectKey: 'model:yunling', property: 'city' });
    const said = values.map(({ value, standing, correction }) => [
      typeof value === 'object' ? value.name : value,
      standing,
      correction?.says,
      correction?.by,
    ]);
    expect(said).toEqual([
      ['北京', 'held', 'right', '编辑部'],
      ['杭州', 'rival', 'wrong', '编辑部'],
    ]);
    const { dictionary, corrections } = world.knowledge;
    for await (const problem of checkStore(store, dictionary.dictionary, corrections))
      expect(problem).toBeNull();
  });

  it('are reported when what they answer has gone', async () => {
    const never = {
      id: 'never',
      kind: 'wrong-value',
      entity: 'yunling',
      property: 'license',
      value: 'MIT',
      ...proof,
    };
    const gone = { ...ruling('no-event', 0), id: 'gone', articles: ['an-article-dropped-long-ago'] };
    const { corrections } = worldWith([never, gone, ruling('no-event', 2)]).knowledge;
    const found = corrections === undefined ? [] : await unansweredCorrections(store, corrections);
    expect(found.map(({ id }) => id)).toEqual(['never', 'gone']);
  });
});
