import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadSays } from './adapters/queue/thread-pool.ts';
import { loadKnowledge } from './load-knowledge.ts';
import type { PageOrder, PageWorkerStart } from './page-threads.ts';
import type { PageReadingOutcome } from './pipeline/page-reading.ts';
import { readPage } from './pipeline/read-page.ts';

/** Reads stored pages beside the thread that writes. */
const { config }: PageWorkerStart = workerData;
const knowledge = loadKnowledge(config);

function answerTo({ stored, page }: PageOrder): ThreadSays<PageReadingOutcome> {
  try {
    return { kind: 'answer', answer: readPage(stored, page, knowledge) };
  } catch (error) {
    return {
      kind: 'fault',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

parentPort?.on('message', (order: PageOrder) => parentPort?.postMessage(answerTo(order)));
const ready: ThreadSays<PageReadingOutcome> = { kind: 'ready', version: knowledge.dictionary.version };
parentPort?.postMessage(ready);
