import type { Modality } from './event-mention.ts';
import { tellTheSame } from './merge-compatible.ts';
import { type MergeFeatures, mergeFeatures } from './merge-features.ts';
import { mergeFillers } from './merge-fillers.ts';
import { weigh } from './merge-sources.ts';
import { mergeTime } from './merge-time.ts';
import type { AttributedMention, MergedEvent } from './merged-event.ts';

/** Earliest publication first; what has no date comes last; ids break ties. */
export function byPublication(a: AttributedMention, b: AttributedMention): number {
  const [left, right] = [a.publishedOn ?? '9999', b.publishedOn ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Mentions in groups that tell of one happening each: all that are joined by a chain of pairs that tell the same.
 * The groups and their order depend on the mentions alone.
 */
export function groupMentions(mentions: readonly AttributedMention[]): AttributedMention[][] {
  const all = [...mentions].sort(byPublication).map(mergeFeatures);
  const leader = all.map((_, at) => at);
  const find = (at: number): number => {
    let top = at;
    while (leader[top] !== undefined && leader[top] !== top) top = leader[top] ?? top;
    return top;
  };
  const byKey = new Map<string, number[]>();
  all.forEach((one, at) => {
    for (const key of one.keys) {
      const sharing = byKey.get(key) ?? [];
      for (const other of sharing) join(one, at, other);
      sharing.push(at);
      byKey.set(key, sharing);
    }
  });
  function join(one: MergeFeatures, at: number, other: number): void {
    const [a, b] = [find(at), find(other)];
    const features = all[other];
    if (a === b || features === undefined || !tellTheSame(one, features)) return;
    leader[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = new Map<number, AttributedMention[]>();
  all.forEach((one, at) => {
    const top = find(at);
    groups.set(top, [...(groups.get(top) ?? []), one.mention]);
  });
  return [...groups.values()];
}

/**
 * What became of the happening: the latest assertion or denial decides; before there is one, a plan outranks a rumour.
 */
function statusOf(members: readonly AttributedMention[]): Modality {
  const firm = members.filter((one) => one.modality === 'asserted' || one.modality === 'denied');
  const last = firm.at(-1);
  if (last === undefined) return members.some((one) => one.modality === 'planned') ? 'planned' : 'rumored';
  const sameDay = firm.filter((one) => one.publishedOn === last.publishedOn);
  return sameDay.some((one) => one.modality === 'asserted') ? 'asserted' : 'denied';
}

/** One event out of mentions that tell of one happening (at least one). */
export function mergeMentions(mentions: readonly AttributedMention[]): MergedEvent {
  const members = [...mentions].sort(byPublication);
  const first = members[0];
  if (first === undefined) throw new RangeError('an event has at least one mention');
  const status = statusOf(members);
  const speaking = members.filter((one) => one.modality === status);
  const clearest =
    [...speaking].sort((a, b) => b.confidence - a.confidence || byPublication(a, b))[0] ?? first;
  const dates = members.flatMap((one) => (one.publishedOn === null ? [] : [one.publishedOn]));
  const { text, start, end, in: place } = clearest.evidence;
  return {
    id: eventIdOf(first),
    type: first.type,
    status,
    ...mergeTime(members, (one) => one.modality === status),
    fillers: mergeFillers(members),
    mentionIds: members.map((one) => one.id),
    articles: new Set(members.map((one) => one.articleId)).size,
    ...weigh(members),
    firstPublishedOn: dates[0] ?? null,
    lastPublishedOn: dates.at(-1) ?? null,
    evidence: {
      articleId: clearest.articleId,
      text,
      start,
      end,
      ...(place === undefined ? {} : { in: place }),
    },
  };
}

/** An event is named after its earliest mention. */
export function eventIdOf(earliest: Pick<AttributedMention, 'id'>): string {
  return `e${earliest.id}`;
}
