import type { Argument, EventMention, EventType, Modality } from './event-mention.ts';
import { ROLES } from './event-mention.ts';

/** An event mention with what uniting must know of where it was found. */
export interface Draft {
  readonly event: EventMention;
  readonly inTitle: boolean;
  readonly sentence: number;
  /** What its rule makes of the type: joining or leaving, suing or banning. */
  readonly sense: string;
}

/** Roles that must not differ between two reports of one happening, where both fill them. */
const DISTINGUISHING: Readonly<Partial<Record<EventType, readonly string[]>>> = {
  model_release: ['version'],
  funding: ['round', 'amount', 'valuation'],
  acquisition: ['target'],
  adoption: ['adopter', 'model'],
  policy: ['title'],
  standard: ['title'],
  benchmark: ['benchmark', 'rank'],
  statistic: ['value'],
  personnel: ['person', 'organization'],
  incident: ['counterparty'],
  infrastructure: ['capacity'],
  model_update: ['change'],
  listing: ['exchange'],
};
/** Types whose reports of another sense are different happenings (joining and leaving, applying and listing). */
const BY_SENSE: ReadonlySet<EventType> = new Set(['personnel', 'incident', 'listing']);
/** Senses in which several do the same, each told in a sentence of its own (甲、乙、丙 ban one model). */
const MANY_ACTORS: ReadonlySet<string> = new Set(['ban']);
/** Types in which the title of the document tells the happening. */
const BY_TITLE: ReadonlySet<EventType> = new Set(['policy', 'standard']);
/** What the headline says shorter or otherwise than the body. */
const LOOSE_IN_HEADLINES: ReadonlySet<string> = new Set([
  'version',
  'change',
  'title',
  'benchmark',
  'capacity',
]);
/** Roles of which an event has one. */
const SINGLE: ReadonlySet<string> = new Set([
  'amount',
  'valuation',
  'round',
  'rank',
  'score',
  'value',
  'metric',
  'exchange',
  'change',
  'position',
  'topic',
  'domain',
  'capacity',
  'license',
  'authority',
]);

const keyOf = (argument: Argument): string =>
  'name' in argument ? `${argument.kind} ${argument.entityId ?? argument.name}` : String(argument.value);

function principals(event: EventMention): Set<string> {
  const roles = ROLES[event.type].filter((role) => role.endsWith('*')).map((role) => role.slice(0, -1));
  return new Set(event.arguments.filter((argument) => roles.includes(argument.role)).map(keyOf));
}

function valuesOf(event: EventMention, role: string): string[] {
  return event.arguments.filter((argument) => argument.role === role).map(keyOf);
}

const plain = (value: string) => value.toLowerCase().replace(/[\s\-_“”「」《》·]/g, '');

function alike(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  return x === y || (x.length > 1 && y.includes(x)) || (y.length > 1 && x.includes(y));
}

function differs(a: EventMention, b: EventMention, role: string): boolean {
  const [left, right] = [valuesOf(a, role), valuesOf(b, role)];
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((one) => right.some((other) => alike(one, other)));
}

function sameTime(a: EventMention, b: EventMention): boolean {
  const [left, right] = [a.time.value, b.time.value];
  if (left === null || right === null) return true;
  if (a.time.source === 'published' || b.time.source === 'published') return true;
  return left.startsWith(right) || right.startsWith(left);
}

/** A fact and the same thing told after a source are one happening. */
function sameModality(a: EventMention, b: EventMention): boolean {
  const both = [a.modality, b.modality];
  return a.modality === b.modality || (both.includes('asserted') && both.includes('rumored'));
}

function shareTitle(a: EventMention, b: EventMention): boolean {
  const titles = valuesOf(b, 'title');
  return valuesOf(a, 'title').some((one) => titles.some((other) => alike(one, other)));
}

function shareEnough(a: EventMention, b: EventMention): boolean {
  const left = principals(a);
  const shared = [...principals(b)].filter((key) => left.has(key)).length;
  if (BY_TITLE.has(a.type) && shareTitle(a, b)) return true;
  if (a.type !== 'partnership') return shared >= 1;
  // A pact of two and one of the same two with a third are two pacts, unless one list is only shorter.
  return shared >= 2 && shared === Math.min(left.size, principals(b).size);
}

/** 该标准由… after the sentence that names the standard. */
function goesOn(a: Draft, b: Draft): boolean {
  const untitled = [a, b].some(({ event }) => valuesOf(event, 'title').length === 0);
  return a.event.type === 'standard' && untitled && Math.abs(a.sentence - b.sentence) <= 1;
}

/** Whether two mentions of one article report one happening. */
function isSame(a: Draft, b: Draft): boolean {
  const [one, other] = [a.event, b.event];
  if (one.type !== other.type || !(shareEnough(one, other) || goesOn(a, b))) return false;
  const headline = a.inTitle !== b.inTitle;
  if (BY_SENSE.has(one.type) && a.sense !== b.sense && !headline) return false;
  if (!headline && (!sameModality(one, other) || !sameTime(one, other))) return false;
  const roles = MANY_ACTORS.has(a.sense) ? [] : (DISTINGUISHING[one.type] ?? []);
  const clashing = roles.filter((role) => differs(one, other, role));
  return headline ? clashing.every((role) => LOOSE_IN_HEADLINES.has(role)) : clashing.length === 0;
}

const weight = ({ event, inTitle }: Draft) => event.arguments.length + (inTitle ? 0 : 1.5);

function unite(rich: Draft, poor: Draft): Draft {
  const mark = (argument: Argument) => `${'name' in argument ? '' : argument.role}${keyOf(argument)}`;
  const held = new Set(rich.event.arguments.map(mark));
  const roles = new Set(rich.event.arguments.map((argument) => argument.role));
  const headline = poor.inTitle !== rich.inTitle;
  const added = poor.event.arguments.filter(
    (argument) =>
      !held.has(mark(argument)) &&
      !(SINGLE.has(argument.role) && roles.has(argument.role)) &&
      !(headline && LOOSE_IN_HEADLINES.has(argument.role) && roles.has(argument.role)),
  );
  const [a, b] = [rich.event.time, poor.event.time];
  const time =
    b.value !== null && (a.value === null || (a.source === 'published' && b.source !== 'published')) ? b : a;
  const confidence = Math.min(0.99, Math.max(rich.event.confidence, poor.event.confidence) + 0.03);
  return {
    ...rich,
    event: {
      ...rich.event,
      arguments: [...rich.event.arguments, ...added],
      time,
      confidence: Math.round(confidence * 100) / 100,
    },
  };
}

/** A headline that calls it a rumour (传…) is not made a fact by a body that tells it after its source. */
function modalityOf(a: Draft, b: Draft, body: Draft): Modality {
  const title = a.inTitle ? a : b;
  if (a.inTitle === b.inTitle) return a.event.modality;
  const rumored = title.event.modality === 'rumored' && body.event.modality === 'asserted';
  return rumored ? 'rumored' : body.event.modality;
}

function absorb(kept: Draft[], draft: Draft): void {
  const at = kept.findIndex((other) => isSame(other, draft));
  const other = kept[at];
  if (other === undefined) kept.push(draft);
  else kept[at] = join(other, draft);
}

/** Two reports of one happening as one; `a` stands first in the text. */
function join(a: Draft, b: Draft): Draft {
  const [rich, poor] = weight(b) > weight(a) ? [b, a] : [a, b];
  const united = unite(rich, poor);
  // What the body says of modality outweighs the headline's short form.
  const body = a.inTitle && !b.inTitle ? b : a;
  return {
    ...united,
    inTitle: a.inTitle && b.inTitle,
    event: { ...united.event, modality: modalityOf(a, b, body) },
  };
}

/** Brings a headline's event into the body's: into the one that tells it, nowhere where several share it out. */
function settle(kept: Draft[], headline: Draft): void {
  const same = kept.filter((body) => !body.inTitle && isSame(headline, body));
  const only = same[0];
  if (only === undefined) kept.push(headline);
  else if (same.length === 1) kept[kept.indexOf(only)] = join(headline, only);
}

/** One event mention for each happening of the article: the richer report wins, arguments are united. In text order. */
export function uniteReports(drafts: readonly Draft[]): EventMention[] {
  const kept: Draft[] = [];
  for (const draft of drafts) if (!draft.inTitle) absorb(kept, draft);
  const headlines: Draft[] = [];
  for (const draft of drafts) if (draft.inTitle) absorb(headlines, draft);
  for (const headline of headlines) settle(kept, headline);
  return kept
    .map((draft) => draft.event)
    .sort((a, b) => a.trigger.start - b.trigger.start || a.type.localeCompare(b.type));
}
