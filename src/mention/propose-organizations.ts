import type { Span } from '../text/span.ts';
import { anchorAt, isGeneric, type NameStart, nameStart } from './name-start.ts';
import { organizationEvidence } from './organization-evidence.ts';
import { NATIONAL_BODIES, type SuffixKind } from './organization-suffixes.ts';
import type { KnownPlaces, Proposal } from './proposal.ts';
import { BOUNDARY, type Clues, type SuffixHit } from './scan-clues.ts';

interface Ending extends Span {
  readonly surface: string;
  readonly kind: SuffixKind;
  readonly reach: number;
}

const RANK: Readonly<Record<SuffixKind, number>> = {
  legal: 5,
  school: 4,
  house: 3,
  body: 3,
  firm: 2,
  trade: 1,
};

/** Endings that follow each other (科技|集团, 大学|研究院) count as one, of the last one's kind. */
function joinEndings(suffixes: readonly SuffixHit[]): Ending[] {
  const endings: Ending[] = [];
  for (const { start, end, surface, suffix } of suffixes) {
    const last = endings.at(-1);
    endings.push({ start, end, surface, kind: suffix.kind, reach: suffix.reach });
    if (last === undefined || last.end !== start) continue;
    const kind = RANK[suffix.kind] >= RANK[last.kind] ? suffix.kind : last.kind;
    endings.push({
      start: last.start,
      end,
      surface: last.surface + surface,
      kind,
      reach: Math.max(last.reach, suffix.reach),
    });
  }
  return endings;
}

/** Whether the name ends here, and is not the front of a longer word. */
function endsHere(text: string, clues: Clues, end: number): boolean {
  const next = text.charAt(end);
  return !/\p{Script=Han}/u.test(next) || ((clues.beginning[end] ?? 0) & BOUNDARY) !== 0;
}

function anchorIn(clues: Clues, known: KnownPlaces, { start, end }: Span): number {
  for (let at = start; at < end; at++) {
    if (anchorAt(clues, at) || known.cityStart[at] === 1 || known.organizationStart[at] === 1) return at;
  }
  return -1;
}

interface Draft {
  readonly start: number;
  readonly strength: number;
  readonly reason: string;
}

const BARE_STEM =
  /^(?:\p{Script=Han}{2,}|[A-Za-z][A-Za-z0-9 .&-]+|\p{Script=Han}*[A-Za-z0-9]+\p{Script=Han}*)$/u;

function stemOf(text: string, start: number, ending: Ending): string {
  return text.slice(start, ending.start).replace(/^ +/, '');
}

function legalDraft(text: string, ending: Ending, from: NameStart): Draft | null {
  const stem = stemOf(text, from.start, ending);
  if (from.stop === 'none' || stem.length < 2) return null;
  return { start: from.start, strength: 4, reason: 'legal name' };
}

function bodyDraft(ending: Ending, from: NameStart, clues: Clues, known: KnownPlaces): Draft | null {
  const anchor = anchorIn(clues, known, { start: from.start, end: ending.start });
  if (anchor === -1) return null;
  const bare = isGeneric(clues, { start: anchor, end: ending.start }) && ending.start - anchor <= 3;
  const isCityBody = known.cityStart[anchor] === 1;
  if (bare && anchorAt(clues, anchor) && !NATIONAL_BODIES.has(ending.surface)) return null;
  if (ending.surface.length <= 2 && !isCityBody && ending.start - anchor > 12) return null;
  return { start: anchor, strength: 3, reason: `public body ending in ${ending.surface}` };
}

function houseDraft(
  text: string,
  ending: Ending,
  from: NameStart,
  clues: Clues,
  known: KnownPlaces,
): Draft | null {
  const anchored = bodyDraft(ending, from, clues, known);
  if (anchored !== null) return { ...anchored, reason: `institution ending in ${ending.surface}` };
  const stem = stemOf(text, from.start, ending);
  if (from.stop === 'none' || stem.length < 2 || isGeneric(clues, { start: from.start, end: ending.start }))
    return null;
  return {
    start: from.start,
    strength: stem.length >= 3 ? 2 : 1,
    reason: `institution ending in ${ending.surface}`,
  };
}

function schoolDraft(text: string, ending: Ending, from: NameStart, clues: Clues): Draft | null {
  const stem = stemOf(text, from.start, ending);
  if (stem.length < 2 || from.stop === 'none' || isGeneric(clues, { start: from.start, end: ending.start }))
    return null;
  if (/大学|学院/.test(stem)) return null;
  const sure = ending.surface === '大学' || (ending.surface === '医院' && stem.length > 2);
  return { start: from.start, strength: sure ? 3 : 2, reason: `ends in ${ending.surface}` };
}

function firmDraft(text: string, ending: Ending, from: NameStart, clues: Clues): Draft | null {
  const stem = stemOf(text, from.start, ending);
  if (from.stop === 'none' || stem.length < 2 || !BARE_STEM.test(stem)) return null;
  if (isGeneric(clues, { start: from.start, end: ending.start })) return null;
  const strength = ending.kind === 'firm' ? 2 : 1;
  return { start: from.start, strength, reason: `ends in ${ending.surface}` };
}

function draftFor(text: string, ending: Ending, clues: Clues, known: KnownPlaces): Draft | null {
  const from = nameStart(text, clues, ending.start, ending.reach);
  switch (ending.kind) {
    case 'legal':
      return legalDraft(text, ending, from);
    case 'body':
      return bodyDraft(ending, from, clues, known);
    case 'house':
      return houseDraft(text, ending, from, clues, known);
    case 'school':
      return schoolDraft(text, ending, from, clues);
    default:
      return firmDraft(text, ending, from, clues);
  }
}

/**
 * Organizations by the ending of their name, with the evidence round them. Pure; linear in the text, since each
 * ending looks a bounded way to the left.
 */
export function proposeOrganizations(text: string, clues: Clues, known: KnownPlaces): Proposal[] {
  const proposals: Proposal[] = [];
  for (const ending of joinEndings(clues.suffixes)) {
    const here = endsHere(text, clues, ending.end);
    if (!here && ending.kind !== 'legal' && ending.surface.length < 3) continue;
    const draft = draftFor(text, ending, clues, known);
    if (draft === null || draft.start >= ending.start) continue;
    const span = { start: draft.start, end: ending.end };
    const evidence = organizationEvidence(text, span, clues, known);
    const strength = draft.strength + evidence.points - (here ? 0 : 1);
    const reason = evidence.points > 0 ? `${draft.reason}, ${evidence.reason}` : draft.reason;
    const name = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
    proposals.push({ ...span, kind: 'organization', name, reason, strength });
  }
  return proposals;
}
