import { readFileSync } from 'node:fs';
import nodejieba from 'nodejieba';
import { PermanentFailure } from '../../ports/failure.ts';

/** How often words occur, by the segmenter's own dictionary. */
export interface WordFrequencies {
  /** Occurrences of `word` (simplified) in the dictionary's corpus; 0 when it does not have the word. */
  of(word: string): number;
  /** Part of speech (jieba's tag set: `n`, `v`, `nr`, …); undefined when the dictionary does not have the word. */
  tagOf(word: string): string | undefined;
  readonly size: number;
}

let loaded: WordFrequencies | null = null;

/**
 * Reads the segmenter's dictionary (`word frequency part-of-speech` a line, 5 MB) at the first call.
 * Throws PermanentFailure when the file cannot be read.
 */
export function wordFrequencies(): WordFrequencies {
  loaded ??= read(dictionaryPath());
  return loaded;
}

function dictionaryPath(): string {
  const path = 'DEFAULT_DICT' in nodejieba ? nodejieba.DEFAULT_DICT : undefined;
  if (typeof path === 'string') return path;
  throw new PermanentFailure('nodejieba does not say where its dictionary is: reinstall it with `npm ci`');
}

function read(path: string): WordFrequencies {
  let lines: string[];
  try {
    lines = readFileSync(path, 'utf8').split('\n');
  } catch (cause) {
    throw new PermanentFailure(`${path}: the segmenter's dictionary cannot be read; run \`npm ci\``, {
      cause,
    });
  }
  const frequencies = new Map<string, number>();
  const tags = new Map<string, string>();
  for (const line of lines) {
    // A few words hold a space, so frequency and part of speech are taken from the end.
    const fields = line.trim().split(' ');
    const frequency = Number(fields.at(-2));
    if (fields.length < 3 || !Number.isFinite(frequency)) continue;
    const word = fields.slice(0, -2).join(' ');
    frequencies.set(word, frequency);
    tags.set(word, fields.at(-1) ?? '');
  }
  return {
    of: (word) => frequencies.get(word) ?? 0,
    tagOf: (word) => tags.get(word),
    size: frequencies.size,
  };
}
