import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valueId } from '../../src/landscape/landscape-value.ts';
import { canonicalLandscape } from '../../src/pipeline/canonical-landscape.ts';
import { checkStore } from '../../src/pipeline/check-store.ts';
import { keepBudget } from '../../src/pipeline/keep-budget.ts';
import { reread, rereadDry } from '../../src/pipeline/reread.ts';
import { summarize } from '../../src/pipeline/summary.ts';
import { takeDown } from '../../src/pipeline/take-down.ts';
import { scheduleDue } from '../../src/pipeline.ts';
import type { StoredDelta } from '../../src/ports/store-landscape.ts';
import { smallDictionary } from './small-dictionary.ts';
import { pageOf, type SmallSite, serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

type SmallWorld = Awaited<ReturnType<typeof smallWorld>>;

const HOUR = 3_600_000;

async function dataset(world: SmallWorld): Promise<string> {
  let text = '';
  for await (const line of canonicalLandscape(world.store)) text += line;
  return text;
}

describe('the pipeline', () => {
  let site: SmallSite;
  let folder: string;
  let world: SmallWorld;
  let elapsed = 0;
  beforeEach(async () => {
    site = await serveSmallSite(24);
    folder = await mkdtemp(join(tmpdir(), 'shanshui-pipeline-'));
    elapsed = 0;
    world = { ...(await smallWorld(folder, site.origin)), clock: { now: () => Date.now() + elapsed } };
  });
  afterEach(async () => {
    await world.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Another crawl, when the source has come due again. */
  async function crawlLater(): Promise<void> {
    elapsed += 2 * HOUR;
    await crawlOnce(world);
  }

  it('ends every item with one disposition', async () => {
    await crawlOnce(world);
    const articles = await world.store.articles.list({});
    const numbered = new Map(articles.map((one) => [Number(/(\d+)\.html/.exec(one.url ?? '')?.[1]), one]));
    for (const number of [11, 22]) expect(numbered.get(number)?.disposition).toBe('gone');
    expect(
      articles.filter(({ disposition }) => disposition === 'read' || disposition === 'duplicate'),
    ).toHaveLength(22);
    const groupOf = (number: number) => numbered.get(number)?.duplicateOf ?? numbered.get(number)?.id;
    for (const reprint of [4, 9, 14, 19]) expect(groupOf(reprint)).toBe(groupOf(reprint - 1));
    expect(new Set([...numbered.keys()].map(groupOf)).size).toBeGreaterThan(12);
    expect(await world.store.ledger.open()).toBe(0);
    expect(await world.store.events.list({})).not.toEqual([]);
  });

  it('asks for no page twice, and finds nothing new, when nothing is', async () => {
    await crawlOnce(world);
    const { sequence } = await summarize(world.store);
    await crawlLater();
    expect([...site.asked.values()].filter((count) => count > 1)).toHaveLength(1);
    expect(site.asked.get('/feed.xml')).toBe(2);
    expect((await summarize(world.store, sequence)).changes).toEqual([]);
  });

  it('polls a source when it is due, or named', async () => {
    await crawlOnce(world);
    expect(await scheduleDue(world)).toBe(0);
    expect(await scheduleDue(world, ['small'])).toBe(1);
    elapsed += 2 * HOUR;
    await crawlOnce(world);
    expect(site.asked.get('/feed.xml')).toBe(2);
  });

  it('reads an edited article again, and withdraws what it no longer says', async () => {
    await crawlOnce(world);
    const before = await world.store.mentions.count();
    site.titles.set(2, '更正：消息 2');
    site.instead.set(
      2,
      pageOf(2).replace(
        /<p>[\s\S]*<\/p>/,
        `<p>${'本文此前的内容有误，现予撤回，谨此向各位读者致歉。'.repeat(3)}</p>`,
      ),
    );
    await crawlLater();
    const [article] = (await world.store.articles.list({})).filter(
      ({ url }) => url?.endsWith('/2.html') === true,
    );
    expect(article).toMatchObject({ version: 2, disposition: 'read' });
    expect(await world.store.mentions.count()).toBeLessThan(before);
    const { changes } = await summarize(world.store);
    expect(changes.some((delta) => delta.kind === 'retracted' && delta.cause === 'source')).toBe(true);
  });

  it('keeps what an article said when its page is gone later', async () => {
    await crawlOnce(world);
    const before = await dataset(world);
    site.titles.set(2, '消息 2（已删除）');
    site.instead.set(2, null);
    await crawlLater();
    expect(await dataset(world)).toBe(before);
    expect(await world.store.articles.list({ dispositions: ['gone'] })).toHaveLength(3);
  });

  it('says which source is down, and polls it again when it comes due', async () => {
    await site.close();
    const summary = await crawlOnce(world);
    expect(summary.failed).toBe(1);
    const state = await world.store.sources.state('small');
    expect(state?.lastOutcome).toMatch(/^failed: connect/);
    expect(state?.consecutiveFailures).toBe(1);
    expect(state?.nextDueAt ?? 0).toBeGreaterThan(Date.now());
  });

  it('gives the full dataset when all deltas are applied to nothing, at any point', async () => {
    const applied = new Map<string, string>();
    let last = 0;
    const apply = (delta: StoredDelta): void => {
      const key = `${delta.about} ${delta.key}`;
      if (delta.kind === 'merged') for (const other of delta.others) applied.delete(`event ${other}`);
      if (delta.after === null) applied.delete(key);
      else applied.set(key, JSON.stringify(delta.after));
    };
    const compare = async (): Promise<void> => {
      for (const delta of await world.store.landscape.deltas(last, 100_000)) {
        expect(delta.sequence).toBe(last + 1);
        last = delta.sequence;
        apply(delta);
      }
      const events = (await world.store.events.list({})).map((event) => [
        `event ${event.id}`,
        JSON.stringify(event),
      ]);
      const values = (await world.store.landscape.list({})).map((value) => [
        `value ${valueId(value)}`,
        JSON.stringify(value),
      ]);
      expect([...applied].sort()).toEqual(
        [...events, ...values].map(([key = '', text = '']): [string, string] => [key, text]).sort(),
      );
    };
    await crawlOnce(world, { onEnd: () => {} });
    await compare();
    for (const number of [1, 3, 5, 9]) {
      site.titles.set(number, `改写 ${number}`);
      site.instead.set(number, pageOf(number + 24));
      await crawlLater();
      await compare();
    }
    expect(last).toBeGreaterThan(50);
  });

  it('drops pages and texts on request for good, and keeps what was read out of them', async () => {
    await crawlOnce(world);
    const before = await dataset(world);
    const articles = await world.store.articles.list({});
    const [article] = articles.filter(({ url }) => url?.endsWith('/2.html') === true);
    const { id = '', textSha256 } = article ?? {};
    const done = await takeDown(world.store, { ids: [id] }, 'asked by its publisher', 5);
    expect(done.articles).toBe(1);
    expect(done.bytes).toBeGreaterThan(500);
    expect(await world.store.readings.page(id)).toBeNull();
    expect(await world.store.readings.text(textSha256 ?? '')).toBeNull();
    expect(await takeDown(world.store, { ids: [id] }, 'again', 6)).toEqual({ articles: 0, bytes: 0 });
    site.titles.set(2, '更正：消息 2');
    await crawlLater();
    expect(site.asked.get('/news/2.html')).toBe(1);
    expect(await reread(world, { all: true })).toMatchObject({ articles: 21, changed: 0 });
    expect(await dataset(world)).toBe(before);
    const problems: string[] = [];
    for await (const { about } of checkStore(world.store, world.knowledge.dictionary.dictionary))
      problems.push(about);
    expect(problems).toEqual([]);
  });

  it('keeps a disk budget: the oldest pages and texts go, what was read out of them stays', async () => {
    await crawlOnce(world);
    const before = await dataset(world);
    const { pages, texts } = await world.store.readings.contentBytes();
    expect(texts).toBeGreaterThan(1_000);
    const budget = Math.floor((pages + texts) / 2);
    const steps: number[] = [];
    const kept = await keepBudget(world.store, budget, 5, ({ after }) => steps.push(after));
    expect(kept.before).toBe(pages + texts);
    expect(kept.articles).toBeGreaterThan(3);
    expect(steps.at(-1)).toBe(kept.after);
    const left = await world.store.readings.contentBytes();
    expect(left.pages + left.texts).toBe(kept.after);
    expect(kept.after).toBeLessThanOrEqual(budget);
    expect(kept.after).toBeGreaterThan(budget / 2);
    const articles = await world.store.articles.list({});
    const dropped = articles.filter(({ takenDownAt }) => takenDownAt !== null);
    const standing = articles.filter(
      ({ takenDownAt, textSha256 }) => takenDownAt === null && textSha256 !== null,
    );
    expect(Math.max(...dropped.map((one) => one.firstSeenAt))).toBeLessThanOrEqual(
      Math.min(...standing.map((one) => one.firstSeenAt)),
    );
    expect(await dataset(world)).toBe(before);
    expect((await keepBudget(world.store, budget, 6)).articles).toBe(0);
    expect((await keepBudget(world.store, 0, 7)).after).toBe(0);
  });

  it('keeps a text that another article has as well', async () => {
    site.instead.set(3, pageOf(2));
    await crawlOnce(world);
    const articles = await world.store.articles.list({});
    const [second, third] = ['/2.html', '/3.html'].map((end) =>
      articles.find(({ url }) => url?.endsWith(end) === true),
    );
    expect(second?.textSha256).toBe(third?.textSha256);
    await takeDown(world.store, { ids: [second?.id ?? ''] }, 'asked by its publisher', 5);
    expect(await world.store.readings.text(third?.textSha256 ?? '')).not.toBeNull();
    expect(await world.store.readings.page(third?.id ?? '')).not.toBeNull();
  });

  it('shows before a rereading exactly what it changes', async () => {
    await crawlOnce(world);
    const { knowledge } = world;
    const changed = { ...world, knowledge: { ...knowledge, softwareVersion: 'next' } };
    const nothing = await rereadDry(changed, {});
    expect(nothing).toMatchObject({ articles: 22, differences: [], changes: [] });
    const before = await dataset(world);
    const lacking = smallDictionary({ version: 'lacking', without: ['yunling'] });
    const reduced = { ...world, knowledge: { dictionary: lacking, softwareVersion: 'test' } };
    const dry = await rereadDry(reduced, {});
    expect(await dataset(world)).toBe(before);
    expect(dry.differences.length).toBeGreaterThan(3);
    const real = await reread(reduced, {});
    expect(real.differences).toEqual(dry.differences);
    const bare = (deltas: readonly StoredDelta[]) => deltas.map(({ at: _at, ...delta }) => delta);
    expect(bare(real.changes)).toEqual(bare(dry.changes));
    expect(real.changes.some((delta) => delta.cause === 'dictionary')).toBe(true);
    expect(await reread(reduced, {})).toMatchObject({ articles: 0, changes: [] });
    expect(site.asked.get('/news/1.html')).toBe(1);
  });
});
