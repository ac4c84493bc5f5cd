import { availableParallelism } from 'node:os';
import { ThreadPool } from './adapters/queue/thread-pool.ts';
import type { Config } from './config.ts';
import type { PageReader } from './pipeline/page-reader.ts';
import type { PageReadingOutcome } from './pipeline/page-reading.ts';
import { readHere } from './pipeline/read-page.ts';
import type { StoredArticle, StoredPage } from './ports/store-articles.ts';
import type { Knowledge } from './reading/read-article.ts';

export interface PageWorkerStart {
  readonly config: Config;
}

export interface PageOrder {
  readonly stored: StoredArticle;
  readonly page: StoredPage;
}

/** Fewer pages than this are read sooner than threads have compiled their dictionary. */
const WORTH_THREADS = 300;
/** Each thread takes some 500 MB for dictionary and segmenter. */
const MOST_THREADS = 4;

/** Threads that a machine has room for. */
export function usualThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

export type OpenPageReader = PageReader & { close(): Promise<void> };

/**
 * Reads stored pages in `threads` threads beside this one, which only writes; in this one where there are few pages, or
 * where one thread is all that is wanted. The outcomes are the same.
 */
export function openPageReader(
  config: Config,
  knowledge: Knowledge,
  { pages, threads }: { readonly pages: number; readonly threads: number },
): OpenPageReader {
  if (threads < 2 || pages < WORTH_THREADS) return { ...readHere(knowledge), close: async () => {} };
  const isSource = import.meta.url.endsWith('.ts');
  const given: PageWorkerStart = { config };
  const pool = new ThreadPool<PageOrder, PageReadingOutcome>({
    file: new URL(isSource ? './page-worker-source.mjs' : './page-worker.js', import.meta.url),
    given,
    version: knowledge.dictionary.version,
    count: threads,
  });
  return {
    atOnce: threads,
    read: (stored, page) => pool.ask({ stored, page }, `article ${stored.id}`),
    close: () => pool.close(),
  };
}
