import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { ArticleText } from '../text/article-text.ts';
import { profileArticle } from './article-profile.ts';
import { gatherPieces } from './gather-pieces.ts';
import { withLocalNames } from './local-names.ts';
import type { Occurrence } from './match-surfaces.ts';
import type { Candidate, DiscardedMention, Mention } from './mention.ts';
import { type Proposal, SURE } from './proposal.ts';
import { type Outcome, readPieces } from './read-pieces.ts';

/** What an article names. */
export interface FoundMentions {
  /** In text order; only what the text supports. */
  readonly mentions: readonly Mention[];
  /** Surfaces that were found and given up, with the reason. */
  readonly discarded: readonly DiscardedMention[];
  /** Names the dictionary lacks, the sure ones included. */
  readonly candidates: readonly Candidate[];
}

/** What is known of the article besides its text. */
export interface MentionContext {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; names that were not yet in use then are not read. */
  readonly publishedAt: string | null;
}

function candidateOf({ start, end, kind, name, reason, maker, strength }: Proposal): Candidate {
  const confidence = Math.round(Math.min(0.9, 0.3 + 0.15 * strength) * 100) / 100;
  return { start, end, kind, name, reason, confidence, ...(maker === undefined ? {} : { maker }) };
}

/** One candidate a name, the best supported first occurrence of it. */
function candidatesOf(proposals: readonly Proposal[]): Candidate[] {
  const best = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const key = `${proposal.kind} ${proposal.name.toLowerCase()}`;
    const before = best.get(key);
    if (before === undefined || proposal.strength > before.strength) best.set(key, proposal);
  }
  return [...best.values()].sort((a, b) => a.start - b.start || a.end - b.end).map(candidateOf);
}

/** The organization whose plain name ends at a position. */
function brandsByEnd(occurrences: readonly Occurrence[]): (at: number) => string | null {
  const brands = new Map<number, string>();
  for (const { end, pattern } of occurrences) {
    const brand = pattern.readings.find(({ entry, name }) => entry.kind === 'organization' && !name.weak);
    if (brand !== undefined) brands.set(end, brand.entry.id);
  }
  return (at) => brands.get(at) ?? null;
}

function compareMentions(a: Mention, b: Mention): number {
  return (
    a.start - b.start || b.end - a.end || (a.entityId ?? a.name).localeCompare(b.entityId ?? b.name, 'en')
  );
}

/**
 * Finds and links the names of an article: longest match over the dictionary and over the names whose form the text
 * shows, each decided by its cues, the article and the calendar. Pure; time grows with the text's length.
 * @returns spans in units of `article.text`
 */
export function findMentions(
  article: ArticleText,
  compiled: CompiledDictionary,
  context: MentionContext,
): FoundMentions {
  const { text } = article;
  const pieces = gatherPieces(article, compiled);
  const plain = pieces.kept.flatMap((piece) => (piece.from === 'dictionary' ? [piece.occurrence] : []));
  const profile = profileArticle(plain, pieces, text.length, compiled);
  const { clues, known, words } = pieces;
  const around = {
    text,
    profile,
    clues,
    known,
    words,
    brandBefore: brandsByEnd(plain),
    dictionary: compiled.dictionary,
    script: article.script,
    publishedAt: context.publishedAt,
  };
  const outcome: Outcome = readPieces(pieces, around, compiled);
  const mentions = withLocalNames(text, outcome.mentions, clues, compiled);
  const proposals = pieces.kept.flatMap((piece) => (piece.from === 'text' ? [piece.proposal] : []));
  const hints = pieces.hints.filter((hint) => hint.strength > 0 && hint.strength < SURE);
  return {
    mentions: [...mentions].sort(compareMentions),
    discarded: outcome.discarded,
    candidates: candidatesOf([...proposals, ...hints]),
  };
}
