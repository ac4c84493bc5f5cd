import { isHan } from './characters.ts';
import { normalize } from './normalize.ts';
import { convert } from './simplify.ts';

/** Longest Latin word that is kept whole. */
const WORD_LENGTH = 40;
const WORD = /[\p{Letter}\p{Number}]+/gu;

/** A text as searching compares it: simplified characters, one width, lower case. */
export function folded(text: string): string {
  return convert(normalize(text).text).text.normalize('NFKC').toLowerCase();
}

/** Pieces of a word: runs of Han characters, and runs of anything else. */
function runsOf(word: string): { readonly text: string; readonly han: boolean }[] {
  const runs: { text: string; han: boolean }[] = [];
  for (const character of word) {
    const han = isHan(character.charCodeAt(0)) || character.length > 1;
    const last = runs.at(-1);
    if (last !== undefined && last.han === han) last.text += character;
    else runs.push({ text: character, han });
  }
  return runs;
}

/**
 * What a text is found by: every two neighbouring Han characters, every single one of them, and every word of other
 * scripts. Linear in the text; each gram once, in order of appearance.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (const [word] of folded(text).matchAll(WORD)) {
    for (const { text: run, han } of runsOf(word)) {
      if (!han) grams.add(run.slice(0, WORD_LENGTH));
      else addPairs(grams, Array.from(run));
    }
  }
  return [...grams];
}

function addPairs(grams: Set<string>, characters: readonly string[]): void {
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    grams.add(character);
    if (next !== undefined) grams.add(character + next);
  });
}

/** What must stand in a text for a query to be in it: the pairs, and single characters only where they stand alone. */
export function gramsOfQuery(query: string): string[] {
  const grams = new Set<string>();
  for (const [word] of folded(query).matchAll(WORD)) {
    for (const { text: run, han } of runsOf(word)) {
      const characters = Array.from(run);
      if (!han) grams.add(run.slice(0, WORD_LENGTH));
      else if (characters.length === 1) grams.add(run);
      else
        characters.slice(1).forEach((character, index) => {
          grams.add((characters[index] ?? '') + character);
        });
    }
  }
  return [...grams];
}
