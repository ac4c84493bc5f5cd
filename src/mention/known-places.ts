import type { Span } from '../text/span.ts';
import type { Occurrence } from './match-surfaces.ts';
import { emptyPlaces, type KnownPlaces, type Proposal, SURE } from './proposal.ts';
import type { SpanKinds } from './propose-listed.ts';

/** Where the dictionary's names begin and end, doubtful organizations and cities left out. */
export function placesOf(occurrences: readonly Occurrence[], length: number): KnownPlaces {
  const places = emptyPlaces(length);
  for (const { start, end, pattern } of occurrences) {
    for (const { entry, name } of pattern.readings) {
      if (entry.kind === 'model') {
        places.modelStart[start] = 1;
        places.modelEnd[end] = 1;
        if (!name.weak && pattern.ambiguous === null) {
          places.plainModelStart[start] = 1;
          places.plainModelEnd[end] = 1;
        }
      }
      if (name.weak || pattern.ambiguous?.strategy === 'never' || entry.kind === 'model') continue;
      if (entry.kind === 'city')
        places.cityStart[start] = Math.max(places.cityStart[start] ?? 0, end - start);
      else if (pattern.ambiguous?.strategy !== 'need_cue') {
        places.organizationStart[start] = 1;
        places.organizationEnd[end] = 1;
      }
    }
  }
  return places;
}

/** Places whose surface is a name and nothing else; inside them no word is looked for. */
export function surelyNamed(occurrences: readonly Occurrence[]): Occurrence[] {
  return occurrences.filter(
    ({ pattern }) =>
      pattern.ambiguous === null &&
      pattern.readings.some(({ name, entry }) => !name.weak && entry.kind !== 'city'),
  );
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

/** Kinds by span, for reading lists: the dictionary's names and the proposals so far. */
export function spanKinds(occurrences: readonly Occurrence[], proposals: readonly Proposal[]): SpanKinds {
  const kinds = new Map<number, string>();
  const ends = new Map<number, number>();
  const hinted = new Set<number>();
  // One number for a span: no text is longer than 2^26 units.
  const key = ({ start, end }: Span) => start * 0x4000000 + end;
  const note = (span: Span, kind: string) => {
    if (kinds.get(key(span)) !== 'organization') kinds.set(key(span), kind);
    ends.set(span.start, Math.max(ends.get(span.start) ?? -1, span.end));
  };
  for (const occurrence of occurrences) {
    const { readings, ambiguous } = occurrence.pattern;
    const best = readings.find(({ name }) => !name.weak);
    if (ambiguous?.strategy === 'never' || best === undefined) continue;
    const organization = readings.some(({ entry, name }) => entry.kind === 'organization' && !name.weak);
    note(occurrence, organization ? 'organization' : best.entry.kind);
  }
  for (const proposal of proposals) {
    if (proposal.strength >= SURE) note(proposal, proposal.kind);
    else if (proposal.kind === 'organization') hinted.add(key(proposal));
  }
  return {
    kindAt: (span) => kinds.get(key(span)),
    endOfNameAt: (start) => ends.get(start) ?? -1,
    isHinted: (span) => hinted.has(key(span)),
  };
}
