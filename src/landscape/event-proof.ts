import type { EventMention } from '../event/event-mention.ts';
import type { Mention } from '../mention/mention.ts';
import type { Span } from '../text/span.ts';

/**
 * What an event must show in its own words before it moves a value of an organization. Events may fill a role from the
 * sentences around; a dataset that people trust takes over only what the sentence itself ties together.
 */
export interface Proof {
  readonly event: EventMention;
  /** The article's text, in which all spans count. */
  readonly text: string;
  /** Organizations of the sentence, where a rule looks for others than the event's own. */
  readonly organizations?: readonly Mention[];
}

/** UTF-16 units before a trigger that are read for its clause. */
const CLAUSE = 60;

/** Whether a participant stands in the sentence that tells of the event. */
export function isTold({ event }: Proof, span: Span | null): boolean {
  return span !== null && span.start >= event.evidence.start && span.end <= event.evidence.end;
}

/** The sentence that tells of the event. */
export function sentenceOf({ event, text }: Proof): string {
  return text.slice(event.evidence.start, event.evidence.end);
}

/** What stands before a place in its clause, at most 60 units. */
export function clauseBefore({ event, text }: Proof, place: number): string {
  const from = Math.max(event.evidence.start, place - CLAUSE);
  return /[^,，。;；!?！？]*$/u.exec(text.slice(from, place))?.[0] ?? '';
}

/** What stands behind a place in its sentence, at most `length` units. */
export function behind({ event, text }: Proof, place: number, length: number): string {
  return text.slice(place, Math.min(event.evidence.end, place + length));
}

/** What stands between two spans of the text, whichever comes first; null when they overlap. */
export function between({ text }: Proof, a: Span, b: Span): string | null {
  if (a.end <= b.start) return text.slice(a.end, b.start);
  return b.end <= a.start ? text.slice(b.end, a.start) : null;
}

/** X支持的Y, X旗下的Y: what is told is told of Y. */
export function isOnlyOwner(proof: Proof, span: Span): boolean {
  return /^(?:集团|公司)?(?:旗下|(?:支持|投资|控股|参股|孵化|领投|创办|创立)了?的)/u.test(
    behind(proof, span.end, 8),
  );
}

/** 公司, 本轮: the sentence goes on about the organization that the one before names. */
export function goesOnAbout(proof: Proof): boolean {
  return /(?:该|本|这家|此|上一?)(?:公司|企业|轮|机构|集团|项目)|^(?:[^,，]{0,6}[,，])?(?:公司|集团|董事会)/u.test(
    sentenceOf(proof),
  );
}

/** Words of what is hoped for, asked for or only thought of, though the event may pass as asserted. */
const INTENDED =
  /希望|计划|打算|寻求|谋求|有望|预计|目标|可能|或将|试图|考虑|讨论|洽谈|商谈|谈判|提出|要求|邀请|拟|若|如果|假如|一旦|假设|猜测|否决|拒绝|反对|限制|禁止|通知|将(?:于|会|在|重返|加入|出任|担任|接任|离职|卸任|由)/u;

/** 加入小米的消息: not the step, but talk of it. */
const TALK = /^[^,，。;；]{0,8}的(?:消息|传闻|传言|说法|可能|计划|打算)/u;

/** Whether words tell of an intention: 将重返, 可能, 拟. */
export function tellsOfIntention(words: string): boolean {
  return INTENDED.test(words);
}

/** Whether the clause around a place tells of an intention or of talk rather than of a fact. */
export function isIntended(proof: Proof, place: number): boolean {
  const ahead = behind(proof, Math.max(place, proof.event.trigger.end), 16);
  const clause = clauseBefore(proof, place);
  // 可能引入国企，来获得…: the clause goes on with the intention of the one before.
  const led = /^ ?(?:来|以|从而|并|进而)/u.test(clause) ? clauseBefore(proof, place - clause.length - 1) : '';
  return INTENDED.test(clause) || INTENDED.test(led) || TALK.test(ahead);
}

/** Articles tell of the day in their first sentences; further behind they tell what was. In UTF-16 units. */
const HEAD = 300;

/**
 * From when a value of the event holds, when its time is to be trusted: said or worked out in the sentence, or the day
 * of publication for what the head of the article tells and does not call past.
 */
export function isDated({ event, text }: Proof): boolean {
  if (event.time.value === null) return false;
  if (/[(（][^()（）]*$/u.test(text.slice(event.evidence.start, event.trigger.start))) return false;
  if (event.time.source !== 'published') return true;
  const before = text.slice(Math.max(event.evidence.start, event.trigger.start - 8), event.trigger.start);
  return event.evidence.start < HEAD && !/已经?|曾|此前|早已|原[定本]/u.test(before);
}
