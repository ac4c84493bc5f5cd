import { parentPort, workerData } from 'node:worker_threads';
import { loadDictionary } from '../adapters/dictionary-files.ts';
import { compileDictionary } from '../dictionary/compile.ts';
import { type Knowledge, readArticle } from '../reading/read-article.ts';
import { toReadable } from '../reading/to-readable.ts';
import type { ExtractAnswer, ExtractOrder, WorkerStart } from './extract-orders.ts';

/** Reads articles beside the server, so that a heavy text keeps nobody else waiting. */
const { dictionariesFolder, softwareVersion }: WorkerStart = workerData;
const { dictionary } = loadDictionary(dictionariesFolder);
const knowledge: Knowledge = { dictionary: compileDictionary(dictionary), softwareVersion };

function answerTo({ input }: ExtractOrder): ExtractAnswer {
  try {
    const outcome = toReadable(input);
    if (outcome.kind !== 'readable') return { kind: 'no-article', reason: outcome.reason };
    const extraction = readArticle(outcome.article, knowledge);
    return {
      kind: 'read',
      extraction: { ...extraction, article: { ...extraction.article, text: outcome.article.text } },
    };
  } catch (error) {
    return {
      kind: 'fault',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

parentPort?.on('message', (order: ExtractOrder) => parentPort?.postMessage(answerTo(order)));
parentPort?.postMessage({ kind: 'ready' } satisfies ExtractAnswer);
