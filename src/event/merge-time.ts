import { daysBetween, daysOf } from './merge-days.ts';
import type { AttributedMention, MergedEvent } from './merged-event.ts';

const SOURCE_RANK = { explicit: 0, relative: 1, published: 2 } as const;

interface ToldTime {
  readonly value: string;
  readonly articles: Set<string>;
  rank: number;
  readonly first: number;
  readonly isFirm: boolean;
}

function precisionOf(value: string): number {
  const days = daysOf(value);
  return days === null ? Number.MAX_SAFE_INTEGER : daysBetween(days.from, days.to);
}

function within(value: string, other: string): boolean {
  const [a, b] = [daysOf(value), daysOf(other)];
  return (
    a !== null && b !== null && ((b.from <= a.from && a.to <= b.to) || (a.from <= b.from && b.to <= a.to))
  );
}

/**
 * When an event was, out of what its mentions (in order of publication) say: told by mentions that stand for the
 * event's status, written out rather than taken from publication, exact rather than vague, by more rather than
 * fewer articles, earlier rather than later. Times that the chosen one contradicts stay beside it.
 */
export function mergeTime(
  members: readonly AttributedMention[],
  isFirm: (mention: AttributedMention) => boolean,
): Pick<MergedEvent, 'time' | 'otherTimes'> {
  const told = new Map<string, ToldTime>();
  members.forEach((mention, first) => {
    const { value, source } = mention.time;
    if (value === null || source === null) return;
    const known = told.get(value);
    const rank = SOURCE_RANK[source];
    if (known === undefined) {
      told.set(value, {
        value,
        articles: new Set([mention.articleId]),
        rank,
        first,
        isFirm: isFirm(mention),
      });
    } else {
      known.articles.add(mention.articleId);
      known.rank = Math.min(known.rank, rank);
    }
  });
  const ranked = [...told.values()].sort(
    (a, b) =>
      Number(b.isFirm) - Number(a.isFirm) ||
      Number(a.rank === 2) - Number(b.rank === 2) ||
      precisionOf(a.value) - precisionOf(b.value) ||
      b.articles.size - a.articles.size ||
      a.first - b.first ||
      (a.value < b.value ? -1 : 1),
  );
  const best = ranked[0];
  if (best === undefined) return { time: { value: null, source: null }, otherTimes: [] };
  const source = (['explicit', 'relative', 'published'] as const)[best.rank] ?? 'published';
  const otherTimes = ranked
    .slice(1)
    .filter((other) => !within(best.value, other.value))
    .map((other) => ({ value: other.value, saidBy: [...other.articles].sort() }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
  return { time: { value: best.value, source }, otherTimes };
}
