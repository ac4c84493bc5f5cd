import { parentPort, workerData } from 'node:worker_threads';
import { loadDictionary } from '../adapters/files/dictionary-files.ts';
import { compileDictionary } from '../dictionary/compile.ts';
import type { ArticleInput } from '../reading/article-input.ts';
import { type Knowledge, readArticle } from '../reading/read-article.ts';
import { toReadable } from '../reading/to-readable.ts';
import { closeReading, tryText } from './close-reading.ts';
import type { ReadingAnswer, ReadingOrder, ThreadAnswer, WorkerStart } from './reading-orders.ts';

/** Reads articles beside the server, so that a heavy text keeps nobody else waiting. */
const { dictionariesFolder, softwareVersion }: WorkerStart = workerData;
const { dictionary } = loadDictionary(dictionariesFolder);
const knowledge: Knowledge = { dictionary: compileDictionary(dictionary), softwareVersion };

function extract(input: ArticleInput): ReadingAnswer {
  const outcome = toReadable(input);
  if (outcome.kind !== 'readable') return { kind: 'no-article', reason: outcome.reason };
  const extraction = readArticle(outcome.article, knowledge);
  return {
    kind: 'read',
    extraction: { ...extraction, article: { ...extraction.article, text: outcome.article.text } },
  };
}

function done(order: ReadingOrder): ReadingAnswer {
  switch (order.kind) {
    case 'extract':
      return extract(order.input);
    case 'close':
      return { kind: 'close', reading: closeReading(order.article, knowledge) };
    default:
      return { kind: 'tried', tried: tryText(order.text, knowledge) };
  }
}

function answerTo(order: ReadingOrder): ReadingAnswer {
  try {
    return done(order);
  } catch (error) {
    return {
      kind: 'fault',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** The first text makes the segmenter load, which takes seconds: nobody's time limit counts that. */
extract({
  title: '山水发布云岭大模型',
  text: '据悉，山水公司昨日在杭州正式发布云岭大模型2.0，并获得3亿元融资。',
});

parentPort?.on('message', (order: ReadingOrder) => parentPort?.postMessage(answerTo(order)));
parentPort?.postMessage({ kind: 'ready' } satisfies ThreadAnswer);
