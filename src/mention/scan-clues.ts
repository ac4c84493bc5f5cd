import { Gazetteer } from '../dictionary/gazetteer.ts';
import type { Span } from '../text/span.ts';
import {
  ANCHOR_WORDS,
  BOUNDARY_WORDS,
  DESCRIPTOR_WORDS,
  GENERIC_WORDS,
  INSIDE_WORDS,
  SOFT_BOUNDARY_WORDS,
  TOPIC_WORDS,
} from './clue-words.ts';
import { ORGANIZATION_SUFFIXES, type OrganizationSuffix } from './organization-suffixes.ts';

export const BOUNDARY = 1;
export const DESCRIPTOR = 2;
export const GENERIC = 4;
export const SUFFIX = 8;
/** What a public body's name begins with: a country, 国家, 全国. Cities come from the dictionary. */
export const ANCHOR = 32;
const INSIDE = 16;
/** Ends a name as a rule; a short name may go on over it. */
export const SOFT_BOUNDARY = 64;
/** A single character that ends a name less often still. */
export const WEAK_BOUNDARY = 256;
/** A name of the dictionary: no clue word is looked for inside it. */
export const KNOWN_NAME = 128;

interface ClueWord {
  readonly surface: string;
  classes: number;
  topic: boolean;
}

export interface SuffixHit {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly suffix: OrganizationSuffix;
}

/** The clue words of a text, by position. */
export interface Clues {
  /** Classes of the word that ends at a position, 0 for none. */
  readonly ending: Uint16Array;
  /** Classes of the word that begins at a position. */
  readonly beginning: Uint16Array;
  /** Length of the word that begins at a position. */
  readonly lengths: Uint8Array;
  readonly suffixes: readonly SuffixHit[];
  /** How often words of the field stand in the text, and how many different ones. */
  readonly topicCount: number;
  readonly topicKinds: number;
}

function compileClueWords(): { words: ClueWord[]; gazetteer: Gazetteer } {
  const words = new Map<string, ClueWord>();
  const add = (list: Iterable<string>, classes: number, topic = false) => {
    for (const surface of list) {
      if (surface === '') continue;
      const word = words.get(surface) ?? { surface, classes: 0, topic: false };
      word.classes |= classes;
      word.topic ||= topic;
      words.set(surface, word);
    }
  };
  add(BOUNDARY_WORDS.split(/\s+/), BOUNDARY);
  const soft = SOFT_BOUNDARY_WORDS.split(/\s+/);
  add(
    soft.filter((word) => word.length > 1),
    SOFT_BOUNDARY,
  );
  add(
    soft.filter((word) => word.length === 1),
    WEAK_BOUNDARY,
  );
  add(DESCRIPTOR_WORDS.split(/\s+/), DESCRIPTOR | BOUNDARY);
  add(ANCHOR_WORDS.split(/\s+/), ANCHOR);
  add(INSIDE_WORDS.split(/\s+/), INSIDE);
  add(GENERIC_WORDS.split(/\s+/), GENERIC);
  add(TOPIC_WORDS.split(/\s+/), 0, true);
  add(ORGANIZATION_SUFFIXES.keys(), SUFFIX);
  const list = [...words.values()];
  return { words: list, gazetteer: Gazetteer.compile(list.map((word) => word.surface)) };
}

const CLUES = compileClueWords();

/** `AI` is a word of the field, the `ai` of `said` is not. */
function isWholeWord(text: string, surface: string, start: number, end: number): boolean {
  if (!/^[A-Za-z]/.test(surface)) return true;
  return (
    text.startsWith(surface, start) &&
    !/[A-Za-z]/.test(text.charAt(start - 1)) &&
    !/[a-z]/.test(text.charAt(end))
  );
}

/** Longest clue word (by number, plus one) that begins at each position. */
function longestAt(text: string): { word: Uint16Array; topics: Map<number, number> } {
  const word = new Uint16Array(text.length + 1);
  const topics = new Map<number, number>();
  CLUES.gazetteer.scan(text, (number, start, end) => {
    const clue = CLUES.words[number];
    if (clue === undefined) return;
    if (clue.topic && isWholeWord(text, clue.surface, start, end))
      topics.set(number, (topics.get(number) ?? 0) + 1);
    if (clue.classes === 0) return;
    const before = word[start] ?? 0;
    const length = before === 0 ? 0 : (CLUES.words[before - 1]?.surface.length ?? 0);
    if (end - start > length) word[start] = number + 1;
  });
  return { word, topics };
}

/**
 * Cuts a text by the clue words, longest first from the left, and counts words of the field.
 * Linear: one pass of the automaton and one over the positions.
 * @param names places of the dictionary's names, which count as words
 */
export function scanClues(text: string, names: readonly Span[]): Clues {
  const { word, topics } = longestAt(text);
  const ending = new Uint16Array(text.length + 1);
  const beginning = new Uint16Array(text.length + 1);
  const lengths = new Uint8Array(text.length + 1);
  const suffixes: SuffixHit[] = [];
  const nameLengths = new Uint8Array(text.length + 1);
  for (const { start, end } of names)
    nameLengths[start] = Math.max(nameLengths[start] ?? 0, Math.min(255, end - start));
  for (let at = 0; at < text.length; ) {
    const clue = CLUES.words[(word[at] ?? 0) - 1];
    const named = nameLengths[at] ?? 0;
    if (named > 0 && named >= (clue?.surface.length ?? 0)) {
      const same =
        clue !== undefined && clue.surface.length === named ? clue.classes & (ANCHOR | GENERIC) : 0;
      beginning[at] = KNOWN_NAME | same;
      lengths[at] = named;
      at += named;
      ending[at] = KNOWN_NAME;
      continue;
    }
    if (clue === undefined) {
      at++;
      continue;
    }
    const end = at + clue.surface.length;
    beginning[at] = clue.classes;
    lengths[at] = clue.surface.length;
    ending[end] = clue.classes;
    const suffix = (clue.classes & SUFFIX) === 0 ? undefined : ORGANIZATION_SUFFIXES.get(clue.surface);
    if (suffix !== undefined) suffixes.push({ start: at, end, surface: clue.surface, suffix });
    at = end;
  }
  let topicCount = 0;
  for (const count of topics.values()) topicCount += count;
  return { ending, beginning, lengths, suffixes, topicCount, topicKinds: topics.size };
}
