import { weigh } from '../event/merge-sources.ts';
import { type AttributedStatement, ORIGINS, type Origin, valueKey } from './attributed-statement.ts';
import { preferred, SINGLE_VALUED } from './choice-policy.ts';
import { appliesAt, noteOf, replacement, speaksOf } from './correct-value.ts';
import type { FacetCorrection } from './correction.ts';
import type { KnownFacet, KnownFact } from './dictionary-facts.ts';
import type { LandscapeValue, Standing, ValueEvidence } from './landscape-value.ts';

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

function byPublication(a: AttributedStatement, b: AttributedStatement): number {
  const [left, right] = [a.publishedOn ?? '9999', b.publishedOn ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Quotes shown with a value; all of them stand in the store. */
const SHOWN_QUOTES = 3;

function evidenceOf(statements: readonly AttributedStatement[]): ValueEvidence[] {
  const shown: ValueEvidence[] = [];
  const outlets = new Set<string>();
  for (const { articleId, outlet, publishedOn, evidence } of statements) {
    if (outlets.has(outlet) || shown.length === SHOWN_QUOTES) continue;
    outlets.add(outlet);
    const { text, start, end, in: place } = evidence;
    shown.push({
      articleId,
      outlet,
      publishedOn,
      text,
      start,
      end,
      ...(place === undefined ? {} : { in: place }),
    });
  }
  return shown;
}

/** The dictionary's facts are checked by hand, and still may be out of date. */
const DICTIONARY_CONFIDENCE = 0.95;

/** The statements of one value, and the dictionary's word for it. */
interface SameValue {
  readonly statements: AttributedStatement[];
  fact: KnownFact | null;
}

type Kept = Pick<LandscapeValue, 'subject' | 'property' | 'value' | 'unit'>;

function bestOrigin(statements: readonly AttributedStatement[], fact: KnownFact | null): Origin {
  const ranks = statements.map((one) => ORIGINS.indexOf(one.origin));
  if (fact !== null) ranks.push(ORIGINS.indexOf('dictionary'));
  return ORIGINS[Math.min(...ranks)] ?? 'press';
}

/** What all that is said of one value comes to, before its rivals are looked at. */
function sumUp(kept: Kept, { statements, fact }: SameValue, standing: Standing): LandscapeValue {
  const ordered = [...statements].sort(byPublication);
  const dates = ordered.flatMap((one) => (one.publishedOn === null ? [] : [one.publishedOn]));
  const since = ordered.flatMap((one) => (one.validFrom === null ? [] : [one.validFrom]));
  if (fact?.validFrom != null) since.push(fact.validFrom);
  const { sources, confidence } = weigh(ordered);
  const { subject, property, value, unit } = kept;
  return {
    subject,
    property,
    value,
    ...(unit === undefined ? {} : { unit }),
    validFrom: since.sort()[0] ?? null,
    standing,
    origin: bestOrigin(ordered, fact),
    articles: new Set(ordered.map((one) => one.articleId)).size,
    sources,
    confidence: fact === null ? confidence : Math.max(confidence, DICTIONARY_CONFIDENCE),
    firstPublishedOn: dates[0] ?? null,
    lastPublishedOn: dates.at(-1) ?? null,
    evidence: evidenceOf(ordered),
  };
}

function standingOf({ statements, fact }: SameValue): Standing {
  if (fact !== null || statements.some((one) => one.modality === 'asserted')) return 'held';
  if (statements.some((one) => one.modality === 'planned')) return 'planned';
  return statements.some((one) => one.modality === 'rumored') ? 'rumored' : 'denied';
}

function groupByValue(
  statements: readonly AttributedStatement[],
  known: KnownFacet | null,
  viewpoint: Viewpoint,
): Map<string, SameValue> {
  const byValue = new Map<string, SameValue>();
  const at = (key: string): SameValue => {
    const same = byValue.get(key) ?? { statements: [], fact: null };
    byValue.set(key, same);
    return same;
  };
  for (const statement of statements) {
    if (isVisible(statement, viewpoint))
      at(valueKey(statement.value, statement.unit)).statements.push(statement);
  }
  for (const fact of known?.facts ?? []) {
    const isLater =
      viewpoint.asOf !== undefined && fact.validFrom !== null && firstDay(fact.validFrom) > viewpoint.asOf;
    if (!isLater) at(valueKey(fact.value)).fact = fact;
  }
  return byValue;
}

function keptOf({ statements, fact }: SameValue, known: KnownFacet | null): Kept | null {
  const first = [...statements].sort(byPublication)[0];
  if (first !== undefined) return first;
  return fact === null || known === null ? null : { ...fact, subject: known.subject };
}

/**
 * Folds all statements of one property of one entity, and what the dictionary knows of it, into values, each with how
 * it stands. Only assertions hold a value; plans, rumours and denials stand beside, and absence never ends a fact. The
 * result depends on the statements alone, not on their order; it is sorted by value.
 */
export function foldFacet(
  statements: readonly AttributedStatement[],
  known: KnownFacet | null = null,
  viewpoint: Viewpoint = {},
  corrections: readonly FacetCorrection[] = [],
): LandscapeValue[] {
  const applied = corrections.filter((one) => appliesAt(one, viewpoint.knownAt));
  const summed = [...groupByValue(statements, known, viewpoint)].flatMap(([key, same]) => {
    const standing = standingOf(same);
    // What a plan says adds no weight to what an assertion says.
    const isHeld = standing === 'held';
    const counted = isHeld ? same.statements.filter((one) => one.modality === 'asserted') : same.statements;
    const kept = keptOf(same, known);
    return kept === null ? [] : [{ key, value: sumUp(kept, { ...same, statements: counted }, standing) }];
  });
  return choose(correct(summed, applied));
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
