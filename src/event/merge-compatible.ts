import type { EventType } from './event-mention.ts';
import { isOutlivedPlan, isUndatedDenial, openingsAllow } from './merge-courses.ts';
import { daysBetween, daysMeet } from './merge-days.ts';
import { type MergeFeatures, TELLING_QUOTE } from './merge-features.ts';
import { folded, holds, sharedBigrams, similarity } from './merge-similarity.ts';
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
  /** Details in common from which on a missing or vague time does not matter; two, where nothing is said. */
  readonly telling?: number;
}

const RULES: Readonly<Record<EventType, MergeRule>> = {
  model_release: { identity: ['model'], agree: ['model', 'version'] },
  model_update: { identity: ['model'], agree: ['model', 'change'] },
  open_source: { identity: ['model'], agree: ['model', 'version'] },
  adoption: { identity: ['model', 'adopter'], agree: ['model', 'adopter'], needed: ['adopter'] },
  partnership: { identity: ['party'], agree: ['party'], atLeast: 2 },
  funding: { identity: ['investee'], agree: ['investee', 'round', 'amount'] },
  acquisition: { identity: ['target', 'acquirer'], agree: ['target', 'acquirer', 'amount'] },
  listing: { identity: ['company'], agree: ['company', 'exchange', 'amount'], telling: 1 },
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
/** Reports without a day are the same only when published as near as this (days). */
const NEAR_PUBLICATION = 30;
/** News without a time of its own, published within so many days, is the same news. */
const SAME_NEWS_DAYS = 3;
/** Sentences as much alike as this tell the same; so do so many details. */
const ALIKE = 0.35;
const TELLING_DETAILS = 2;

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

function isVague({ dayNumbers: days }: MergeFeatures): boolean {
  return days.last - days.first > VAGUE_DAYS;
}

function hasNoTime({ mention }: MergeFeatures): boolean {
  return mention.time.value === null;
}

/** Days between two publications; null when one is not known. */
function publicationGap(a: MergeFeatures, b: MergeFeatures): number | null {
  const [left, right] = [a.mention.publishedOn, b.mention.publishedOn];
  return left === null || right === null ? null : Math.abs(daysBetween(left, right));
}

/** Number of things that both texts (not the dictionary) name alike: each entity, and each role of values. */
function sharedDetails(a: MergeFeatures, b: MergeFeatures): number {
  let count = 0;
  for (const role of a.told) {
    if (!b.told.has(role)) continue;
    const [left, right] = [a.entities.get(role), b.entities.get(role)];
    if (left !== undefined && right !== undefined) count += sharedCount(left, right);
    else if (compareRole(role, a, b) === 'shared') count++;
  }
  return count;
}

/** How much alike the words of two mentions are, from 0 to 1. */
function alikeness(a: MergeFeatures, b: MergeFeatures): number {
  return a.quote === b.quote ? 1 : sharedBigrams(a.bigrams, b.bigrams);
}

/** Whether words or details are so much alike that a missing or vague time does not matter. */
function isAlike(a: MergeFeatures, b: MergeFeatures): boolean {
  return (
    alikeness(a, b) >= ALIKE || sharedDetails(a, b) >= (RULES[a.mention.type].telling ?? TELLING_DETAILS)
  );
}

/**
 * Whether the times allow one happening: they meet, and a time that is missing or vague is backed by publication within
 * days, or by words or details. Reports that only look back (`since ChatGPT came out`) would chain everything else.
 */
function timesAllow(a: MergeFeatures, b: MergeFeatures): boolean {
  if (!daysMeet(a.dayNumbers, b.dayNumbers)) return false;
  const gap = publicationGap(a, b);
  if (hasNoTime(a) && hasNoTime(b)) return gap !== null && gap <= NEAR_PUBLICATION && isAlike(a, b);
  if (!hasNoTime(a) && !hasNoTime(b)) return (!isVague(a) && !isVague(b)) || isAlike(a, b);
  const [undated, dated] = hasNoTime(a) ? [a, b] : [b, a];
  const published = undated.mention.publishedOn;
  if (published === null) return false;
  const late = daysBetween(dated.days.to, published);
  const isSameNews = late >= 0 && late <= SAME_NEWS_DAYS && !isUndatedDenial(undated, dated);
  return isSameNews || isAlike(a, b);
}

/** Whether one of two mentions tells of another step on the way: a plan still open, or the opening to all. */
function areOfOtherSteps(a: MergeFeatures, b: MergeFeatures): boolean {
  if (a.quote === b.quote) return false;
  return isOutlivedPlan(a, b) || isOutlivedPlan(b, a) || !openingsAllow(a, b, publicationGap(a, b));
}

/** Whether two mentions cannot be of one happening: they name others in a role, other steps, or days that do not meet. */
export function contradict(a: MergeFeatures, b: MergeFeatures): boolean {
  if (RULES[a.mention.type].agree.some((role) => compareRole(role, a, b) === 'apart')) return true;
  if (areOfOtherSteps(a, b)) return true;
  return !hasNoTime(a) && !hasNoTime(b) && a.quote !== b.quote && !daysMeet(a.dayNumbers, b.dayNumbers);
}

/**
 * How surely two mentions tell of one happening, from 0 (they do not) to 2. Symmetric, and dependent on nothing but the
 * two, so that events do not depend on the order in which articles arrive.
 */
export function likeness(a: MergeFeatures, b: MergeFeatures): number {
  if (a.mention.type !== b.mention.type) return 0;
  // An article tells each happening once: two mentions of it are two happenings.
  if (a.mention.articleId === b.mention.articleId) return 0;
  // Most pairs end here: other words, and days that do not meet.
  if (a.quote !== b.quote && !daysMeet(a.dayNumbers, b.dayNumbers)) return 0;
  const rule = RULES[a.mention.type];
  if (rule.agree.some((role) => compareRole(role, a, b) === 'apart')) return 0;
  if (!enoughInCommon(rule, a, b)) return 0;
  const isTelling = Math.min(a.quote.length, b.quote.length) >= TELLING_QUOTE;
  if (isTelling && a.quote === b.quote) return 2;
  if (!timesAllow(a, b) || areOfOtherSteps(a, b)) return 0;
  const alike = alikeness(a, b);
  const lacking = rule.needed?.some((role) => compareRole(role, a, b) === 'one-sided') ?? false;
  if (lacking && !(isTelling && alike >= SAME_SENTENCE)) return 0;
  return 0.1 + alike + Math.min(sharedDetails(a, b), 8) / 10;
}

/** Whether two mentions tell of one happening. */
export function tellTheSame(a: MergeFeatures, b: MergeFeatures): boolean {
  return likeness(a, b) > 0;
}
