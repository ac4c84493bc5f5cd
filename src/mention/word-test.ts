import type { ArticleText, Sentence } from '../text/article-text.ts';
import { boundariesOf } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import { isProperWord } from './common-stem.ts';
import type { Clues } from './scan-clues.ts';

/** Longest surface whose ends are asked of the segmenter; longer ones do not arise by chance. */
const LONGEST_DOUBTFUL = 4;
const HAN = /\p{Script=Han}/u;

/**
 * 1 for marks that stand in no word of the segmenter's dictionary: what lies between two of them is cut into the same
 * words alone as within its sentence.
 */
const SEPARATES = new Uint8Array(0x10000);
for (const mark of '，。、；：！？“”‘’「」『』（）《》【】…—·,;:!?()[]"\' \t\n\u3000')
  SEPARATES[mark.charCodeAt(0)] = 1;

/** Where the marks of a text stand, in order. */
function separatorsOf(text: string): number[] {
  const separators: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (SEPARATES[text.charCodeAt(at)] === 1) separators.push(at);
  }
  return separators;
}

/** How many of the places stand before `at`. */
function countBefore(places: readonly number[], at: number): number {
  let low = 0;
  for (let high = places.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sentenceAt(sentences: readonly Sentence[], at: number): Sentence | undefined {
  let low = 0;
  for (let high = sentences.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return sentences[low];
}

/** Asks the segmenter where words begin and end, each part between two marks once and only when asked. */
export class WordBoundaries {
  private readonly cut = new Map<number, Uint8Array>();
  private separators: readonly number[] | null = null;
  private readonly proper = new Map<string, boolean>();
  private readonly edges = new Set<number>();
  private readonly article: ArticleText;
  private readonly clues: Clues;

  constructor(article: ArticleText, clues: Clues) {
    this.article = article;
    this.clues = clues;
  }

  /** Names end words too: the segmenter takes 西藏阿里地区 for one. */
  addNames(spans: readonly Span[]): void {
    const starts = new Set(spans.map(({ start }) => start));
    for (const { end } of spans) if (starts.has(end)) this.edges.add(end);
  }

  /** Whether a word of the text begins or ends at a position. */
  isBoundary(at: number): boolean {
    const { text, sentences } = this.article;
    const sentence = sentenceAt(sentences, at);
    if (sentence === undefined || at <= sentence.start || at >= sentence.end) return true;
    this.separators ??= separatorsOf(text);
    const next = countBefore(this.separators, at);
    const from = Math.max(sentence.start, (this.separators[next - 1] ?? -1) + 1);
    const to = Math.min(sentence.end, this.separators[next] ?? text.length);
    if (at <= from || at >= to) return true;
    const known = this.cut.get(from);
    const boundaries = known ?? boundariesOf(text.slice(from, to));
    if (known === undefined) this.cut.set(from, boundaries);
    return boundaries[at - from] === 1;
  }

  /** Whether the segmenter knows a surface as a name rather than a word (支付宝, 抖音; not 理想). */
  isProper(surface: string): boolean {
    const known = this.proper.get(surface) ?? isProperWord(surface);
    this.proper.set(surface, known);
    return known;
  }

  /** Without the segmenter: an end of the line, a mark, or a clue word on the other side. */
  private isPlainEdge(at: number, outside: number, clue: number): boolean {
    return !HAN.test(this.article.text.charAt(outside)) || clue !== 0 || at === 0 || this.edges.has(at);
  }

  /**
   * Whether words begin and end where a short Chinese surface does: 可灵 in 可灵活 does not end a word.
   * Surfaces that are longer, or not Chinese, always do.
   */
  alignsWithWords({ start, end }: Span): boolean {
    const { text } = this.article;
    if (end - start > LONGEST_DOUBTFUL || !/^\p{Script=Han}+$/u.test(text.slice(start, end))) return true;
    const opens = this.isPlainEdge(start, start - 1, this.clues.ending[start] ?? 0) || this.isBoundary(start);
    return opens && (this.isPlainEdge(end, end, this.clues.beginning[end] ?? 0) || this.isBoundary(end));
  }
}
