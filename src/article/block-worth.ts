import { isEditorialLine, isLegalLine, isParticularsLine, isTeaser } from './boilerplate.ts';
import type { PageTree, TextBlock } from './page-tree.ts';

/** Characters that count for and against an element as the article's. */
export interface Worth {
  readonly good: number;
  readonly bad: number;
}

/** Marks that sentences have and labels lack. */
const SENTENCE = /[。！？；…]|[，、：]|[.!?,;:](?:\s|$)/g;

/**
 * Worth of a block as text of an article, in characters: what reads like sentences counts, links and bits without
 * punctuation count against. Chinese sentences have a comma or stop every 10 to 20 characters.
 */
export function worthOf(block: TextBlock): Worth {
  const length = block.text.replace(/\s+/g, '').length;
  if (length === 0) return { good: 0, bad: 0 };
  const unlinked = Math.max(0, length - block.linkChars);
  if (block.linkChars / length > 0.5) return { good: 0, bad: length };
  if (isLegalLine(block.text) || isEditorialLine(block.text)) return { good: 0, bad: Math.min(length, 60) };
  if (isParticularsLine(block.text)) return { good: 0, bad: Math.min(length, 20) };
  if (isTeaser(block.text)) return { good: 0, bad: length * 0.7 };
  const stops = block.text.slice(0, 2000).match(SENTENCE)?.length ?? 0;
  if (stops === 0)
    return length >= 30 ? { good: unlinked * 0.5, bad: block.linkChars } : { good: 0, bad: length * 0.4 };
  const ends = /[。！？；…”」）)]\s*$/.test(block.text);
  if (!ends && length < 25) return { good: unlinked * 0.3, bad: block.linkChars };
  return { good: unlinked * (ends ? 1 : 0.8) + Math.min(stops, 10), bad: block.linkChars };
}

/** Worth of all text below each element, by the element's index. */
export interface Sums {
  readonly good: Float64Array;
  readonly bad: Float64Array;
}

/**
 * @param worths of each block
 * @param outside elements whose text does not count for, and half against, the elements round them
 */
export function sumUp(tree: PageTree, worths: readonly Worth[], outside: Uint8Array | null): Sums {
  const good = new Float64Array(tree.elements.length);
  const bad = new Float64Array(tree.elements.length);
  tree.blocks.forEach((block, nth) => {
    const worth = worths[nth];
    if (block.holder < 0 || !worth) return;
    const isOutside = outside?.[block.holder] === 1;
    good[block.holder] = (good[block.holder] ?? 0) + (isOutside ? 0 : worth.good);
    bad[block.holder] = (bad[block.holder] ?? 0) + (isOutside ? (worth.good + worth.bad) * 0.5 : worth.bad);
  });
  for (let at = tree.elements.length - 1; at > 0; at--) {
    const parent = tree.parents[at] ?? -1;
    if (parent < 0) continue;
    good[parent] = (good[parent] ?? 0) + (good[at] ?? 0);
    bad[parent] = (bad[parent] ?? 0) + (bad[at] ?? 0);
  }
  return { good, bad };
}
