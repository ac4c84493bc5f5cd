import { ORIGINS } from './attributed-statement.ts';
import type { LandscapeValue } from './landscape-value.ts';

/**
 * Properties of which an entity has one value at a time. All others may have several side by side
 * (makers of a joint model, domains, versions with their release dates).
 */
export const SINGLE_VALUED: ReadonlySet<string> = new Set([
  'category',
  'city',
  'headquarters',
  'open_source',
  'license',
  'filing_status',
  'base_model',
  'funding_total',
  'listing',
  'model_count',
  'parent',
  'price',
  'status',
]);

/** Two independent sources say it, or one: from there on, further ones add nothing to the choice. */
function backing(value: LandscapeValue): number {
  return Math.min(value.sources, 2);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The declared choice among values of one property, the better one first: who stands behind it (a public body or a
 * filing, then the dictionary, then the company itself, then the press), then two independent sources before one,
 * then the newer one (by valid time, else by publication), then the surer one. What is left is decided by the values
 * themselves, so that the choice never depends on the order of arrival.
 */
export function preferred(a: LandscapeValue, b: LandscapeValue): number {
  return (
    ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin) ||
    backing(b) - backing(a) ||
    compareText(newness(b), newness(a)) ||
    b.confidence - a.confidence ||
    compareText(JSON.stringify(a.value), JSON.stringify(b.value))
  );
}

function newness(value: LandscapeValue): string {
  return value.validFrom ?? value.lastPublishedOn ?? '';
}
