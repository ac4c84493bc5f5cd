import type { TimeExpression } from '../mention/time-expression.ts';
import type { Span } from '../text/span.ts';
import type { EventType, Modality } from './event-mention.ts';
import {
  BARE_WILL,
  CALLED_OFF,
  CONDITION,
  DATING_END,
  DENIED_AFTER,
  DENYING_TRIGGER,
  LOOSE_SOURCE,
  MAYBE,
  MAYBE_BEHIND,
  NEGATION,
  NOT_YET,
  OR_MAYBE,
  OUGHT,
  PLAN,
  PLAN_BEHIND,
  PLANNED_AFTER,
  QUESTION,
  REFUTED_NEXT,
  RUMOUR_SOURCE,
  SCOPE_END,
  SPENT,
  STOPPED_LATER,
  TURNS,
  UNTOLD,
  WILL,
} from './modality-cues.ts';
import { futureJiang } from './modality-future.ts';

/** Where a happening is told. All spans count in the same text. */
export interface ModalityQuery {
  readonly sentence: Span;
  readonly trigger: Span;
  /** What follows in the same paragraph, where a rumour may be refuted; the first 200 units are read. */
  readonly next?: Span | null;
  /** Times of the text, for one that lies after publication. */
  readonly times?: readonly TimeExpression[];
  readonly publishedAt?: string | null;
  /** The happening's own time, where it is known: what lies after publication is a plan. */
  readonly time?: string | null;
  readonly type?: EventType;
}

export interface ModalityReading {
  readonly modality: Modality;
  /** The words that decide; null for what is asserted. */
  readonly cue: Span | null;
  /** The text asks, or makes a condition: nothing is said to have happened or to be planned. */
  readonly hypothetical: boolean;
}

/** Beyond this a clause or sentence is not read further, in UTF-16 units. */
const REACH = 200;
const BREAKS = /[,，。；;:：！!？?\n]/u;

/**
 * Tells how a text commits itself to what a trigger names. A denial covers its clause, a source without a name what
 * it says up to the sentence's end, a plan its clause and those that go on from it (并, 且). What is asked or made a
 * condition is never asserted. Takes simplified text; linear in the sentence.
 */
export function modalityOf(text: string, query: ModalityQuery): ModalityReading {
  const scene = read(text, query);
  const hypothetical = isHypothetical(scene);
  const cue = denialIn(scene, query);
  if (cue !== null) return { modality: 'denied', cue, hypothetical };
  const rumour = rumourIn(scene);
  if (rumour !== null) {
    const refuted = scene.next !== '' && REFUTED_NEXT.test(scene.next);
    return { modality: refuted ? 'denied' : 'rumored', cue: rumour, hypothetical };
  }
  const plan = planIn(scene) ?? futureTime(scene, query);
  if (plan !== null) {
    const loose = LOOSE_SOURCE.exec(scene.lead);
    if (loose === null || /^据/u.test(scene.lead)) return { modality: 'planned', cue: plan, hypothetical };
    return { modality: 'rumored', cue: at(scene.sentenceStart, loose), hypothetical };
  }
  return { modality: hypothetical ? 'planned' : 'asserted', cue: null, hypothetical };
}

/** The pieces of text that the cues are looked for in. */
interface Scene {
  readonly text: string;
  readonly trigger: string;
  readonly triggerStart: number;
  readonly triggerEnd: number;
  readonly sentenceStart: number;
  readonly clauseStart: number;
  /** Sentence up to the trigger. */
  readonly lead: string;
  /** Clause up to the trigger. */
  readonly before: string;
  /** From the trigger to the end of its clause. */
  readonly after: string;
  /** From the end of the clause to the end of the sentence. */
  readonly rest: string;
  readonly next: string;
}

function read(text: string, { sentence, trigger, next }: ModalityQuery): Scene {
  const sentenceStart = Math.max(sentence.start, trigger.start - REACH);
  const sentenceEnd = Math.min(sentence.end, trigger.end + REACH);
  const lead = text.slice(sentenceStart, trigger.start);
  const clauseStart = sentenceStart + lastBreak(lead) + 1;
  const tail = text.slice(trigger.end, sentenceEnd);
  const cut = tail.search(BREAKS);
  const clauseEnd = cut < 0 ? tail.length : cut;
  return {
    text,
    trigger: text.slice(trigger.start, trigger.end),
    triggerStart: trigger.start,
    triggerEnd: trigger.end,
    sentenceStart,
    clauseStart,
    lead,
    before: text.slice(clauseStart, trigger.start),
    after: tail.slice(0, clauseEnd),
    rest: tail.slice(clauseEnd),
    next: next ? text.slice(next.start, Math.min(next.end, next.start + REACH)) : '',
  };
}

function lastBreak(lead: string): number {
  for (let i = lead.length - 1; i >= 0; i--) {
    if (!BREAKS.test(lead.charAt(i))) continue;
    // 1,000 and 10:30 break nothing.
    if (/[,:]/.test(lead.charAt(i)) && /\d/.test(lead.charAt(i - 1)) && /\d/.test(lead.charAt(i + 1)))
      continue;
    return i;
  }
  return -1;
}

function at(base: number, match: RegExpExecArray): Span {
  return { start: base + match.index, end: base + match.index + match[0].length };
}

/** The last match of a global pattern that begins before `limit`; lookaheads may see what stands behind. */
function last(pattern: RegExp, piece: string, limit: number): RegExpExecArray | null {
  let found: RegExpExecArray | null = null;
  for (const match of piece.matchAll(pattern)) {
    if (match.index < limit) found = match;
  }
  return found;
}

function denialIn(scene: Scene, { trigger, type }: ModalityQuery): Span | null {
  if (DENYING_TRIGGER.test(scene.trigger) && type !== 'incident' && type !== 'model_update') return trigger;
  const negation = last(NEGATION, scene.before + scene.trigger, scene.before.length);
  if (negation !== null && governs(scene.before, negation)) return at(scene.clauseStart, negation);
  const off = last(CALLED_OFF, scene.before, scene.before.length);
  if (
    off !== null &&
    !NOT_YET.test(scene.before.slice(0, off.index)) &&
    !/的|、|后|并|新|重新|恢复|应该|必须/u.test(
      scene.before.slice(off.index + off[0].length).replace(/与[^的]{1,30}的/u, ''),
    )
  ) {
    return at(scene.clauseStart, off);
  }
  const after = DENIED_AFTER.exec(scene.after);
  if (after !== null && !/将|拟|计划/u.test(scene.after.slice(0, after.index)))
    return at(scene.triggerEnd, after);
  const base = scene.triggerEnd + scene.after.length;
  const rest = DENIED_AFTER.exec(scene.rest.slice(0, 60));
  if (rest !== null && RUMOURED_WORD.test(scene.lead + scene.after + scene.rest)) return at(base, rest);
  const stopped = type !== undefined && DEALS.has(type) ? STOPPED_LATER.exec(scene.rest.slice(0, 120)) : null;
  return stopped === null ? null : at(base, stopped);
}

/** What can be called off. */
const DEALS: ReadonlySet<EventType> = new Set(['funding', 'acquisition', 'partnership', 'listing']);
const RUMOURED_WORD = /报道|传闻|传言|消息|说法|网传|谣|指控|小作文|有关|相关|合作|收购|交易|融资|谈判/u;

/** A negation reaches the trigger unless a completed verb, a relative clause or another predicate stands between. */
function governs(before: string, negation: RegExpExecArray): boolean {
  const between = before.slice(negation.index + negation[0].length);
  if (/否认|辟谣|驳斥/u.test(negation[0])) return true;
  if (UNTOLD.test(between) || SPENT.test(between)) return false;
  if (/[^与和同跟向对]{0,12}(?:公开|披露|授权|确认|证实|上市|备案|命名|发布)的/u.test(between)) return false;
  return between.length <= 40;
}

function rumourIn(scene: Scene): Span | null {
  const whole = scene.before + scene.trigger;
  const maybe = last(MAYBE, whole, scene.before.length) ?? last(OR_MAYBE, whole, scene.before.length);
  const spent = maybe !== null && /而(?=接受|被|遭|受)/u.test(scene.before.slice(maybe.index));
  if (maybe !== null && !spent && scene.before.length - maybe.index <= 24)
    return at(scene.clauseStart, maybe);
  const behind = MAYBE_BEHIND.exec(scene.after);
  if (behind !== null) return at(scene.triggerEnd, behind);
  const source = last(RUMOUR_SOURCE, scene.lead, scene.lead.length);
  if (source === null || sourceEnds(scene.lead.slice(source.index + source[0].replace(/[,，]$/u, '').length)))
    return null;
  return at(scene.sentenceStart, source);
}

/** Whether what a source says ends before the trigger: 消息传出前一天，…; …有传闻，而…; …被官方证实. */
function sourceEnds(said: string): boolean {
  if (/公告|官方(?:宣布|确认)|证实/u.test(said)) return true;
  const clauses = said.split(/[,，]/u);
  return clauses.some((clause, index) => {
    const next = clauses[index + 1];
    return next !== undefined && ((index === 0 && DATING_END.test(clause)) || TURNS.test(next));
  });
}

function planIn(scene: Scene): Span | null {
  // 推出了: done, whatever was decided before.
  if (/^了(?!解)/u.test(scene.after)) return null;
  const own = planBefore(scene.before, scene.trigger);
  if (own !== null)
    return { start: scene.clauseStart + own.at, end: scene.clauseStart + own.at + own.length };
  const will = BARE_WILL.exec(scene.before);
  if (will !== null) return at(scene.clauseStart, will);
  const ahead = PLAN_BEHIND.exec(scene.after);
  if (ahead !== null) return at(scene.triggerEnd, ahead);
  const behind = PLANNED_AFTER.exec(scene.after);
  if (behind !== null && !/启动|发布|推出|公布|出台/u.test(scene.trigger))
    return at(scene.triggerEnd, behind);
  return carriedPlan(scene);
}

/** The last word of a plan in a piece that ends at the trigger, when its scope reaches so far. */
function planBefore(piece: string, trigger: string): { readonly at: number; readonly length: number } | null {
  const limit = piece.length + (trigger.length > 2 ? 1 : 0);
  const plan = last(PLAN, piece + trigger, limit) ?? last(WILL, piece + trigger, limit);
  const jiang = futureJiang(piece, trigger);
  const found = [plan === null ? null : { at: plan.index, length: plan[0].length }, jiang]
    .filter((cue) => cue !== null)
    .sort((a, b) => b.at - a.at);
  for (const cue of found) {
    if (!SCOPE_END.test(piece.slice(cue.at + cue.length))) return cue;
  }
  return null;
}

const GOES_ON =
  /^ ?(?:并(?!未|非|不|没)|且|而且|以及|同时(?!宣布)|再|进而|从而|还|也|后(?!来)|之后|随后|最终|仅|只)/u;
/** 将于4月1日零时起，全面免费: the comma only parts the time from the verb. */
const OPEN_END = /(?:起|内|前|时|期间)$/u;

/** 将以个人身份参与投资，并出任董事: a clause that goes on from a plan is planned too. */
function carriedPlan(scene: Scene): Span | null {
  if (/已|了(?!解)|宣布|曾/u.test(scene.before)) return null;
  const earlier = scene.lead.slice(0, Math.max(0, scene.lead.length - scene.before.length - 1));
  const start = lastBreak(earlier) + 1;
  const clause = earlier.slice(start);
  const goesOn = scene.before.trim() === '' || GOES_ON.test(scene.before + scene.trigger);
  if (!goesOn && !OPEN_END.test(clause)) return null;
  const cue = planBefore(clause, '');
  if (cue === null) return null;
  const from = scene.sentenceStart + start + cue.at;
  return { start: from, end: from + cue.length };
}

/** The happening's own time, or one in the trigger's clause, that begins after the publication date. */
function futureTime(scene: Scene, { times, publishedAt, time, trigger }: ModalityQuery): Span | null {
  if (!publishedAt) return null;
  if (time && isAfter(time, publishedAt)) return trigger;
  for (const found of times ?? []) {
    if (found.start < scene.clauseStart || found.end > scene.triggerStart || found.value === null) continue;
    if (isAfter(found.value, publishedAt)) return { start: found.start, end: found.end };
  }
  return null;
}

function isAfter(value: string, publishedAt: string): boolean {
  const first = value.split('/')[0] ?? '';
  if (/[HQ]/.test(first)) return false;
  const precision = Math.min(first.length, publishedAt.length);
  return first.slice(0, precision) > publishedAt.slice(0, precision);
}

function isHypothetical(scene: Scene): boolean {
  if (CONDITION.test(scene.before.slice(-40)) || QUESTION.test(scene.before.slice(-40))) return true;
  if (OUGHT.test(scene.before.slice(-24))) return true;
  return (
    /^[^,，。]{0,20}[？?]/u.test(scene.after + scene.rest.slice(0, 1)) &&
    /[吗呢么]$|谁|为何|何|哪/u.test(scene.after)
  );
}
