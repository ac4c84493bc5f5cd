/** Characters that do not count when two names or quotes are compared. */
const NOISE = /[\s\p{P}\p{S}]+/gu;

/** A text folded for comparison: one case, one width, no punctuation. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOISE, '');
}

function bigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) found.add(text.slice(at, at + 2));
  return found;
}

/** Longer texts are compared by their beginning: evidence is a sentence or two. */
const COMPARED = 400;

/** Dice's coefficient over the character bigrams of two folded texts, from 0 to 1. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const left = bigrams(a.slice(0, COMPARED));
  const right = bigrams(b.slice(0, COMPARED));
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared++;
  return (2 * shared) / (left.size + right.size);
}

/** Whether one folded text holds the other; texts of one character hold nothing. */
export function holds(a: string, b: string): boolean {
  return (b.length > 1 && a.includes(b)) || (a.length > 1 && b.includes(a));
}
