import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentFailure, RetryLater } from '../../src/ports/failure.ts';
import type { NewTask, Stage, Task } from '../../src/ports/ledger.ts';
import { Postponed, type Queue, type StageWorkers, type TaskEnd } from '../../src/ports/queue.ts';
import { type Store, StoreFailure } from '../../src/ports/store.ts';

export interface OpenedQueue {
  readonly store: Store;
  /** A driver with short times: back-off of about a millisecond, at most three tries. */
  newQueue(): Queue;
  cleanUp(): Promise<void>;
}

const taskOf = (name: string, stage: Stage = 'fetch-page'): NewTask => ({
  key: `${stage}:${name}`,
  stage,
  subject: name,
  input: '',
  sourceId: 'shan',
});

/** What every driver of the ledger must do; run on each. */
export function queueContract(name: string, openQueue: () => Promise<OpenedQueue>): void {
  describe(`the queue on ${name}`, () => {
    let opened: OpenedQueue;
    let store: Store;
    beforeEach(async () => {
      opened = await openQueue();
      store = opened.store;
    });
    afterEach(async () => {
      await opened.cleanUp();
    });

    /** Workers that finish their tasks, unless `act` throws. */
    function workers(act: (task: Task) => Promise<void> | void = () => {}): StageWorkers {
      return {
        async work(_stage, tasks) {
          for (const task of tasks) {
            await act(task);
            await store.ledger.finish(task, 'well', Date.now());
          }
          return 'well';
        },
        giveUp: (task, error) => store.ledger.fail(task, error, Date.now()),
      };
    }

    it('does every task once, those that tasks add included', async () => {
      await store.ledger.enqueue(
        Array.from({ length: 30 }, (_, at) => taskOf(`t${at}`)),
        1,
      );
      const done: string[] = [];
      const summary = await opened.newQueue().drain(
        workers(async (task) => {
          done.push(task.key);
          if (task.stage === 'fetch-page') {
            await store.ledger.enqueue([taskOf(task.subject, 'read-article')], Date.now());
          }
        }),
      );
      expect(done).toHaveLength(60);
      expect(new Set(done).size).toBe(60);
      expect(summary).toEqual({ done: 60, retried: 0, failed: 0, postponed: 0, stopped: false });
    });

    it('does nothing twice when two drivers share a ledger', async () => {
      await store.ledger.enqueue(
        Array.from({ length: 40 }, (_, at) => taskOf(`t${at}`)),
        1,
      );
      const done: string[] = [];
      const slow = workers(async (task) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        done.push(task.key);
      });
      await Promise.all([opened.newQueue().drain(slow), opened.newQueue().drain(slow)]);
      expect(done).toHaveLength(40);
      expect(new Set(done).size).toBe(40);
    });

    it('tries again what may work later', async () => {
      await store.ledger.enqueue([taskOf('flaky')], 1);
      let tries = 0;
      const ends: TaskEnd['outcome'][] = [];
      const summary = await opened.newQueue().drain(
        workers(() => {
          tries++;
          if (tries < 3) throw new RetryLater('timeout');
        }),
        { onEnd: (end) => ends.push(end.outcome) },
      );
      expect(ends).toEqual(['retried', 'retried', 'done']);
      expect(summary).toMatchObject({ done: 1, retried: 2, failed: 0 });
    });

    it.each([
      ['after its last try', new RetryLater('timeout'), 3],
      ['at once when trying again would not help', new PermanentFailure('no such source'), 1],
      ['after its last try when the fault is ours', new TypeError('x is undefined'), 3],
    ])('gives a task up %s', async (_when, error, tries) => {
      await store.ledger.enqueue([taskOf('bad'), taskOf('good')], 1);
      const summary = await opened.newQueue().drain(
        workers((task) => {
          if (task.subject === 'bad') throw error;
        }),
      );
      expect(summary).toMatchObject({ done: 1, failed: 1 });
      expect(await store.ledger.failed()).toMatchObject([
        { subject: 'bad', attempts: tries, error: error.message },
      ]);
    });

    it('counts no attempt for a task that was not tried', async () => {
      await store.ledger.enqueue([taskOf('held')], 1);
      let tries = 0;
      const summary = await opened.newQueue().drain(
        workers(() => {
          tries++;
          if (tries <= 6) throw new Postponed('held by host', { afterMs: 1 });
        }),
      );
      expect(summary).toMatchObject({ done: 1, retried: 6, failed: 0 });
    });

    it('leaves for another run what is not due within its patience', async () => {
      await store.ledger.enqueue([taskOf('later')], 1);
      const summary = await opened.newQueue().drain(
        workers(() => {
          throw new RetryLater('come back tomorrow', { afterMs: 86_400_000 });
        }),
      );
      expect(summary).toMatchObject({ done: 0, retried: 1, postponed: 1 });
    });

    it('finishes what it has in hand when it is stopped, and gives the rest back', async () => {
      await store.ledger.enqueue(
        Array.from({ length: 20 }, (_, at) => taskOf(`t${at}`)),
        1,
      );
      const queue = opened.newQueue();
      const begun: string[] = [];
      const ended: string[] = [];
      const summary = await queue.drain(
        workers(async (task) => {
          begun.push(task.key);
          if (begun.length === 3) queue.stop();
          await new Promise((resolve) => setTimeout(resolve, 5));
          ended.push(task.key);
        }),
      );
      expect(summary.stopped).toBe(true);
      expect(ended.sort()).toEqual(begun.sort());
      expect(await store.ledger.open()).toBe(20 - ended.length);
      const rest = await opened.newQueue().drain(workers());
      expect(rest.done).toBe(20 - ended.length);
    });

    it('stops with the error when the store cannot work, and loses no task', async () => {
      await store.ledger.enqueue([taskOf('a'), taskOf('b')], 1);
      const failing = opened.newQueue().drain(
        workers(() => {
          throw new StoreFailure('shanshui.db: the disk is full');
        }),
      );
      await expect(failing).rejects.toThrow('the disk is full');
      const summary = await opened.newQueue().drain(workers());
      expect(summary).toMatchObject({ done: 2, failed: 0 });
    });
  });
}
