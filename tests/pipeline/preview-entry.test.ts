import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { InlineQueue } from '../../src/adapters/queue/inline-queue.ts';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import { previewEntry } from '../../src/pipeline/preview-entry.ts';
import { takeInArticles } from '../../src/pipeline/take-in.ts';
import { pipelineOf, type World } from '../../src/pipeline.ts';
import { smallDictionary } from './small-dictionary.ts';
import { silent } from './small-world.ts';

const TEXTS = [
  '3月1日，云岭科技在杭州正式发布云岭大模型，面向公众提供服务。',
  '太行实验室3月5日宣布，太行大模型通过备案，将向企业开放。',
  '周末的公园里人很多，孩子们放起了风筝，湖边的柳树也绿了。',
];

it('a preview looks at the articles that hold the entry’s names, and says what would change', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shanshui-preview-'));
  const store = await openSqliteStore(folder);
  try {
    const clock = { now: () => Date.now() };
    const world: World = {
      store,
      clock,
      log: silent,
      knowledge: { dictionary: smallDictionary({ without: ['taihang'] }), softwareVersion: 'test' },
      sources: new Map(),
      fetcher: { fetch: () => Promise.reject(new Error('no request is to be made')), close: async () => {} },
    };
    const inputs = TEXTS.map((text, at) => ({
      url: `https://news-${at}.example/a`,
      title: '新闻',
      published: '2024-03-06',
      text,
    }));
    await store.transact((session) => takeInArticles(session, 'archive', inputs, clock.now()));
    await new InlineQueue({ ledger: store.ledger, clock, log: silent, concurrency: 1 }).drain(
      pipelineOf(world),
    );
    const before = await store.landscape.lastSequence();
    const found = await previewEntry(world, 'taihang', smallDictionary({ version: 'next' }));
    expect(found).toMatchObject({ articles: 1, differing: 1, isCut: false });
    expect(found.surfaces).toContain('太行大模型');
    const [difference] = found.differences;
    expect(difference?.mentions.gained.join()).toMatch(/太行大模型/);
    expect(await store.landscape.lastSequence()).toBe(before);
    const same = await previewEntry(world, 'yunling', smallDictionary({ without: ['taihang'] }));
    expect(same).toMatchObject({ articles: 1, differing: 0 });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 30_000);
