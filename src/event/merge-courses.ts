import { daysBetween } from './merge-days.ts';
import type { MergeFeatures } from './merge-features.ts';

/** A model that is opened to everybody; whoever says only that it came out does not say which step is meant. */
const OPENING = /开放|開放|公测|公測/u;
/** An opening and a report that does not say which step are one news within so many days of publication. */
const OPENING_NEWS_DAYS = 3;

/**
 * Whether `a` is a plan without a time that was published when `b` had already come true: what is still planned has not
 * happened yet.
 */
export function isOutlivedPlan(a: MergeFeatures, b: MergeFeatures): boolean {
  const published = a.mention.publishedOn;
  if (a.mention.modality !== 'planned' || a.mention.time.value !== null || published === null) return false;
  if (b.mention.modality !== 'asserted' || b.mention.time.value === null) return false;
  return daysBetween(b.days.to, published) >= 0;
}

/** Whether a denial without a time meets an assertion: being published near it does not make it answer it. */
export function isUndatedDenial(undated: MergeFeatures, other: MergeFeatures): boolean {
  return undated.mention.modality === 'denied' && other.mention.modality === 'asserted';
}

function isOpening({ mention }: MergeFeatures): boolean {
  return mention.type === 'model_release' && OPENING.test(mention.trigger);
}

function hasDay({ mention, days }: MergeFeatures): boolean {
  return mention.time.value !== null && days.from === days.to;
}

/**
 * Whether two releases may be one although one of them opens the model to all: showing it and opening it are two steps,
 * so that either both are openings, or both give a day (which is compared elsewhere), or they are news of the same days.
 */
export function openingsAllow(a: MergeFeatures, b: MergeFeatures, publicationGap: number | null): boolean {
  if (isOpening(a) === isOpening(b)) return true;
  if (hasDay(a) && hasDay(b)) return true;
  return publicationGap !== null && publicationGap <= OPENING_NEWS_DAYS;
}
