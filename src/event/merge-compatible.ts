import type { EventType } from './event-mention.ts';
import { daysBetween, daysMeet } from './merge-days.ts';
import { type MergeFeatures, TELLING_QUOTE } from './merge-features.ts';
import { folded, holds, similarity } from './merge-similarity.ts';
import type { ValueFiller } from './merged-event.ts';

/** When two mentions of one type tell of the same happening. */
interface MergeRule {
  /** At least one of these roles has a filler in common. */
  readonly identity: readonly string[];
  /** Where both name fillers of such a role, one must be in common. */
  readonly agree: readonly string[];
  /** Where one names a filler of such a role, the other must name it too. */
  readonly needed?: readonly string[];
  /** Fillers of the identity that must be in common, where both have as many. */
  readonly atLeast?: number;
}

const RULES: Readonly<Record<EventType, MergeRule>> = {
  model_release: { identity: ['model'], agree: ['model', 'version'] },
  model_update: { identity: ['model'], agree: ['model', 'change'] },
  open_source: { identity: ['model'], agree: ['model', 'version'] },
  adoption: { identity: ['model', 'adopter'], agree: ['model', 'adopter'], needed: ['adopter'] },
  partnership: { identity: ['party'], agree: ['party'], atLeast: 2 },
  funding: { identity: ['investee'], agree: ['investee', 'round', 'amount'] },
  acquisition: { identity: ['target', 'acquirer'], agree: ['target', 'acquirer', 'amount'] },
  listing: { identity: ['company'], agree: ['company', 'exchange', 'amount'] },
  policy: { identity: ['title', 'issuer'], agree: ['title'], needed: ['title'] },
  standard: { identity: ['title', 'participant'], agree: ['title'], needed: ['title'] },
  filing: { identity: ['model', 'developer'], agree: ['model', 'developer'], needed: ['model'] },
  benchmark: { identity: ['model'], agree: ['model', 'benchmark', 'rank', 'score'] },
  infrastructure: { identity: ['owner'], agree: ['owner', 'place', 'capacity', 'amount'] },
  statistic: { identity: ['value'], agree: ['value', 'metric', 'place', 'organization'] },
  personnel: { identity: ['person'], agree: ['person', 'organization'] },
  incident: { identity: ['subject'], agree: ['subject', 'counterparty'] },
};

/** Free texts that say the same are seldom less alike than this, and others seldom more. */
const SIMILAR_VALUE = 0.4;
/** Two sentences this much alike are one sentence, edited. */
const SAME_SENTENCE = 0.72;
/** Rounding (20.6亿 and 20.65亿) stays below this; 约 and 近 allow more. */
const ROUNDING = 0.02;
const APPROXIMATION = 0.15;
/** A time vaguer than this (days) tells too little to merge by. */
const VAGUE_DAYS = 40;
/** Reports of one time without a day are the same only when published as near as this (days), or worded alike. */
const NEAR_PUBLICATION = 21;

function isCurrency(unit: string | undefined): boolean {
  return unit !== undefined && /^[A-Z]{3}$/.test(unit);
}

function sameValue(role: string, a: ValueFiller, b: ValueFiller): boolean {
  if (typeof a.value === 'number' && typeof b.value === 'number') {
    if (a.unit !== b.unit && (isCurrency(a.unit) || isCurrency(b.unit))) {
      // A sum in another currency may be the same sum; a sum and a count are not.
      return role !== 'value' && isCurrency(a.unit) && isCurrency(b.unit);
    }
    const isApproximate = a.approximate === true || b.approximate === true;
    const tolerance = isApproximate ? APPROXIMATION : isCurrency(a.unit) ? ROUNDING : 0;
    return Math.abs(a.value - b.value) <= tolerance * Math.max(Math.abs(a.value), Math.abs(b.value));
  }
  const left = folded(String(a.value));
  const right = folded(String(b.value));
  if (role === 'version' || role === 'round') return left === right;
  return holds(left, right) || similarity(left, right) >= SIMILAR_VALUE;
}

type Comparison = 'shared' | 'apart' | 'unsaid' | 'one-sided';

function compareRole(role: string, a: MergeFeatures, b: MergeFeatures): Comparison {
  const [left, right] = [a.entities.get(role), b.entities.get(role)];
  const [leftValues, rightValues] = [a.values.get(role), b.values.get(role)];
  const hasLeft = left !== undefined || leftValues !== undefined;
  const hasRight = right !== undefined || rightValues !== undefined;
  if (!hasLeft && !hasRight) return 'unsaid';
  if (!hasLeft || !hasRight) return 'one-sided';
  if (left !== undefined && right !== undefined && sharedCount(left, right) > 0) return 'shared';
  const agrees = leftValues?.some(
    (one) => rightValues?.some((other) => sameValue(role, one, other)) ?? false,
  );
  if (agrees === true) return 'shared';
  // An entity here and free text there cannot be compared.
  return (left === undefined) === (right === undefined) ? 'apart' : 'one-sided';
}

function sharedCount(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let count = 0;
  for (const key of left) if (right.has(key)) count++;
  return count;
}

function enoughInCommon(rule: MergeRule, a: MergeFeatures, b: MergeFeatures): boolean {
  const wanted = rule.atLeast ?? 1;
  return rule.identity.some((role) => {
    if (compareRole(role, a, b) !== 'shared') return false;
    const [left, right] = [a.entities.get(role), b.entities.get(role)];
    if (wanted === 1 || left === undefined || right === undefined) return true;
    return sharedCount(left, right) >= Math.min(wanted, left.size, right.size);
  });
}

/** Whether the times allow one happening: they meet, and one that is vague is backed by more than its vagueness. */
function timesAllow(a: MergeFeatures, b: MergeFeatures): boolean {
  if (!daysMeet(a.days, b.days)) return false;
  const vague = (one: MergeFeatures) => daysBetween(one.days.from, one.days.to) > VAGUE_DAYS;
  if (!vague(a) && !vague(b)) return true;
  const [left, right] = [a.mention.publishedOn, b.mention.publishedOn];
  if (left === null || right === null) return false;
  const isAhead = a.mention.modality !== 'asserted' || b.mention.modality !== 'asserted';
  return isAhead || Math.abs(daysBetween(left, right)) <= NEAR_PUBLICATION;
}

/**
 * Whether two mentions tell of one happening. Symmetric, and dependent on nothing but the two,
 * so that events do not depend on the order in which articles arrive.
 */
export function tellTheSame(a: MergeFeatures, b: MergeFeatures): boolean {
  if (a.mention.type !== b.mention.type) return false;
  // An article tells each happening once: two mentions of it are two happenings.
  if (a.mention.articleId === b.mention.articleId) return false;
  const rule = RULES[a.mention.type];
  if (rule.agree.some((role) => compareRole(role, a, b) === 'apart')) return false;
  if (!enoughInCommon(rule, a, b)) return false;
  const isTelling = Math.min(a.quote.length, b.quote.length) >= TELLING_QUOTE;
  if (isTelling && a.quote === b.quote) return true;
  if (!timesAllow(a, b)) return false;
  const lacking = rule.needed?.some((role) => compareRole(role, a, b) === 'one-sided') ?? false;
  return !lacking || (isTelling && similarity(a.quote, b.quote) >= SAME_SENTENCE);
}
