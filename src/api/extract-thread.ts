import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ArticleInput } from '../reading/article-input.ts';
import type { ExtractAnswer, WorkerStart } from './extract-orders.ts';
import { ProblemError } from './problem.ts';

/** Articles that wait for their turn; more are turned away. */
const MOST_WAITING = 16;
/** Milliseconds that reading one article may take; real ones take a few. */
const TIME_LIMIT_MS = 10_000;
/** Milliseconds for the first one, which waits for the dictionary to be compiled. */
const FIRST_LIMIT_MS = 30_000;
const HEAP_MB = 1024;

/** The thread's file stands beside this one, as source or compiled. */
function startThread(start: WorkerStart): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(isSource ? './extract-worker-source.mjs' : './extract-worker.js', import.meta.url);
  const worker = new Worker(file, {
    workerData: start,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  worker.unref();
  return worker;
}

/**
 * Reads articles in a thread of its own, one at a time, each within a time limit: a text that takes longer costs the
 * thread its life, and nobody else their answer. Started with the first article, and anew for another dictionary.
 */
export class ExtractThread {
  #worker: Worker | null = null;
  #version = '';
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param version of the dictionary that the answer must be made with */
  async read(input: ArticleInput, start: WorkerStart, version: string): Promise<ExtractAnswer> {
    if (this.#waiting >= MOST_WAITING) {
      throw new ProblemError(503, 'too many articles wait to be read: try again soon', {
        headers: { 'retry-after': '5' },
      });
    }
    this.#waiting++;
    const turn = this.#last.then(() => this.#readNow(input, start, version));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting--;
    }
  }

  async #readNow(input: ArticleInput, start: WorkerStart, version: string): Promise<ExtractAnswer> {
    if (this.#version !== version) await this.close();
    const isFirst = this.#worker === null;
    const worker = this.#worker ?? startThread(start);
    this.#worker = worker;
    this.#version = version;
    const limit = AbortSignal.timeout(isFirst ? FIRST_LIMIT_MS : TIME_LIMIT_MS);
    worker.postMessage({ input });
    try {
      const [answer]: ExtractAnswer[] = await Promise.race([
        once(worker, 'message', { signal: limit }),
        once(worker, 'exit', { signal: limit }).then(() => []),
      ]);
      if (answer !== undefined) return answer;
      this.#worker = null;
      throw new ProblemError(422, 'the text needs more memory than one article may have');
    } catch (error) {
      await this.close();
      if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
      throw new ProblemError(422, `the text takes longer than ${TIME_LIMIT_MS / 1000} s to read`);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
