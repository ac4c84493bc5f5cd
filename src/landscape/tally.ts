import { type AttributedStatement, ORIGINS, type Origin } from './attributed-statement.ts';
import type { LandscapeValue, ValueEvidence } from './landscape-value.ts';
import { Parties, type Sureness, type Voice, voicesOf } from './parties.ts';

/** A quote with the id of its statement, which decides among those of one day. */
type TalliedQuote = ValueEvidence & { readonly id: string };

/** What some statements of one value come to. */
export interface Share {
  readonly articles: number;
  readonly validFrom: string | null;
  readonly origin: Origin;
  readonly firstPublishedOn: string | null;
  readonly lastPublishedOn: string | null;
  readonly quotes: readonly TalliedQuote[];
  /** How sure how many independent sources are. */
  readonly sureness: readonly (readonly [confidence: number, parties: number])[];
}

/** A value as whoever said it first said it. */
export interface FirstSaid extends Pick<LandscapeValue, 'subject' | 'property' | 'value' | 'unit'> {
  readonly publishedOn: string | null;
  readonly id: string;
}

/**
 * What all statements of one value come to: enough to fold the value, and to count further statements in without reading
 * the former again. Which parties there are stands beside it, voice by voice (`Parties`).
 */
export interface Tally {
  readonly first: FirstSaid;
  readonly asserted: Share | null;
  /** Plans, rumours and denials. */
  readonly unsure: Share | null;
  readonly isPlanned: boolean;
  readonly isRumored: boolean;
}

/** Quotes shown with a value; all of them stand in the store. */
const SHOWN_QUOTES = 3;

interface Published {
  readonly publishedOn: string | null;
  readonly id: string;
}

/** Earliest publication first; what has no date comes last; ids break ties. */
function byPublication(a: Published, b: Published): number {
  const [left, right] = [a.publishedOn ?? '9999', b.publishedOn ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function least(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function greatest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function quoteOf({ id, articleId, outlet, publishedOn, evidence }: AttributedStatement): TalliedQuote {
  const { text, start, end, in: place } = evidence;
  const quote = { articleId, outlet, publishedOn, text, start, end };
  return { ...quote, ...(place === undefined ? {} : { in: place }), id };
}

/** The earliest quotes, each of another outlet, at most three: whatever is left out now stays out. */
function shown(quotes: readonly TalliedQuote[]): TalliedQuote[] {
  const outlets = new Set<string>();
  const kept: TalliedQuote[] = [];
  for (const quote of [...quotes].sort(byPublication)) {
    if (kept.length === SHOWN_QUOTES) break;
    if (outlets.has(quote.outlet)) continue;
    outlets.add(quote.outlet);
    kept.push(quote);
  }
  return kept;
}

/** A share of a value's statements: those asserted, or the unsure. */
export type Side = 'asserted' | 'unsure';

export function sideOf({ modality }: Pick<AttributedStatement, 'modality'>): Side {
  return modality === 'asserted' ? 'asserted' : 'unsure';
}

/** The names of a statement's voices: those of the asserted and of the unsure are counted apart. */
export function talliedVoices(statement: AttributedStatement): [string, string] {
  const [outlet, reprints] = voicesOf(statement);
  const side = sideOf(statement);
  return [`${side} ${outlet}`, `${side} ${reprints}`];
}

function addShare(
  before: Share | null,
  statements: readonly AttributedStatement[],
  parties: Parties,
): Share | null {
  if (statements.length === 0) return before;
  const sureness: Sureness = new Map(before?.sureness ?? []);
  let quotes = before?.quotes ?? [];
  let [validFrom, first, last] = [
    before?.validFrom ?? null,
    before?.firstPublishedOn ?? null,
    before?.lastPublishedOn ?? null,
  ];
  let origin = before === null ? ORIGINS.length - 1 : ORIGINS.indexOf(before.origin);
  for (const statement of statements) {
    parties.add(talliedVoices(statement), statement.confidence, sureness);
    quotes = shown([...quotes, quoteOf(statement)]);
    validFrom = least(validFrom, statement.validFrom);
    first = least(first, statement.publishedOn);
    last = greatest(last, statement.publishedOn);
    origin = Math.min(origin, ORIGINS.indexOf(statement.origin));
  }
  return {
    articles: (before?.articles ?? 0) + new Set(statements.map((one) => one.articleId)).size,
    validFrom,
    origin: ORIGINS[origin] ?? 'press',
    firstPublishedOn: first,
    lastPublishedOn: last,
    quotes,
    sureness: [...sureness].sort(([a], [b]) => b - a),
  };
}

function firstOf(before: FirstSaid | null, statements: readonly AttributedStatement[]): FirstSaid | null {
  let first: FirstSaid | AttributedStatement | null = before;
  for (const one of statements) if (first === null || byPublication(one, first) < 0) first = one;
  if (first === null) return null;
  const { subject, property, value, unit, publishedOn, id } = first;
  return { subject, property, value, ...(unit === undefined ? {} : { unit }), publishedOn, id };
}

/**
 * Counts statements of one value in; null where there never was one. None of their articles may have said the value
 * before, and `parties` must know their voices (`talliedVoices`), where these spoke before.
 */
export function addToTally(
  before: Tally | null,
  statements: readonly AttributedStatement[],
  parties: Parties,
): Tally | null {
  const first = firstOf(before?.first ?? null, statements);
  if (first === null) return null;
  const of = (side: Side): AttributedStatement[] => statements.filter((one) => sideOf(one) === side);
  const says = (modality: AttributedStatement['modality']): boolean =>
    statements.some((one) => one.modality === modality);
  return {
    first,
    asserted: addShare(before?.asserted ?? null, of('asserted'), parties),
    unsure: addShare(before?.unsure ?? null, of('unsure'), parties),
    isPlanned: before?.isPlanned === true || says('planned'),
    isRumored: before?.isRumored === true || says('rumored'),
  };
}

/** Counts all statements of one value, with the voices that say it. */
export function tallyOf(statements: readonly AttributedStatement[]): {
  readonly tally: Tally | null;
  readonly voices: readonly Voice[];
} {
  const parties = new Parties();
  return { tally: addToTally(null, statements, parties), voices: parties.touched() };
}
