import { jointConfidence } from '../event/merge-sources.ts';
import { type AttributedStatement, ORIGINS, valueKey } from './attributed-statement.ts';
import { preferred, SINGLE_VALUED } from './choice-policy.ts';
import { appliesAt, noteOf, replacement, speaksOf } from './correct-value.ts';
import type { FacetCorrection } from './correction.ts';
import type { KnownFacet, KnownFact } from './dictionary-facts.ts';
import type { LandscapeValue, Standing } from './landscape-value.ts';
import { type Share, type Tally, tallyOf } from './tally.ts';

/** Which statements count: up to a day in the world, and as far as we knew at an instant. */
export interface Viewpoint {
  /** `YYYY-MM-DD`; all times when absent. */
  readonly asOf?: string | undefined;
  /** Milliseconds since 1970; now when absent. */
  readonly knownAt?: number | undefined;
}

/** The first day of a time value (`2023` is 2023-01-01). */
function firstDay(value: string): string {
  if (value.length === 4) return `${value}-01-01`;
  return value.length === 7 ? `${value}-01` : value.slice(0, 10);
}

/** Whether a statement can be seen from a viewpoint. A fact without any date is seen from everywhere. */
export function isVisible(statement: AttributedStatement, { asOf, knownAt }: Viewpoint): boolean {
  if (knownAt === undefined) {
    if (statement.withdrawnAt !== null) return false;
  } else {
    if (statement.firstSeenAt > knownAt) return false;
    if (statement.withdrawnAt !== null && statement.withdrawnAt <= knownAt) return false;
  }
  if (asOf === undefined) return true;
  const since = statement.validFrom ?? statement.publishedOn;
  return since === null || firstDay(since) <= asOf;
}

/** The dictionary's facts are checked by hand, and still may be out of date. */
const DICTIONARY_CONFIDENCE = 0.95;

/** What is said of one value, and the dictionary's word for it. */
interface SameValue {
  readonly tally: Tally | null;
  readonly fact: KnownFact | null;
}

type Kept = Pick<LandscapeValue, 'subject' | 'property' | 'value' | 'unit'>;

/** What all that is said of one value comes to, before its rivals are looked at. */
function sumUp(kept: Kept, share: Share | null, fact: KnownFact | null, standing: Standing): LandscapeValue {
  const { subject, property, value, unit } = kept;
  const since = [share?.validFrom, fact?.validFrom].filter((one) => typeof one === 'string').sort();
  const origins = [share?.origin, fact === null ? undefined : ('dictionary' as const)];
  const confidence = jointConfidence(share?.sureness ?? []);
  return {
    subject,
    property,
    value,
    ...(unit === undefined ? {} : { unit }),
    validFrom: since[0] ?? null,
    standing,
    origin: ORIGINS.find((origin) => origins.includes(origin)) ?? 'press',
    articles: share?.articles ?? 0,
    sources: (share?.sureness ?? []).reduce((sum, [, parties]) => sum + parties, 0),
    confidence: fact === null ? confidence : Math.max(confidence, DICTIONARY_CONFIDENCE),
    firstPublishedOn: share?.firstPublishedOn ?? null,
    lastPublishedOn: share?.lastPublishedOn ?? null,
    evidence: (share?.quotes ?? []).map(({ id: _statement, ...quote }) => quote),
  };
}

function standingOf({ tally, fact }: SameValue): Standing {
  if (fact !== null || (tally !== null && tally.asserted !== null)) return 'held';
  if (tally?.isPlanned === true) return 'planned';
  return tally?.isRumored === true ? 'rumored' : 'denied';
}

function foldValue(same: SameValue, known: KnownFacet | null): LandscapeValue | null {
  const { tally, fact } = same;
  const standing = standingOf(same);
  // What a plan says adds no weight to what an assertion says.
  const share = (standing === 'held' ? tally?.asserted : tally?.unsure) ?? null;
  if (tally !== null) return sumUp(tally.first, share, fact, standing);
  if (fact === null || known === null) return null;
  return sumUp({ ...fact, subject: known.subject }, share, fact, standing);
}

/**
 * Folds what is said of each value of one property of one entity (tallies by value key), and what the dictionary knows of
 * it, into values, each with how it stands. Only assertions hold a value; plans, rumours and denials stand beside, and
 * absence never ends a fact. The result is sorted by value. Where a property has several values side by side and nothing
 * is corrected, each value depends on its own tally alone.
 */
export function foldTallies(
  tallies: ReadonlyMap<string, Tally>,
  known: KnownFacet | null = null,
  viewpoint: Viewpoint = {},
  corrections: readonly FacetCorrection[] = [],
): LandscapeValue[] {
  const facts = new Map<string, KnownFact>();
  for (const fact of known?.facts ?? []) {
    const isLater =
      viewpoint.asOf !== undefined && fact.validFrom !== null && firstDay(fact.validFrom) > viewpoint.asOf;
    if (!isLater) facts.set(valueKey(fact.value), fact);
  }
  const summed = [...new Set([...tallies.keys(), ...facts.keys()])].flatMap((key) => {
    const value = foldValue({ tally: tallies.get(key) ?? null, fact: facts.get(key) ?? null }, known);
    return value === null ? [] : [{ key, value }];
  });
  const applied = corrections.filter((one) => appliesAt(one, viewpoint.knownAt));
  return choose(correct(summed, applied));
}

/** Folds all statements of one property of one entity (`foldTallies`); their order does not matter. */
export function foldFacet(
  statements: readonly AttributedStatement[],
  known: KnownFacet | null = null,
  viewpoint: Viewpoint = {},
  corrections: readonly FacetCorrection[] = [],
): LandscapeValue[] {
  const byValue = new Map<string, AttributedStatement[]>();
  for (const statement of statements) {
    if (!isVisible(statement, viewpoint)) continue;
    const key = valueKey(statement.value, statement.unit);
    const same = byValue.get(key) ?? [];
    same.push(statement);
    byValue.set(key, same);
  }
  const tallies = new Map<string, Tally>();
  for (const [key, same] of byValue) {
    const { tally } = tallyOf(same);
    if (tally !== null) tallies.set(key, tally);
  }
  return foldTallies(tallies, known, viewpoint, corrections);
}

interface KeyedValue {
  readonly key: string;
  readonly value: LandscapeValue;
}

/** Values as people corrected them: what is wrong loses, what is right stands, said by an article or not. */
function correct(
  values: readonly KeyedValue[],
  corrections: readonly FacetCorrection[],
): readonly KeyedValue[] {
  return corrections.reduce<readonly KeyedValue[]>((all, correction) => {
    const wrong = all.find(({ value }) => speaksOf(correction, value));
    if (wrong === undefined) return all;
    const right = replacement(correction, wrong.value);
    const key = right === null ? null : valueKey(right.value, right.unit);
    const rest = all
      .filter((one) => one.key !== key)
      .map((one) => (one === wrong ? { key: one.key, value: noteOf(correction, one.value) } : one));
    const stood = all.find((one) => one.key === key)?.value;
    if (right === null || key === null) return rest;
    const { correction: note } = right;
    return [
      ...rest,
      { key, value: stood === undefined ? right : { ...stood, standing: 'held', correction: note } },
    ];
  }, values);
}

/** Where a property has one value at a time, the preferred one is held, and the others are its rivals. */
function choose(values: readonly KeyedValue[]): LandscapeValue[] {
  const held = values.filter(({ value }) => value.standing === 'held').map(({ value }) => value);
  const winner = held.find((value) => value.correction?.says === 'right') ?? [...held].sort(preferred)[0];
  return [...values]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ value }) => {
      const loses = SINGLE_VALUED.has(value.property) && value.standing === 'held' && value !== winner;
      return loses ? { ...value, standing: 'rival' } : value;
    });
}
