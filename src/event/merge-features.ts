import { ROLES } from './event-mention.ts';
import { type DayNumbers, type DayRange, numbersOf, possibleDays } from './merge-days.ts';
import { bigramsOf, folded } from './merge-similarity.ts';
import { type AttributedMention, entityKey, isEntityFiller, type ValueFiller } from './merged-event.ts';

/** What merging compares of a mention, worked out once. */
export interface MergeFeatures {
  readonly mention: AttributedMention;
  readonly days: DayRange;
  readonly dayNumbers: DayNumbers;
  /** Entity keys by role. */
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
  readonly values: ReadonlyMap<string, readonly ValueFiller[]>;
  /** Roles that the text itself fills. */
  readonly told: ReadonlySet<string>;
  /** The evidence, folded for comparison. */
  readonly quote: string;
  /** The bigrams of its beginning. */
  readonly bigrams: ReadonlySet<number>;
  /** Two mentions are compared only when they share one of these. */
  readonly keys: readonly string[];
}

/** A quote shorter than this may stand in two articles by chance. */
export const TELLING_QUOTE = 16;

/** Characters at the end of a title by which it is looked up. */
const TITLE_END = 8;

/** Keys that hold whatever the days are begin with this. */
export const QUOTE_KEY = 'quote|';

/** The key of a text: a number of 64 bits, for two texts with one number are only compared for nothing (FNV-1a, twice). */
export function quoteKey(text: string): string {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0x01000193);
  }
  return `${QUOTE_KEY}${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}`;
}

/** Values that name a happening by themselves, by type. */
const NAMING_VALUES: Readonly<Partial<Record<AttributedMention['type'], readonly string[]>>> = {
  policy: ['title'],
  standard: ['title'],
  statistic: ['value'],
  funding: ['amount'],
  acquisition: ['amount'],
};

const PRINCIPAL_ROLES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ROLES).map(([type, roles]) => [
    type,
    roles.filter((role) => role.endsWith('*')).map((role) => role.slice(0, -1)),
  ]),
);

function keysOf(
  mention: AttributedMention,
  entities: MergeFeatures['entities'],
  values: MergeFeatures['values'],
  quote: string,
): string[] {
  const { type } = mention;
  const keys = new Set<string>();
  if (quote.length >= TELLING_QUOTE) keys.add(quoteKey(`${type}|${quote.slice(0, 80)}`));
  // Of what has neither a time nor a day of publication, only its words can be compared.
  if (mention.time.value === null && mention.publishedOn === null) return [...keys];
  for (const role of PRINCIPAL_ROLES.get(type) ?? []) {
    for (const key of entities.get(role) ?? []) keys.add(`${type}|${key}`);
  }
  for (const role of NAMING_VALUES[type] ?? []) {
    for (const { value, unit } of values.get(role) ?? []) {
      // Titles are cut short at their beginning (the issuer's name) more often than at their end.
      const name = typeof value === 'number' ? `${value} ${unit ?? ''}` : folded(value).slice(-TITLE_END);
      keys.add(`${type}|${role}|${name}`);
    }
  }
  return [...keys].sort();
}

/** Works out what merging compares of a mention, and the keys it is found by. */
export function mergeFeatures(mention: AttributedMention): MergeFeatures {
  const entities = new Map<string, Set<string>>();
  const values = new Map<string, ValueFiller[]>();
  const told = new Set<string>();
  for (const filler of mention.fillers) {
    if (!isEntityFiller(filler) || !filler.inferred) told.add(filler.role);
    if (isEntityFiller(filler)) {
      const keys = entities.get(filler.role) ?? new Set<string>();
      entities.set(filler.role, keys.add(entityKey(filler)));
    } else {
      values.set(filler.role, [...(values.get(filler.role) ?? []), filler]);
    }
  }
  const quote = folded(mention.evidence.text);
  const days = possibleDays(mention);
  let bigrams: ReadonlySet<number> | null = null;
  return {
    mention,
    days,
    dayNumbers: numbersOf(days),
    entities,
    values,
    told,
    quote,
    get bigrams() {
      bigrams ??= bigramsOf(quote);
      return bigrams;
    },
    keys: keysOf(mention, entities, values, quote),
  };
}
