import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Span } from '../text/span.ts';
import { type AbbreviatedList, findAbbreviatedLists } from './expand-groups.ts';
import { matchSurfaces, type Occurrence } from './match-surfaces.ts';
import { emptyPlaces, type KnownPlaces, type Proposal, SURE } from './proposal.ts';
import { proposeModels } from './propose-models.ts';
import { proposeOrganizations } from './propose-organizations.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { type Clues, scanClues } from './scan-clues.ts';
import { cityTest, type TiedProposal, tieToEntry } from './tie-proposals.ts';

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
}

function placesOf(occurrences: readonly Occurrence[], length: number): KnownPlaces {
  const places = emptyPlaces(length);
  for (const { start, end, pattern } of occurrences) {
    for (const { entry, name } of pattern.readings) {
      if (name.weak || pattern.ambiguous?.strategy === 'never') continue;
      if (entry.kind === 'city') places.cityStart[start] = 1;
      else if (entry.kind === 'model') {
        places.modelStart[start] = 1;
        places.modelEnd[end] = 1;
      } else if (pattern.ambiguous?.strategy !== 'need_cue') {
        places.organizationStart[start] = 1;
        places.organizationEnd[end] = 1;
      }
    }
  }
  return places;
}

/** The surfaces inside a span, longest first. `sorted` is in text order. */
export function occurrencesIn(sorted: readonly Occurrence[], { start, end }: Span): Occurrence[] {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const inside: Occurrence[] = [];
  for (let at = low; at < sorted.length; at++) {
    const occurrence = sorted[at];
    if (occurrence === undefined || occurrence.start >= end) break;
    if (occurrence.end <= end) inside.push(occurrence);
  }
  return inside.sort((a, b) => b.end - b.start - (a.end - a.start));
}

function pieceOf(
  proposal: Proposal,
  sorted: readonly Occurrence[],
  isCity: (surface: string) => boolean,
): Piece | null {
  const { start, end } = proposal;
  if (proposal.kind === 'organization') {
    const reading = tieToEntry(proposal, occurrencesIn(sorted, proposal), isCity);
    if (reading !== null) return { start, end, from: 'tied', proposal: { ...proposal, reading } };
  }
  return proposal.strength >= SURE ? { start, end, from: 'text', proposal } : null;
}

/** Finds all that may be a name in a text and keeps, where names overlap, the longest. */
export function gatherPieces(text: string, compiled: CompiledDictionary): Pieces {
  const clues = scanClues(text);
  const occurrences = matchSurfaces(text, compiled).sort((a, b) => a.start - b.start || b.end - a.end);
  const known = placesOf(occurrences, text.length);
  const isCity = cityTest(compiled);
  const pieces: Piece[] = occurrences.map((occurrence) => ({
    start: occurrence.start,
    end: occurrence.end,
    from: 'dictionary',
    occurrence,
  }));
  for (const list of findAbbreviatedLists(text, compiled)) {
    pieces.push({ start: list.start, end: list.end, from: 'list', list });
  }
  const hints: Proposal[] = [];
  for (const proposal of [...proposeOrganizations(text, clues, known), ...proposeModels(text, known)]) {
    const piece = pieceOf(proposal, occurrences, isCity);
    if (piece === null) hints.push(proposal);
    else pieces.push(piece);
  }
  return { ...resolveOverlaps(pieces, text.length), occurrences, hints, clues };
}
