import type { Worker } from 'node:worker_threads';
import type { ArticleInput } from '../reading/article-input.ts';
import type { ArticleAnswer, ExtractAnswer, WorkerStart } from './extract-orders.ts';
import { ProblemError } from './problem.ts';
import { nextAnswer, startThread } from './thread.ts';

/** Articles that wait for their turn; more are turned away. */
const MOST_WAITING = 16;
/** Milliseconds that reading one article may take; real ones take a few. */
const TIME_LIMIT_MS = 10_000;
/** Milliseconds that a new thread may take to compile the dictionary. */
const START_LIMIT_MS = 60_000;

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
    const answered = nextAnswer<ExtractAnswer>(worker, TIME_LIMIT_MS);
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
    const worker = startThread('extract', start);
    this.#worker = worker;
    this.#version = version;
    const answer = await nextAnswer<ExtractAnswer>(worker, START_LIMIT_MS);
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
