import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergeFeatures } from '../../src/event/merge-features.ts';
import { mergeMentions } from '../../src/event/merge-mentions.ts';
import type { FeedItem } from '../../src/feed/feed-item.ts';
import { foldFacet } from '../../src/landscape/fold.ts';
import { valueId } from '../../src/landscape/landscape-value.ts';
import { tallyOf } from '../../src/landscape/tally.ts';
import { LeaseLost, type NewTask, type Task } from '../../src/ports/ledger.ts';
import type { Store } from '../../src/ports/store.ts';
import type { AnnouncedItem } from '../../src/ports/store-articles.ts';
import type { UnplacedMention } from '../../src/ports/store-landscape.ts';
import { mentionOf } from '../event/sample-mentions.ts';
import { statementOf } from '../landscape/sample-statements.ts';

export interface OpenedStore {
  readonly store: Store;
  /** The same store through another connection, as another process would have it. */
  open(): Promise<Store>;
  cleanUp(): Promise<void>;
}

const newTask = (name: string, change: Partial<NewTask> = {}): NewTask => ({
  key: `fetch-page:${name}`,
  stage: 'fetch-page',
  subject: name,
  input: '',
  sourceId: 'shan',
  ...change,
});

const feedItem = (change: Partial<FeedItem> = {}): FeedItem => ({
  title: '山海大模型开放测试',
  url: 'https://shan.example/1',
  publishedAt: '2024-03-01T08:00:00+08:00',
  guid: null,
  author: null,
  summary: null,
  contentHtml: null,
  ...change,
});

const announced = (articleId: string, item: FeedItem = feedItem()): AnnouncedItem => ({
  sourceId: 'shan',
  articleId,
  url: item.url,
  canonicalUrl: item.url,
  feedItem: item,
  format: 'rss',
});

function placed(id: string, change: Parameters<typeof mentionOf>[1] = {}): UnplacedMention {
  const mention = mentionOf(id, change);
  const { keys, days } = mergeFeatures(mention);
  return { mention, keys, days };
}

/** What every store must do; run on each. */
export function storeContract(name: string, openStore: () => Promise<OpenedStore>): void {
  describe(`the store on ${name}`, () => {
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      opened = await openStore();
      store = opened.store;
    });
    afterEach(async () => {
      await opened.cleanUp();
    });

    const claim = (owner: string, now = 10, limit = 10): Promise<readonly Task[]> =>
      store.ledger.claim({ stages: ['fetch-page'], owner, limit, now, leaseMs: 100 });

    describe('ledger', () => {
      it('adds a key once', async () => {
        expect(await store.ledger.enqueue([newTask('a'), newTask('b')], 1)).toBe(2);
        expect(await store.ledger.enqueue([newTask('b'), newTask('c')], 2)).toBe(1);
        expect(await store.ledger.open()).toBe(3);
      });

      it('gives each task to one owner, oldest first, and none before its time', async () => {
        await store.ledger.enqueue([newTask('late', { notBefore: 50 }), newTask('b'), newTask('a')], 1);
        const first = await claim('one', 10, 1);
        const second = await claim('two', 10);
        expect(first.map((task) => task.subject)).toEqual(['a']);
        expect(second.map((task) => task.subject)).toEqual(['b']);
        expect(await store.ledger.nextReadyAt()).toBe(50);
        expect((await claim('two', 60)).map((task) => task.subject)).toEqual(['late']);
      });

      it('claims tasks of the wanted stages and sources only', async () => {
        await store.ledger.enqueue(
          [newTask('a', { sourceId: 'hai' }), newTask('b', { stage: 'read-article' })],
          1,
        );
        expect(await claim('one')).toHaveLength(1);
        await store.ledger.enqueue([newTask('c'), newTask('d', { sourceId: 'hai' })], 1);
        const some = await store.ledger.claim({
          stages: ['fetch-page', 'read-article'],
          owner: 'one',
          limit: 10,
          now: 10,
          leaseMs: 100,
          sourceIds: ['hai'],
        });
        expect(some.map((task) => task.subject)).toEqual(['d']);
      });

      it('never does a finished task again', async () => {
        await store.ledger.enqueue([newTask('a')], 1);
        const [task] = await claim('one');
        if (task === undefined) throw new Error('nothing claimed');
        await store.ledger.finish(task, 'fetched', 11);
        expect(await store.ledger.enqueue([newTask('a')], 12)).toBe(0);
        expect(await claim('one', 1000)).toEqual([]);
        await expect(store.ledger.finish(task, 'fetched', 13)).rejects.toThrow(LeaseLost);
      });

      it('refuses the end of a task that somebody else took over', async () => {
        await store.ledger.enqueue([newTask('a')], 1);
        const [task] = await claim('one');
        if (task === undefined) throw new Error('nothing claimed');
        expect(await store.ledger.reclaim(1000, () => true)).toBe(1);
        const [again] = await claim('two', 1000);
        expect(again?.attempts).toBe(2);
        await expect(store.ledger.finish(task, 'fetched', 1001)).rejects.toThrow(LeaseLost);
        await expect(store.ledger.retry(task, { notBefore: 5, error: 'x', now: 4 })).rejects.toThrow(
          LeaseLost,
        );
      });

      it('takes leases back from owners that are dead, and leaves those of the living', async () => {
        await store.ledger.enqueue([newTask('a'), newTask('b')], 1);
        await claim('dead', 10, 1);
        await claim('alive', 10, 1);
        expect(await store.ledger.reclaim(11, (owner) => owner === 'alive')).toBe(1);
        expect((await claim('three', 12)).map((task) => task.subject)).toEqual(['a']);
      });

      it('counts an attempt for a retry, and none for a task that was not tried', async () => {
        await store.ledger.enqueue([newTask('a')], 1);
        const [first] = await claim('one');
        if (first === undefined) throw new Error('nothing claimed');
        await store.ledger.retry(first, { notBefore: 20, error: 'timeout', now: 11 });
        const [second] = await claim('one', 20);
        expect(second?.attempts).toBe(2);
        if (second === undefined) throw new Error('nothing claimed');
        await store.ledger.retry(second, { notBefore: 30, error: 'held', now: 21, uncounted: true });
        expect((await claim('one', 30)).map((task) => task.attempts)).toEqual([2]);
      });

      it('keeps dead letters with their error until they are revived', async () => {
        await store.ledger.enqueue([newTask('a')], 1);
        const [task] = await claim('one');
        if (task === undefined) throw new Error('nothing claimed');
        await store.ledger.fail(task, 'dns: no such host', 11);
        expect(await store.ledger.failed()).toMatchObject([
          { subject: 'a', error: 'dns: no such host', attempts: 1 },
        ]);
        expect(await store.ledger.revive(12)).toBe(1);
        expect((await claim('one', 12)).map((one) => one.attempts)).toEqual([1]);
      });

      it('gives back what an owner holds', async () => {
        await store.ledger.enqueue([newTask('a'), newTask('b')], 1);
        await claim('one');
        expect(await store.ledger.release('one')).toBe(2);
        expect((await claim('two')).map((task) => task.attempts)).toEqual([1, 1]);
      });
    });

    it('writes all of a transaction or nothing', async () => {
      const failing = store.transact(async (session) => {
        await session.ledger.enqueue([newTask('a')], 1);
        await session.articles.announce([announced('a')], 1);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.ledger.open()).toBe(0);
      expect(await store.articles.article('a')).toBeNull();
    });

    it('lets transactions of several connections follow one another', async () => {
      const other = await opened.open();
      const count = async (into: Store): Promise<void> => {
        await into.transact(async (session) => {
          const state = await session.sources.state('shan');
          await session.sources.saveState({
            sourceId: 'shan',
            etag: null,
            lastModified: null,
            nextDueAt: 0,
            lastPolledAt: null,
            lastOutcome: null,
            consecutiveFailures: 0,
            lastCount: (state?.lastCount ?? 0) + 1,
          });
        });
      };
      for (let turn = 0; turn < 5; turn++) {
        await count(store);
        await count(other);
      }
      await other.close();
      expect((await store.sources.state('shan'))?.lastCount).toBe(10);
    });

    it('reads one moment in a snapshot, while another connection writes', async () => {
      await store.ledger.enqueue([newTask('a')], 1);
      const other = await opened.open();
      const seen = await store.snapshot(async (session) => {
        const before = await session.ledger.open();
        await other.ledger.enqueue([newTask('b')], 2);
        return [before, await session.ledger.open()];
      });
      await other.close();
      expect(seen).toEqual([1, 1]);
      expect(await store.ledger.open()).toBe(2);
    });

    describe('articles', () => {
      it('tells new, changed and known announcements apart, and keeps one article', async () => {
        expect(await store.articles.announce([announced('a')], 1)).toEqual(['new']);
        expect(await store.articles.announce([announced('a')], 2)).toEqual(['known']);
        const reworded = announced('a', feedItem({ title: '山海大模型向所有人开放' }));
        expect(await store.articles.announce([reworded], 3)).toEqual(['changed']);
        const elsewhere = { ...announced('a', feedItem({ title: '另一个标题' })), sourceId: 'hai' };
        expect(await store.articles.announce([elsewhere], 4)).toEqual(['known']);
        expect(await store.articles.list({})).toMatchObject([
          { id: 'a', announcedTitle: '山海大模型开放测试' },
        ]);
      });

      it('gives pages back byte for byte, and stores equal ones once', async () => {
        const body = new Uint8Array([0, 255, 128, 10, 13, 7]);
        const page = {
          sha256: 'f00',
          body,
          contentType: 'text/html',
          finalUrl: null,
          etag: '"1"',
          lastModified: null,
        };
        await store.readings.savePage('a', { ...page, fetchedAt: 5 });
        await store.readings.savePage('a', { ...page, etag: '"2"', fetchedAt: 6 });
        const stored = await store.readings.page('a');
        expect(Buffer.from(stored?.body ?? []).equals(Buffer.from(body))).toBe(true);
        expect(stored).toMatchObject({ etag: '"2"', fetchedAt: 6, contentType: 'text/html' });
      });

      it('keeps every different text as a version', async () => {
        await store.articles.announce([announced('a')], 1);
        const fields = {
          title: '标题',
          author: null,
          publishedAt: '2024-03-01',
          outlet: null,
          originalOutlet: null,
          canonicalUrl: null,
          fingerprint: null,
        };
        const text = (body: string) => ({ pageSha256: 'p', text: body, textSha256: `sha of ${body}` });
        await store.readings.saveText('a', text('一'), fields, 1);
        await store.readings.saveText('a', text('一'), fields, 2);
        await store.readings.saveText('a', text('二'), fields, 3);
        expect((await store.readings.versions('a')).map((one) => one.seenAt)).toEqual([1, 3]);
        expect(await store.articles.article('a')).toMatchObject({ version: 2, textSha256: 'sha of 二' });
        expect(await store.readings.text('sha of 一')).toBe('一');
      });

      it('counts dispositions', async () => {
        await store.articles.announce([announced('a'), announced('b'), announced('c')], 1);
        await store.articles.dispose('a', 'gone', 'the server says 404', 2);
        expect(await store.articles.countByDisposition()).toEqual(
          expect.arrayContaining([
            { disposition: 'gone', count: 1 },
            { disposition: null, count: 2 },
          ]),
        );
        expect(await store.articles.list({ dispositions: ['gone'] })).toHaveLength(1);
      });
    });

    describe('event mentions', () => {
      it('wait when they are new or changed, and withdraw when they are gone', async () => {
        await store.mentions.replace('a', [placed('m1'), placed('m2')], 1);
        const waiting = await store.mentions.pending(10);
        expect(waiting.map((one) => [one.mention.id, one.withdrawn])).toEqual([
          ['m1', false],
          ['m2', false],
        ]);
        await store.mentions.place([
          { mentionId: 'm1', eventId: 'e1', neighbourhood: 'n' },
          { mentionId: 'm2', eventId: 'e2', neighbourhood: 'n' },
        ]);
        expect(await store.mentions.pending(10)).toEqual([]);
        expect((await store.mentions.membersOf(['e1'])).map((one) => one.mention.id)).toEqual(['m1']);
        expect((await store.mentions.neighbours(['n'])).map((one) => one.eventId)).toEqual(['e1', 'e2']);
        await store.mentions.replace('a', [placed('m1')], 2);
        expect((await store.mentions.pending(10)).map((one) => [one.mention.id, one.withdrawn])).toEqual([
          ['m2', true],
        ]);
        expect(await store.mentions.count()).toBe(1);
        await store.mentions.replace('a', [placed('m1', { confidence: 0.5 })], 3);
        expect((await store.mentions.pending(10)).map((one) => one.mention.id)).toEqual(['m1', 'm2']);
      });

      it('are found by shared keys and overlapping days', async () => {
        const one = placed('m1', { time: { value: '2024-03-01', source: 'explicit' } });
        await store.mentions.replace('a', [one], 1);
        await store.mentions.place([{ mentionId: 'm1', eventId: 'e1', neighbourhood: 'n' }]);
        const entity = one.keys.filter((key) => !key.startsWith('quote'));
        const near = (from: string, to: string) =>
          store.mentions.near([{ keys: entity, days: { from, to } }]);
        expect(await near('2024-02-20', '2024-03-01')).toHaveLength(1);
        expect(await near('2024-03-02', '2024-03-09')).toEqual([]);
        expect(await store.mentions.near([{ keys: ['other|key'], days: one.days }])).toEqual([]);
        const quote = one.keys.filter((key) => key.startsWith('quote'));
        const longAgo = { from: '2019-01-01', to: '2019-01-02' };
        expect(await store.mentions.near([{ keys: quote, days: longAgo }])).toHaveLength(1);
      });
    });

    it('resolves redirects of events in one step, and lets an id live again', async () => {
      await store.events.redirect('e3', 'e2', 1);
      await store.events.redirect('e2', 'e1', 2);
      expect(await store.events.resolve('e3')).toBe('e1');
      const event = mergeMentions([mentionOf('m2')]);
      await store.events.redirect(event.id, 'e1', 3);
      await store.events.revive([event.id]);
      await store.events.save(event, 4);
      expect(await store.events.resolve(event.id)).toBe(event.id);
      expect(await store.events.get(event.id)).toEqual(event);
    });

    it('marks facets of added and withdrawn statements, and gives statements back as they were', async () => {
      const statement = statementOf('s1', { articleId: 'a' });
      await store.statements.replace('a', [statement], 7);
      const [facet] = await store.statements.pendingFacets(10);
      expect(facet).toEqual({ subjectKey: 'model:shanhai', property: 'developer', articleId: 'a' });
      if (facet === undefined) throw new Error('no facet');
      await store.statements.folded([{ id: 's1', isCounted: true }]);
      expect(await store.statements.pendingFacets(10)).toEqual([]);
      expect(await store.statements.list({ subjectKey: 'model:shanhai' })).toEqual([
        { ...statement, reprintGroup: 'a', firstSeenAt: 7, lastSeenAt: 7 },
      ]);
      await store.statements.replace('a', [], 9);
      expect(await store.statements.pendingFacets(10)).toHaveLength(1);
      expect(await store.statements.list({})).toEqual([]);
      expect(await store.statements.list({ withdrawn: true })).toMatchObject([{ withdrawnAt: 9 }]);
    });

    it('tells which statements wait, count and stand, by facet and by value', async () => {
      const place = { subjectKey: 'model:shanhai', property: 'developer', valueKey: 'organization:shan' };
      const statement = statementOf('s1', { articleId: 'a' });
      await store.statements.replace('a', [statement], 7);
      const [waiting] = await store.statements.waiting([place]);
      expect(waiting).toEqual({
        statement: { ...statement, reprintGroup: 'a', firstSeenAt: 7, lastSeenAt: 7 },
        place,
        isCounted: false,
      });
      expect(await store.statements.countedOf(['a'])).toEqual([]);
      await store.statements.folded([{ id: 's1', isCounted: true }]);
      expect(await store.statements.waiting([place])).toEqual([]);
      expect(await store.statements.countedOf(['a', 'b'])).toEqual([place]);
      expect(await store.statements.ofValues([place])).toHaveLength(1);
      expect(await store.statements.ofValues([{ ...place, valueKey: 'another' }])).toEqual([]);
      expect(await store.statements.spokenOf(['model:shanhai', 'model:other'])).toEqual(
        new Set(['model:shanhai']),
      );
      await store.statements.replace('a', [], 9);
      expect(await store.statements.waiting([place])).toMatchObject([{ isCounted: true }]);
      expect(await store.statements.ofValues([place])).toEqual([]);
      expect(await store.statements.spokenOf(['model:shanhai'])).toEqual(new Set());
    });

    it('keeps tallies of values with their voices', async () => {
      const facet = { subjectKey: 'model:shanhai', property: 'developer' };
      const [one, two] = ['甲', '乙'].map((valueKey) => ({ ...facet, valueKey }));
      if (one === undefined || two === undefined) throw new Error('no places');
      const { tally, voices } = tallyOf([statementOf('s1'), statementOf('s2', { confidence: 0.25 })]);
      if (tally === null) throw new Error('no tally');
      const fresh = { id: null, tally, voices, isAnew: true };
      await store.tallies.save([
        { ...one, ...fresh },
        { ...two, ...fresh, voices: [] },
      ]);
      const kept = await store.tallies.ofFacets([facet, { ...facet, property: 'city' }]);
      expect(new Map(kept.map((each) => [each.valueKey, each.tally]))).toEqual(
        new Map([
          ['甲', tally],
          ['乙', tally],
        ]),
      );
      const [first] = await store.tallies.ofValues([one]);
      expect(first?.valueKey).toBe('甲');
      const id = first?.id ?? 0;
      const asked = new Set(voices.map(({ voice }) => voice));
      const spoken = (await store.tallies.voices(new Map([[id, asked]]))).get(id);
      expect(new Set(spoken)).toEqual(new Set(voices));
      const [leader] = voices;
      if (leader === undefined) throw new Error('no voice');
      const follower = { voice: 'follower', leader: leader.voice, surest: 0 };
      await store.tallies.save([{ ...one, id, tally, voices: [follower], isAnew: false }]);
      const led = await store.tallies.voices(new Map([[id, new Set(['follower', 'unheard'])]]));
      expect(new Set(led.get(id))).toEqual(new Set([follower, leader]));
      await store.tallies.save([{ ...one, id, tally, voices: [], isAnew: true }]);
      expect(await store.tallies.voices(new Map([[id, asked]]))).toEqual(new Map());
      await store.tallies.drop([id]);
      expect(await store.tallies.ofFacets([facet])).toHaveLength(1);
    });

    it('gives the values of facets and those of some keys', async () => {
      const values = ['北京', '上海'].flatMap((name, at) =>
        foldFacet([statementOf(`s${at}`, { property: 'city', value: name })]),
      );
      await store.landscape.saveValues(values);
      const facet = { subjectKey: 'model:shanhai', property: 'city' };
      expect(await store.landscape.valuesOf([facet], [])).toHaveLength(2);
      const [key] = values.map(valueId);
      expect(await store.landscape.valuesOf([], [key ?? '', 'none'])).toEqual(values.slice(0, 1));
      await store.landscape.dropValues([key ?? '']);
      expect(await store.landscape.valuesOf([facet], [])).toEqual(values.slice(1));
    });

    it('numbers deltas without gaps, whatever was rolled back', async () => {
      const [value] = foldFacet([statementOf('s1')]);
      if (value === undefined) throw new Error('no value');
      const delta = {
        at: 1,
        kind: 'added',
        cause: 'world',
        about: 'value',
        key: 'k',
        articleId: 'a',
        after: value,
        others: [],
      } as const;
      await store.landscape.addDeltas([delta, delta]);
      const failing = store.transact(async (session) => {
        await session.landscape.addDeltas([delta]);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await store.landscape.addDeltas([delta]);
      expect((await store.landscape.deltas(0, 10)).map((one) => one.sequence)).toEqual([1, 2, 3]);
      expect((await store.landscape.deltas(2, 10)).map((one) => one.after)).toEqual([value]);
      expect(await store.landscape.lastSequence()).toBe(3);
    });

    it('keeps stops until they are lifted', async () => {
      const scope = { kind: 'host', host: 'shan.example' } as const;
      await store.stops.put({ scope, who: 'site owner', why: 'asked us to', since: 5 });
      expect(await store.stops.inForce()).toEqual([
        { scope, who: 'site owner', why: 'asked us to', since: 5 },
      ]);
      expect(await store.stops.lift(scope, 'operator', 6)).toBe(true);
      expect(await store.stops.lift(scope, 'operator', 7)).toBe(false);
      expect(await store.stops.inForce()).toEqual([]);
    });
  });
}
