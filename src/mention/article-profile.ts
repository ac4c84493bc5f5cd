import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Occurrence } from './match-surfaces.ts';
import type { Clues } from './scan-clues.ts';
import type { WordBoundaries } from './word-test.ts';

/** What the article as a whole tells about its names. */
export interface ArticleProfile {
  /** Whether the article is about the field: from 0 (no word of it) to 1. */
  readonly aboutAI: number;
  /** Ids of entries that a name without doubt stands for, with how often. */
  readonly named: ReadonlyMap<string, number>;
  /** How often each surface stands in the article. */
  readonly times: ReadonlyMap<string, number>;
  /** Ids of models whose maker the article names, and of makers whose model it names. */
  readonly related: ReadonlySet<string>;
}

/** Counts of field words, per 1,000 characters, at which an article is wholly about the field. */
const FULL_DENSITY = 4;
/** Fewer different words than this say little, however often one is repeated. */
const FULL_KINDS = 4;

/** How far the article is about AI, from the density and the variety of the field's words. */
export function topicScore(clues: Clues, length: number): number {
  const density = clues.topicCount / Math.max(0.3, length / 1000);
  return Math.min(1, density / FULL_DENSITY) * Math.min(1, clues.topicKinds / FULL_KINDS);
}

/** Whether a surface can mean one entry only and needs no cue. */
function isPlain(occurrence: Occurrence): boolean {
  const { pattern, lowered } = occurrence;
  const reading = pattern.readings[0];
  return (
    !lowered &&
    pattern.ambiguous === null &&
    pattern.readings.length === 1 &&
    reading !== undefined &&
    !reading.name.weak
  );
}

/** Builds the profile from the surfaces that need no decision. */
export function profileArticle(
  occurrences: readonly Occurrence[],
  { clues, words }: { readonly clues: Clues; readonly words: WordBoundaries },
  length: number,
  { dictionary, modelsOf }: CompiledDictionary,
): ArticleProfile {
  const named = new Map<string, number>();
  const times = new Map<string, number>();
  for (const { pattern } of occurrences) times.set(pattern.surface, (times.get(pattern.surface) ?? 0) + 1);
  for (const occurrence of occurrences) {
    if (!isPlain(occurrence) || !words.alignsWithWords(occurrence)) continue;
    const id = occurrence.pattern.readings[0]?.entry.id ?? '';
    named.set(id, (named.get(id) ?? 0) + 1);
  }
  const related = new Set<string>();
  for (const id of named.keys()) {
    const entry = dictionary.entries.get(id);
    if (entry?.kind === 'model') for (const maker of entry.makers) related.add(maker);
    for (const model of modelsOf.get(id) ?? []) related.add(model);
    if (entry?.kind === 'organization' && entry.parent !== undefined) {
      for (const model of modelsOf.get(entry.parent) ?? []) related.add(model);
    }
  }
  return { aboutAI: topicScore(clues, length), named, related, times };
}
