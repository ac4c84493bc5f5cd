import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import nodejieba from 'nodejieba';

/** What the benchmarks read: real articles where the shared corpus lies beside the project, made-up text elsewhere. */
export interface Material {
  readonly text: string;
  readonly origin: string;
}

const ARCHIVE = new URL('../../shared/corpus/archive.ndjson.gz', import.meta.url);

/** Numbers that look random and are the same in every run (a linear congruential generator). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** At least `length` UTF-16 units of Chinese text, as one flat string. */
export function chineseText(length: number): Material {
  const articles = existsSync(ARCHIVE) ? archiveTexts() : null;
  const pieces = articles ?? madeUpSentences(length);
  let text = '';
  while (text.length < length) for (const piece of pieces) if (text.length < length) text += `${piece}\n`;
  return {
    text: flat(text.slice(0, length)),
    origin: articles === null ? 'words drawn by frequency' : 'archive.ndjson.gz',
  };
}

/** One article of the archive, or of made-up sentences. */
export interface Story {
  readonly title: string | null;
  readonly published: string | null;
  readonly text: string;
}

/** Up to `count` articles, taken evenly from the archive (all of it for Infinity); made-up ones elsewhere. */
export function stories(count: number): { readonly stories: readonly Story[]; readonly origin: string } {
  const archive = existsSync(ARCHIVE) ? archiveStories() : null;
  const all = archive ?? madeUpStories();
  const step = Math.max(1, Math.floor(all.length / count));
  const origin = archive === null ? 'words drawn by frequency' : 'archive.ndjson.gz';
  return { stories: all.filter((_, index) => index % step === 0).slice(0, count), origin };
}

/** A copy that is neither a rope nor a slice, so that the first reader does not pay for flattening. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Up to `count` different names of persons, places and organizations, then other long words, in random order. */
export function names(count: number): string[] {
  const words = dictionaryWords();
  const isName = (word: Word): boolean => /^n[rstz]/.test(word.speech) && word.text.length > 1;
  const others = words.filter((word) => !isName(word) && word.text.length > 2);
  return [...shuffled(words.filter(isName)), ...shuffled(others)].slice(0, count).map((word) => word.text);
}

interface Word {
  readonly text: string;
  readonly frequency: number;
  readonly speech: string;
}

function archiveTexts(): string[] {
  return archiveStories().map(({ text }) => text);
}

function archiveStories(): Story[] {
  const lines = gunzipSync(readFileSync(ARCHIVE)).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { title, published, text } = JSON.parse(line);
      return { title: String(title), published: String(published), text: String(text) };
    });
}

function madeUpStories(): Story[] {
  const parts =
    madeUpSentences(1_000_000)
      .join('')
      .match(/[\s\S]{1,1500}/g) ?? [];
  return parts.map((part) => ({ title: null, published: null, text: part }));
}

/** The segmenter's dictionary: 349,000 words with frequency and part of speech. */
function dictionaryWords(): Word[] {
  const path: unknown = Reflect.get(nodejieba, 'DEFAULT_DICT');
  return readFileSync(String(path), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter((fields) => fields.length === 3)
    .map(([text = '', frequency = '0', speech = '']) => ({ text, frequency: Number(frequency), speech }));
}

function shuffled<T>(list: readonly T[]): T[] {
  const random = randomNumbers(1);
  return list
    .map((value) => ({ value, at: random(2 ** 31) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function madeUpSentences(length: number): string[] {
  const random = randomNumbers(2);
  const words = dictionaryWords().filter((word) => word.frequency > 100);
  const total = words.reduce((sum, word) => sum + word.frequency, 0);
  const bag = words.flatMap((word) =>
    Array<string>(Math.ceil((word.frequency / total) * 50_000)).fill(word.text),
  );
  const sentences: string[] = [];
  for (let made = 0; made < length; ) {
    const sentence = Array.from({ length: 8 + random(16) }, () => bag[random(bag.length)] ?? '').join('');
    sentences.push(`${sentence}${random(2) === 0 ? '，' : '。'}`);
    made += sentence.length + 2;
  }
  return sentences;
}
