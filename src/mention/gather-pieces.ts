import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { ArticleText } from '../text/article-text.ts';
import type { Span } from '../text/span.ts';
import { topicScore } from './article-profile.ts';
import { captureVersion } from './capture-version.ts';
import { headLength, isCommonPhrase, isCommonStem } from './common-stem.ts';
import { type AbbreviatedList, findAbbreviatedLists } from './expand-groups.ts';
import { occurrencesIn, placesOf, spanKinds, surelyNamed } from './known-places.ts';
import { matchSurfaces, type Occurrence } from './match-surfaces.ts';
import { FAINT_ENDINGS } from './organization-suffixes.ts';
import { type KnownPlaces, type Proposal, SURE } from './proposal.ts';
import { proposeFramed } from './propose-framed.ts';
import { proposeLatinOrganizations } from './propose-latin-organizations.ts';
import { LISTED, proposeListed } from './propose-listed.ts';
import { proposeModels } from './propose-models.ts';
import { proposeOrganizations } from './propose-organizations.ts';
import { proposeMarkedCompanies } from './propose-quoted-companies.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { type Clues, scanClues } from './scan-clues.ts';
import { cityTest, endsInKnownName, localBody, type TiedProposal, tieToEntry } from './tie-proposals.ts';

import { WordBoundaries } from './word-test.ts';

/** One thing found at one place, before names are decided. */
export type Piece =
  | (Span & { readonly from: 'dictionary'; readonly occurrence: Occurrence })
  | (Span & { readonly from: 'tied'; readonly proposal: TiedProposal })
  | (Span & { readonly from: 'text'; readonly proposal: Proposal })
  | (Span & { readonly from: 'list'; readonly list: AbbreviatedList });

export interface Pieces {
  /** Longest matches, in text order. */
  readonly kept: readonly Piece[];
  readonly lost: readonly { readonly loser: Piece; readonly winner: Piece }[];
  /** All surfaces of the dictionary, nested ones included, in text order. */
  readonly occurrences: readonly Occurrence[];
  /** Names that the text hints at without saying surely. */
  readonly hints: readonly Proposal[];
  readonly clues: Clues;
  readonly known: KnownPlaces;
  readonly words: WordBoundaries;
}

function proposeAll(
  text: string,
  occurrences: readonly Occurrence[],
  clues: Clues,
  known: KnownPlaces,
): Proposal[] {
  const proposals = [
    ...proposeOrganizations(text, clues, known),
    ...proposeLatinOrganizations(text, known),
    ...proposeMarkedCompanies(text, clues),
    ...proposeFramed(text, clues, known),
    ...(topicScore(clues, text.length) >= 0.12 ? proposeModels(text, known, brandStarts(occurrences)) : []),
  ];
  return [...proposals, ...proposeListed(text, clues, spanKinds(occurrences, proposals))];
}

type Sorted = { readonly piece: Piece } | { readonly hint: Proposal } | null;

function sortProposal(
  proposal: Proposal,
  occurrences: readonly Occurrence[],
  compiled: CompiledDictionary,
  isCity: (surface: string) => boolean,
): Sorted {
  const { start, end } = proposal;
  if (proposal.kind === 'organization') {
    const inside = occurrencesIn(occurrences, proposal);
    const reading = tieToEntry(proposal, inside, isCity) ?? localBody(proposal, compiled);
    if (reading !== null) return { piece: { start, end, from: 'tied', proposal: { ...proposal, reading } } };
    if (endsInKnownName(proposal, inside, isCity)) return null;
  }
  return proposal.strength >= SURE ? { piece: { start, end, from: 'text', proposal } } : { hint: proposal };
}

/** Where the organization's name that ends at a position begins, or -1. */
function brandStarts(occurrences: readonly Occurrence[]): (end: number) => number {
  const starts = new Map<number, number>();
  for (const { start, end, pattern } of occurrences) {
    const isOrganization = pattern.readings.some(
      ({ entry, name }) => entry.kind === 'organization' && !name.weak,
    );
    if (isOrganization && !starts.has(end)) starts.set(end, start);
  }
  return (end) => starts.get(end) ?? -1;
}

/** Whether the segmenter's dictionary takes the name for a description. */
function isDescription({ name, reason, start, end, stemEnd, doubtful }: Proposal, text: string): boolean {
  if (stemEnd === undefined) return reason === LISTED && isCommonPhrase(name);
  return (
    doubtful === true && isCommonStem(text.slice(start, stemEnd), FAINT_ENDINGS.has(text.slice(stemEnd, end)))
  );
}

/** Without the verbs before it; a name that begins inside a word (组组长 in 专家组组长), or describes, is not sure. */
function sound(given: Proposal, text: string, words: WordBoundaries): Proposal {
  if (given.kind === 'model') return given;
  const trimmed = given.stemEnd === undefined ? 0 : headLength(text.slice(given.start, given.stemEnd));
  const start = given.start + trimmed;
  const proposal = trimmed === 0 ? given : { ...given, start, name: given.name.slice(trimmed) };
  if (proposal.strength < SURE)
    return isDescription(proposal, text) ? { ...proposal, strength: 0 } : proposal;
  const between = /^\p{Script=Han}{2}$/u.test(text.slice(start - 1, start + 1));
  const cut = between && !words.isBoundary(start);
  return cut || isDescription(proposal, text) ? { ...proposal, strength: SURE - 1 } : proposal;
}

/** For each position inside a version or size that follows a model's name, where that ends. */
function versionTails(text: string, occurrences: readonly Occurrence[]): Map<number, number> {
  const tails = new Map<number, number>();
  for (const { end, pattern } of occurrences) {
    if (!pattern.readings.some(({ entry }) => entry.kind === 'model')) continue;
    const tailEnd = captureVersion(text, end).end;
    for (let at = end; at < tailEnd; at++) tails.set(at, tailEnd);
  }
  return tails;
}

/** A name does not begin inside a model's version: what is left of it behind the version, or nothing. */
function afterTail(proposal: Proposal, tails: ReadonlyMap<number, number>): Proposal | null {
  const start = tails.get(proposal.start);
  if (start === undefined) return proposal;
  if (proposal.end - start < 4 || (proposal.stemEnd ?? proposal.end) - start < 2) return null;
  return { ...proposal, start, name: proposal.name.slice(start - proposal.start).trim() };
}

/** Whether a surface can become a mention: a collective name that never expands cannot, unless it is a region. */
function canShadow({ pattern }: Occurrence): boolean {
  return (
    pattern.readings.length > 0 || pattern.groups.some((group) => group.expands || group.kind === 'city')
  );
}

/** Finds all that may be a name in a text and keeps, where names overlap, the longest. */
export function gatherPieces(article: ArticleText, compiled: CompiledDictionary): Pieces {
  const { text } = article;
  const occurrences = matchSurfaces(text, compiled)
    .filter(canShadow)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const clues = scanClues(text, surelyNamed(occurrences));
  const words = new WordBoundaries(article, clues);
  const known = placesOf(occurrences, text.length);
  const isCity = cityTest(compiled);
  const tails = versionTails(text, occurrences);
  const pieces: Piece[] = occurrences
    .filter(({ start }) => !tails.has(start))
    .map((occurrence) => ({
      start: occurrence.start,
      end: occurrence.end,
      from: 'dictionary',
      occurrence,
    }));
  for (const list of findAbbreviatedLists(text, compiled)) {
    pieces.push({ start: list.start, end: list.end, from: 'list', list });
  }
  const hints: Proposal[] = [];
  for (const given of proposeAll(text, occurrences, clues, known)) {
    const proposal = afterTail(given, tails);
    if (proposal === null) continue;
    const sorted = sortProposal(sound(proposal, text, words), occurrences, compiled, isCity);
    if (sorted === null) continue;
    if ('hint' in sorted) hints.push(sorted.hint);
    else pieces.push(sorted.piece);
  }
  const resolved = resolveOverlaps(pieces, text.length);
  words.addNames(resolved.kept);
  return { ...resolved, occurrences, hints, clues, known, words };
}
