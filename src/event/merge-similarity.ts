/** Characters that do not count when two names or quotes are compared. */
const NOISE = /[\s\p{P}\p{S}]+/gu;

/** A text folded for comparison: one case, one width, no punctuation. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOISE, '');
}

/** Longer texts are compared by their beginning: evidence is a sentence or two. */
const COMPARED = 400;

/** The character bigrams of a folded text's beginning, each as one number. */
export function bigramsOf(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  const end = Math.min(text.length, COMPARED);
  for (let at = 0; at + 2 <= end; at++) found.add(text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1));
  return found;
}

/** Dice's coefficient of two sets of bigrams, from 0 to 1. */
export function sharedBigrams(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  if (left.size === 0 || right.size === 0) return 0;
  const [few, many] = left.size < right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared++;
  return (2 * shared) / (left.size + right.size);
}

/** Dice's coefficient over the character bigrams of two folded texts, from 0 to 1. */
export function similarity(a: string, b: string): number {
  return a === b ? 1 : sharedBigrams(bigramsOf(a), bigramsOf(b));
}

/** Whether one folded text holds the other; texts of one character hold nothing. */
export function holds(a: string, b: string): boolean {
  return (b.length > 1 && a.includes(b)) || (a.length > 1 && b.includes(a));
}
