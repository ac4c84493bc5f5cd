import type { ArticleText, Sentence } from '../text/article-text.ts';
import { boundariesOf } from '../text/segment.ts';
import type { Span } from '../text/span.ts';

/** Longest surface whose ends are asked of the segmenter; longer ones do not arise by chance. */
const LONGEST_DOUBTFUL = 4;

function sentenceAt(sentences: readonly Sentence[], at: number): Sentence | undefined {
  let low = 0;
  for (let high = sentences.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return sentences[low];
}

/**
 * Whether words begin and end where a doubtful Chinese surface does (可灵 in 可灵活 does not end a word). Segments
 * only the sentences it is asked about, each once.
 */
export function wordTest({ text, sentences }: ArticleText): (span: Span) => boolean {
  const cut = new Map<number, Uint8Array>();
  return ({ start, end }) => {
    if (end - start > LONGEST_DOUBTFUL || !/^\p{Script=Han}+$/u.test(text.slice(start, end))) return true;
    const sentence = sentenceAt(sentences, start);
    if (sentence === undefined || start < sentence.start || end > sentence.end) return true;
    const boundaries = cut.get(sentence.start) ?? boundariesOf(text.slice(sentence.start, sentence.end));
    cut.set(sentence.start, boundaries);
    return boundaries[start - sentence.start] === 1 && boundaries[end - sentence.start] === 1;
  };
}
