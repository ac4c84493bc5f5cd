import type { Modality } from './event-mention.ts';
import { contradict, likeness } from './merge-compatible.ts';
import { DAY_SLACK, type DayNumbers } from './merge-days.ts';
import { type MergeFeatures, mergeFeatures, QUOTE_KEY } from './merge-features.ts';
import { mergeFillers } from './merge-fillers.ts';
import { type EventRulings, NO_RULINGS, RULING_KEY } from './merge-rulings.ts';
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

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly likeness: number;
}

/** Surer than any likeness: a person said so. */
const RULED = 3;

function ruledLikeness(a: MergeFeatures, b: MergeFeatures, rulings: EventRulings): number {
  const ruled = rulings.between(a.mention, b.mention);
  if (ruled !== null) return ruled === 'same' ? RULED : 0;
  return likeness(a, b);
}

/** Numbers of the mentions that share each key, in their order. */
function sharing(all: readonly MergeFeatures[], rulings: EventRulings): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  all.forEach((one, at) => {
    for (const key of [...one.keys, ...rulings.keysOf(one.mention)]) {
      const group = byKey.get(key) ?? [];
      group.push(at);
      byKey.set(key, group);
    }
  });
  return byKey;
}

/**
 * Pairs of mentions that share a key and whose days may meet, in one sweep along the days: what an entity did in other
 * years is not even looked at. Quotes and rulings hold whatever the days are.
 */
function* meetingPairs(
  key: string,
  group: readonly number[],
  all: readonly MergeFeatures[],
): Generator<readonly [number, number]> {
  const always = key.startsWith(QUOTE_KEY) || key.startsWith(RULING_KEY);
  const daysOf = (at: number): DayNumbers => all[at]?.dayNumbers ?? { first: 0, last: 0 };
  let open: number[] = [];
  for (const at of [...group].sort((a, b) => daysOf(a).first - daysOf(b).first)) {
    const { first } = daysOf(at);
    if (!always) open = open.filter((other) => daysOf(other).last + DAY_SLACK >= first);
    for (const other of open) yield other < at ? [other, at] : [at, other];
    open.push(at);
  }
}

/** Pairs that tell of one happening, the surest first; only mentions that share a key are compared. */
function surePairs(all: readonly MergeFeatures[], rulings: EventRulings): Pair[] {
  const compared = new Set<number>();
  const pairs: Pair[] = [];
  for (const [key, group] of sharing(all, rulings)) {
    for (const [left, right] of meetingPairs(key, group, all)) {
      const [a, b] = [all[left], all[right]];
      const number = left * all.length + right;
      if (a === undefined || b === undefined || compared.has(number)) continue;
      compared.add(number);
      const sureness = ruledLikeness(a, b, rulings);
      if (sureness > 0) pairs.push({ left, right, likeness: sureness });
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness || a.left - b.left || a.right - b.right);
}

/** Disjoint groups of numbers, each by its smallest. */
class Groups {
  readonly #members: number[][];
  readonly #group: number[];

  constructor(size: number) {
    this.#members = Array.from({ length: size }, (_, at) => [at]);
    this.#group = Array.from({ length: size }, (_, at) => at);
  }

  of(at: number): readonly number[] {
    return this.#members[this.#group[at] ?? at] ?? [];
  }

  join(left: number, right: number): void {
    const [into, from] = [this.#group[left] ?? left, this.#group[right] ?? right].sort((a, b) => a - b);
    if (into === undefined || from === undefined || into === from) return;
    for (const member of this.#members[from] ?? []) {
      this.#members[into]?.push(member);
      this.#group[member] = into;
    }
    this.#members[from] = [];
  }

  all(): number[][] {
    return this.#members.filter((group) => group.length > 0).map((group) => [...group].sort((a, b) => a - b));
  }
}

function mentionsOf(groups: Groups, all: readonly MergeFeatures[]): AttributedMention[][] {
  return groups.all().map((group) => group.flatMap((at) => all[at]?.mention ?? []));
}

/** Mentions that are joined by a chain of pairs that tell the same, and the events they tell of. */
export interface Neighbourhood {
  /** Made of its earliest mention's id. */
  readonly name: string;
  /** The mentions of each event. */
  readonly groups: readonly (readonly AttributedMention[])[];
}

/** Joins pairs from the surest on, unless two members of their groups contradict. */
function joinSurest(all: readonly MergeFeatures[], pairs: readonly Pair[], rulings: EventRulings): Groups {
  const groups = new Groups(all.length);
  const clash = (left: number, right: number): boolean => {
    const [a, b] = [all[left], all[right]];
    if (a === undefined || b === undefined) return true;
    const ruled = rulings.between(a.mention, b.mention);
    return ruled === null ? contradict(a, b) : ruled === 'other';
  };
  for (const { left, right } of pairs) {
    const [into, from] = [groups.of(left), groups.of(right)];
    if (into === from || into.some((a) => from.some((b) => clash(a, b)))) continue;
    groups.join(left, right);
  }
  return groups;
}

/**
 * Mentions in neighbourhoods, and in each in groups that tell of one happening: pairs are joined from the surest on,
 * unless two members of their groups contradict; what people ruled comes before everything. Events never reach over two
 * neighbourhoods, so that whoever wants to merge a mention needs its neighbourhood and no more. All of it depends on the
 * mentions alone.
 *
 * @param featuresOf gives what merging compares of a mention, where somebody keeps it
 */
export function groupInNeighbourhoods(
  mentions: readonly AttributedMention[],
  rulings: EventRulings = NO_RULINGS,
  featuresOf: (mention: AttributedMention) => MergeFeatures = mergeFeatures,
): Neighbourhood[] {
  const all = [...mentions].sort(byPublication).map(featuresOf);
  const pairs = surePairs(all, rulings);
  const chains = new Groups(all.length);
  for (const { left, right } of pairs) chains.join(left, right);
  const byName = new Map<string, AttributedMention[][]>();
  for (const group of joinSurest(all, pairs, rulings).all()) {
    const name = all[chains.of(group[0] ?? 0)[0] ?? 0]?.mention.id ?? '';
    const groups = byName.get(name) ?? [];
    groups.push(group.flatMap((at) => all[at]?.mention ?? []));
    byName.set(name, groups);
  }
  return [...byName].map(([name, groups]) => ({ name, groups }));
}

/** Mentions in groups that tell of one happening each (`groupInNeighbourhoods`). */
export function groupMentions(
  mentions: readonly AttributedMention[],
  rulings: EventRulings = NO_RULINGS,
): AttributedMention[][] {
  const all = [...mentions].sort(byPublication).map(mergeFeatures);
  return mentionsOf(joinSurest(all, surePairs(all, rulings), rulings), all);
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
