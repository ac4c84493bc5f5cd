import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ArticleInput } from '../reading/article-input.ts';
import type { ArticleAnswer, ExtractAnswer, WorkerStart } from './extract-orders.ts';
import { ProblemError } from './problem.ts';

/** Articles that wait for their turn; more are turned away. */
const MOST_WAITING = 16;
/** Milliseconds that reading one article may take; real ones take a few. */
const TIME_LIMIT_MS = 10_000;
/** Milliseconds that a new thread may take to compile the dictionary. */
const START_LIMIT_MS = 60_000;
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

/** What a thread says next; or that it said nothing in time, or that it died (of too much memory). */
async function nextAnswer(worker: Worker, limitMs: number): Promise<ExtractAnswer | 'late' | 'dead'> {
  const ended = new AbortController();
  const { signal } = ended;
  const late = setTimeout(() => ended.abort(), limitMs);
  try {
    return await Promise.race([
      once(worker, 'message', { signal }).then(([answer]: ExtractAnswer[]) => answer ?? ('dead' as const)),
      once(worker, 'exit', { signal }).then(() => 'dead' as const),
    ]);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'AbortError') return 'late';
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'dead';
    throw error;
  } finally {
    clearTimeout(late);
    ended.abort();
  }
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
  async read(input: ArticleInput, start: WorkerStart, version: string): Promise<ArticleAnswer> {
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

  async #readNow(input: ArticleInput, start: WorkerStart, version: string): Promise<ArticleAnswer> {
    if (this.#version !== version) await this.close();
    const worker = this.#worker ?? (await this.#start(start, version));
    const answered = nextAnswer(worker, TIME_LIMIT_MS);
    worker.postMessage({ input });
    const answer = await answered;
    if (typeof answer === 'object' && answer.kind !== 'ready') return answer;
    await this.close();
    throw new ProblemError(
      422,
      answer === 'late'
        ? `the text takes longer than ${TIME_LIMIT_MS / 1000} s to read`
        : 'the text needs more memory than one article may have',
    );
  }

  async #start(start: WorkerStart, version: string): Promise<Worker> {
    const worker = startThread(start);
    this.#worker = worker;
    this.#version = version;
    const answer = await nextAnswer(worker, START_LIMIT_MS);
    if (typeof answer === 'object') return worker;
    await this.close();
    throw new ProblemError(503, 'the dictionary is still being compiled: try again soon', {
      headers: { 'retry-after': '10' },
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
