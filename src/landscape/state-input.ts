import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { EventMention } from '../event/event-mention.ts';
import type { Mention } from '../mention/mention.ts';
import type { Quantity } from '../mention/quantity.ts';
import type { TimeExpression } from '../mention/time-expression.ts';
import type { ArticleText, Sentence } from '../text/article-text.ts';
import type { Span } from '../text/span.ts';
import type { EntityReference, StatementMention } from './statement.ts';

/** All that the earlier stations found in one article. Spans count in `article.text`. */
export interface FactsInput {
  readonly article: ArticleText;
  readonly mentions: readonly Mention[];
  readonly quantities: readonly Quantity[];
  readonly times: readonly TimeExpression[];
  readonly events: readonly EventMention[];
  readonly dictionary: CompiledDictionary;
  readonly publishedAt: string | null;
}

/** A sentence with what stands in it, in the order of the text. */
export interface StatedSentence {
  readonly sentence: Sentence;
  readonly text: string;
  readonly models: readonly Mention[];
  readonly organizations: readonly Mention[];
  readonly cities: readonly Mention[];
  readonly quantities: readonly Quantity[];
}

/** An entity of the text, as statements name it. */
export function referenceOf(mention: Pick<Mention, 'kind' | 'entityId' | 'name'>): EntityReference {
  return { kind: mention.kind, entityId: mention.entityId, name: mention.name };
}

/** One key for the same entity, linked or not. */
export function keyOf(entity: Pick<EntityReference, 'kind' | 'entityId' | 'name'>): string {
  return `${entity.kind}|${entity.entityId ?? entity.name}`;
}

/** A sentence longer than this is read in parts, so that no pattern and no pair of names looks at more at once. */
const LONGEST = 1200;

/** Sorts mentions into their sentences, and quantities when they are asked for; linear but for sorting and halving. */
export function toStatedSentences(input: FactsInput): StatedSentence[] {
  const mentions = [...input.mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  let atMention = 0;
  return input.article.sentences.flatMap(windowsOf).map((sentence) => {
    const inside: Mention[] = [];
    for (; (mentions[atMention]?.start ?? Number.POSITIVE_INFINITY) < sentence.end; atMention++) {
      const mention = mentions[atMention];
      if (mention !== undefined && mention.start >= sentence.start) inside.push(mention);
    }
    return {
      sentence,
      text: input.article.text,
      models: inside.filter((mention) => mention.kind === 'model'),
      organizations: inside.filter((mention) => mention.kind === 'organization'),
      cities: inside.filter((mention) => mention.kind === 'city'),
      get quantities() {
        return quantitiesIn(input.quantities, sentence);
      },
    };
  });
}

/** The quantities, given in the order of the text, that begin in a sentence. */
function quantitiesIn(quantities: readonly Quantity[], sentence: Span): readonly Quantity[] {
  const inside: Quantity[] = [];
  for (let at = firstBehind(quantities, sentence.start); at < quantities.length; at++) {
    const quantity = quantities[at];
    if (quantity === undefined || quantity.start >= sentence.end) break;
    if (quantity.start >= sentence.start) inside.push(quantity);
  }
  return inside;
}

function windowsOf(sentence: Sentence): Sentence[] {
  if (sentence.end - sentence.start <= LONGEST) return [sentence];
  const windows: Sentence[] = [];
  for (let start = sentence.start; start < sentence.end; start += LONGEST) {
    windows.push({ ...sentence, start, end: Math.min(sentence.end, start + LONGEST) });
  }
  return windows;
}

/** The first of spans in order that ends behind a place, found by halving; the spans' number where none does. */
export function firstBehind(spans: readonly Span[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The value of a statement, for telling two of them apart. */
function valueText(statement: StatementMention): string {
  return typeof statement.value === 'object' ? keyOf(statement.value) : String(statement.value);
}

/** One statement for each subject, property and value: the surest, at its first place; in the order of the text. */
export function withoutRepeats(statements: readonly StatementMention[]): StatementMention[] {
  const kept = new Map<string, StatementMention>();
  for (const statement of statements) {
    const key = `${keyOf(statement.subject)}|${statement.property}|${valueText(statement)}|${statement.unit ?? ''}`;
    const other = kept.get(key);
    if (other === undefined || statement.confidence > other.confidence) kept.set(key, statement);
  }
  return withoutOutdone([...kept.values()]).sort(
    (a, b) =>
      a.evidence.start - b.evidence.start ||
      compare(keyOf(a.subject), keyOf(b.subject)) ||
      compare(a.property, b.property) ||
      compare(valueText(a), valueText(b)),
  );
}

/** Surer than this, a maker that the text itself names beside the model stands alone. */
const TOLD = 0.65;
/** Properties of which one value can say another better. */
const OUTDOABLE: ReadonlySet<string> = new Set(['version', 'developer', 'parameters']);
/** More values than this of one property are a hostile text; they are not compared with each other. */
const MOST_RIVALS = 100;

/**
 * Leaves out what another statement of the article says better: 2 beside Llama2 for a version, a maker that only the
 * dictionary names beside one that the text does, 百亿 beside 130亿 parameters.
 */
function withoutOutdone(all: readonly StatementMention[]): StatementMention[] {
  const rivals = new Map<string, StatementMention[]>();
  for (const statement of all) {
    if (!OUTDOABLE.has(statement.property)) continue;
    const key = `${statement.property}|${keyOf(statement.subject)}`;
    const list = rivals.get(key);
    if (list === undefined) rivals.set(key, [statement]);
    else list.push(statement);
  }
  return all.filter((statement) => {
    const list = rivals.get(`${statement.property}|${keyOf(statement.subject)}`);
    return list === undefined || list.length > MOST_RIVALS || !isOutdone(statement, list);
  });
}

function isOutdone(statement: StatementMention, rivals: readonly StatementMention[]): boolean {
  if (statement.property === 'developer') {
    return statement.confidence < TOLD && rivals.some((other) => other.confidence >= TOLD);
  }
  if (statement.property === 'parameters') return isRounder(statement.value, rivals);
  const own = valueText(statement);
  return rivals.some((other) => valueText(other).length > own.length && valueText(other).endsWith(own));
}

/** 百亿 beside 130亿: an order of size, where the size itself is told. */
function isRounder(value: StatementMention['value'], rivals: readonly StatementMention[]): boolean {
  if (typeof value !== 'number' || !/^10*$/.test(String(value))) return false;
  return rivals.some((other) => Number(other.value) > value && Number(other.value) < value * 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
