import { wordFrequencies } from './segmenter-frequency.ts';

/** jieba's tags for names of persons, places, organizations and the rest, which are no ordinary words. */
const PROPER = /^(?:nr|ns|nt|nz)/;
/** Abbreviations (`j`): 央行, 工信部. They name what they abbreviate. */
const ABBREVIATION = 'j';

/** How often the segmenter's dictionary has `word` as an ordinary word; 0 for unknown words and for names. */
export function ordinaryFrequency(word: string): number {
  const words = wordFrequencies();
  const tag = words.tagOf(word);
  if (tag === undefined || tag === ABBREVIATION || PROPER.test(tag)) return 0;
  return words.of(word);
}
