import { parentPort, workerData } from 'node:worker_threads';
import { loadDictionary } from '../adapters/files/dictionary-files.ts';
import { openStore } from '../compose.ts';
import { compileDictionary } from '../dictionary/compile.ts';
import { tryDraft } from './draft-entry.ts';
import type { DraftAnswer, DraftOrder } from './draft-orders.ts';
import { type Preview, previewDraft } from './preview-draft.ts';

/** Tries one drafted entry beside the server: putting a dictionary together twice and reading articles takes seconds. */
const { config, form, isPreviewed }: DraftOrder = workerData;

async function preview(
  id: string,
  outcome: Extract<ReturnType<typeof tryDraft>, { kind: 'sound' }>,
): Promise<Preview> {
  const { dictionary } = loadDictionary(config.dictionariesFolder);
  const today = { dictionary: compileDictionary(dictionary), softwareVersion: config.softwareVersion };
  const store = await openStore(config);
  try {
    return await previewDraft(store, today, outcome.loaded.dictionary, id);
  } finally {
    await store.close();
  }
}

async function answer(): Promise<DraftAnswer> {
  try {
    const outcome = tryDraft(config.dictionariesFolder, form);
    if (outcome.kind === 'unsound') return outcome;
    const { file, changed, id } = outcome;
    return { kind: 'sound', file, changed, preview: isPreviewed ? await preview(id, outcome) : null };
  } catch (error) {
    return {
      kind: 'fault',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

parentPort?.postMessage(await answer());
