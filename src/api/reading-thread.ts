import type { Worker } from 'node:worker_threads';
import type { ReadableArticle } from '../reading/article-input.ts';
import type { CloseReading, TriedText } from './close-reading.ts';
import { perSite } from './gathered.ts';
import { ProblemError } from './problem.ts';
import type { ReadingAnswer, ReadingOrder, ThreadAnswer, WorkerStart } from './reading-orders.ts';
import type { Site } from './site.ts';
import { nextAnswer, startThread } from './thread.ts';

/** Articles that wait for their turn; more are turned away. */
const MOST_WAITING = 16;
/** Milliseconds that reading one article may take; real ones take a few. */
const TIME_LIMIT_MS = 10_000;
/** Milliseconds that a new thread may take to compile the dictionary. */
const START_LIMIT_MS = 60_000;
/** Milliseconds that a page waits for what the thread says; it is shown without, when that takes longer. */
const PAGE_PATIENCE_MS = 2_500;
/** Milliseconds that somebody waits who asked for nothing else. */
const ASKED_PATIENCE_MS = 20_000;

/**
 * Reads articles in a thread of its own, one at a time, each within a time limit: a text that takes longer costs the
 * thread its life, and nobody else their answer. Started with the first article, and anew for another dictionary.
 */
export class ReadingThread {
  #worker: Worker | null = null;
  #version = '';
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param version of the dictionary that the answer must be made with */
  async ask(order: ReadingOrder, start: WorkerStart, version: string): Promise<ReadingAnswer> {
    if (this.#waiting >= MOST_WAITING) {
      throw new ProblemError(503, 'too many articles wait to be read: try again soon', {
        headers: { 'retry-after': '5' },
      });
    }
    this.#waiting++;
    const turn = this.#last.then(() => this.#readNow(order, start, version));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting--;
    }
  }

  async #readNow(order: ReadingOrder, start: WorkerStart, version: string): Promise<ReadingAnswer> {
    if (this.#version !== version) await this.close();
    const worker = this.#worker ?? (await this.#start(start, version));
    const answered = nextAnswer<ThreadAnswer>(worker, TIME_LIMIT_MS);
    worker.postMessage(order);
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
    const worker = startThread('reading', start);
    this.#worker = worker;
    this.#version = version;
    const answer = await nextAnswer<ThreadAnswer>(worker, START_LIMIT_MS);
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

/** The one reading thread of a server. */
export const readingThreadOf = perSite(() => new ReadingThread());

/** Asks the server's thread, with the dictionary that is in use. Throws what went wrong in it. */
export async function askThread(
  site: Site,
  order: ReadingOrder,
): Promise<Exclude<ReadingAnswer, { kind: 'fault' }>> {
  const { dictionariesFolder, softwareVersion } = site.config;
  const { version } = site.knowledge().dictionary;
  const answer = await readingThreadOf(site).ask(order, { dictionariesFolder, softwareVersion }, version);
  if (answer.kind === 'fault') throw new Error(answer.message);
  return answer;
}

/** Null for what takes longer than a page waits, or is turned away; what is faulty is thrown. */
async function inPatience<T>(asked: Promise<T>, patienceMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  const answered = asked.catch((error: unknown) => {
    if (error instanceof ProblemError) return null;
    throw error;
  });
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
    // Whoever stopped waiting needs no word of how it ended.
    answered.catch(() => null);
  }
}

/** An article read with today's dictionary and rules; null when that takes longer than a page waits. */
export async function readClosely(site: Site, article: ReadableArticle): Promise<CloseReading | null> {
  const answer = await inPatience(askThread(site, { kind: 'close', article }), PAGE_PATIENCE_MS);
  return answer?.kind === 'close' ? answer.reading : null;
}

/** A text tried against today's dictionary; null when that takes longer than a page waits. */
export async function triedText(site: Site, text: string): Promise<TriedText | null> {
  const answer = await inPatience(askThread(site, { kind: 'try', text }), ASKED_PATIENCE_MS);
  return answer?.kind === 'tried' ? answer.tried : null;
}
