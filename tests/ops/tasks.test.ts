import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RETRY_BUDGET, RETRY_WINDOW_MS, settleTask } from '../../src/adapters/queue/settle-task.ts';
import { reviveTasks } from '../../src/pipeline/revive-tasks.ts';
import { RetryLater } from '../../src/ports/failure.ts';
import type { NewTask, Stage } from '../../src/ports/ledger.ts';
import { silent } from '../pipeline/small-world.ts';
import { type SmallStore, smallStore } from './small-store.ts';

const taskOf = (name: string, sourceId = 'shan', stage: Stage = 'fetch-page'): NewTask => ({
  key: `${stage}:${name}`,
  stage,
  subject: name,
  input: '',
  sourceId,
  notBefore: 1,
});

describe('tasks that fail', () => {
  let small: SmallStore;
  beforeEach(async () => {
    small = await smallStore();
  });
  afterEach(() => small.cleanUp());

  async function failAll(tasks: readonly NewTask[], error = 'no answer'): Promise<void> {
    const { ledger } = small.store;
    await ledger.enqueue(tasks, small.clock.at);
    const claim = { owner: 'a:1:b', limit: 5_000, now: small.clock.at, leaseMs: 1_000 };
    const claimed = await ledger.claim({
      ...claim,
      stages: ['poll-source', 'fetch-page', 'read-article', 'update-landscape'],
    });
    for (const task of claimed) await ledger.fail(task, error, small.clock.at);
  }

  it('are found by stage, source and error, whatever signs the error has', async () => {
    await failAll([taskOf('a'), taskOf('b', 'shui')], 'HTTP 503: 100% of tries_failed');
    await failAll([taskOf('c', 'shan', 'read-article')], 'a page of 1000 tries');
    const keys = async (filter: Parameters<typeof small.store.ledger.failed>[0]) =>
      (await small.store.ledger.failed(filter)).map(({ key }) => key);
    expect(await keys({ stage: 'fetch-page' })).toEqual(['fetch-page:a', 'fetch-page:b']);
    expect(await keys({ sourceId: 'shui' })).toEqual(['fetch-page:b']);
    expect(await keys({ error: '100% OF' })).toEqual(['fetch-page:a', 'fetch-page:b']);
    expect(await keys({ error: 's_f' })).toEqual(['fetch-page:a', 'fetch-page:b']);
    expect(await keys({ error: '0%0' })).toEqual([]);
    expect(await keys({ sourceId: 'shan', limit: 1 })).toEqual(['fetch-page:a']);
  });

  it('keep the history of their tries', async () => {
    const { ledger } = small.store;
    await ledger.enqueue([taskOf('a')], 1);
    for (const error of ['timeout', 'reset']) {
      const [task] = await ledger.claim({
        stages: ['fetch-page'],
        owner: 'o',
        limit: 1,
        now: small.clock.at,
        leaseMs: 9,
      });
      if (task === undefined) throw new Error('not ready');
      if (error === 'timeout') await ledger.retry(task, { notBefore: 2, error, now: small.clock.at });
      else await ledger.fail(task, error, small.clock.at);
      small.clock.at += 1_000;
    }
    expect(
      (await ledger.tries('fetch-page:a')).map(({ attempt, outcome, error }) => [attempt, outcome, error]),
    ).toEqual([
      [1, 'retried', 'timeout'],
      [2, 'failed', 'reset'],
    ]);
    expect(await ledger.forgetTries(small.clock.at)).toBe(2);
  });

  it('come back twenty a minute of each source', async () => {
    await failAll(Array.from({ length: 50 }, (_, at) => taskOf(`${at}`, at < 45 ? 'shan' : 'shui')));
    const now = small.clock.at;
    expect(await reviveTasks(small.store, now, {})).toEqual({
      revived: 50,
      leftAlone: 0,
      lastAt: now + 120_000,
    });
    const due = async (at: number) =>
      (await small.store.ledger.due('fetch-page', { now: at, limit: 100, perSource: 100 })).length;
    expect(await due(now)).toBe(25);
    expect(await due(now + 60_000)).toBe(45);
    expect(await due(now + 120_000)).toBe(50);
  });

  it('leave a poll alone whose source is being polled', async () => {
    await failAll([taskOf('shan', 'shan', 'poll-source')]);
    await small.store.ledger.enqueue(
      [{ ...taskOf('shan', 'shan', 'poll-source'), key: 'poll-source:shan:2' }],
      1,
    );
    const result = await reviveTasks(small.store, small.clock.at, {});
    expect(result).toMatchObject({ revived: 0, leftAlone: 1 });
  });

  it('of a source that keeps failing wait once its budget is used up', async () => {
    const { ledger } = small.store;
    const waits: number[] = [];
    await ledger.enqueue(
      Array.from({ length: RETRY_BUDGET + 10 }, (_, at) => taskOf(`${at}`)),
      1,
    );
    for (let at = 0; at < RETRY_BUDGET + 10; at++) {
      const key = `fetch-page:${at}`;
      const now = small.clock.at;
      const [task] = await ledger.claim({
        stages: ['fetch-page'],
        keys: [key],
        owner: 'o',
        limit: 1,
        now,
        leaseMs: 9_000,
      });
      if (task === undefined) throw new Error('not ready');
      const options = { ledger, clock: small.clock, log: silent };
      await settleTask(
        task,
        new RetryLater('HTTP 502'),
        { work: async () => '', giveUp: async () => {} },
        options,
      );
      const left = await ledger.due('fetch-page', {
        now: now + RETRY_WINDOW_MS - 1,
        limit: 99,
        perSource: 99,
      });
      waits.push(left.some((one) => one.key === key) ? 0 : 1);
      small.clock.at += 100;
    }
    expect(waits.slice(0, RETRY_BUDGET)).not.toContain(1);
    expect(waits.slice(RETRY_BUDGET)).not.toContain(0);
  });
});
