import type { Argument, EventMention, EventType } from './event-mention.ts';
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
/** Senses in which the roles named must not differ either: stakes that two buy are two, investors of a round are one. */
const DISTINGUISHING_SENSES: Readonly<Record<string, readonly string[]>> = { stake: ['investor'] };
/** Types in which the title of the document tells the happening. */
const BY_TITLE: ReadonlySet<EventType> = new Set(['policy', 'standard']);
/** What the headline says shorter or otherwise than the body. */
export const LOOSE_IN_HEADLINES: ReadonlySet<string> = new Set([
  'version',
  'change',
  'title',
  'benchmark',
  'capacity',
]);
const isPerson = (argument: Argument): boolean => 'name' in argument && argument.kind === 'person';

/** What an argument says, for telling arguments apart. */
export const keyOf = (argument: Argument): string =>
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

/** Two triggers of one sentence that hold the very same sum: 以高得多的估值出售，估值达900亿. */
function saysTwice(a: Draft, b: Draft): boolean {
  if (a.sentence !== b.sentence || a.sense !== b.sense || !sameTime(a.event, b.event)) return false;
  if (!a.event.arguments.some((argument) => 'value' in argument && typeof argument.value === 'number'))
    return false;
  const keys = ({ event }: Draft) => event.arguments.map((argument) => `${argument.role} ${keyOf(argument)}`);
  const [left, right] = [keys(a), keys(b)];
  return left.length === right.length && left.every((key) => right.includes(key));
}

/** 加入甲并担任总裁: joining and the post are one happening where one sentence tells both. */
const JOINED: ReadonlySet<string> = new Set(['in', 'post']);
const sameSense = (a: Draft, b: Draft) =>
  a.sense === b.sense || (a.sentence === b.sentence && JOINED.has(a.sense) && JOINED.has(b.sense));

/** Whether two mentions of one article report one happening. */
export function isSame(a: Draft, b: Draft): boolean {
  const [one, other] = [a.event, b.event];
  if (one.type !== other.type || !(shareEnough(one, other) || goesOn(a, b))) return false;
  const headline = a.inTitle !== b.inTitle;
  if (BY_SENSE.has(one.type) && !sameSense(a, b) && !headline) return false;
  if (!headline && saysTwice(a, b)) return true;
  if (!headline && (!sameModality(one, other) || !sameTime(one, other))) return false;
  // A person may stand for the house (软银, 孙正义): only houses differ.
  const bySense = a.sense === b.sense && !headline && ![...one.arguments, ...other.arguments].some(isPerson);
  const roles = MANY_ACTORS.has(a.sense)
    ? []
    : [...(DISTINGUISHING[one.type] ?? []), ...(bySense ? (DISTINGUISHING_SENSES[a.sense] ?? []) : [])];
  const clashing = roles.filter((role) => differs(one, other, role));
  return headline ? clashing.every((role) => LOOSE_IN_HEADLINES.has(role)) : clashing.length === 0;
}
