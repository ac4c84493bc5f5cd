import type { Span } from '../text/span.ts';
import type { EventType, Modality } from './event-mention.ts';
import {
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
  OR_AT_TRIGGER,
  OR_MAYBE,
  OUGHT,
  QUESTION,
  REFUTED_NEXT,
  RUMOUR_SOURCE,
  SPENT,
  STOPPED_LATER,
  TURNS,
  UNTOLD,
  WISHED,
} from './modality-cues.ts';
import { futureTime, planIn } from './modality-plan.ts';
import { at, last, type ModalityQuery, readScene, type Scene } from './modality-scene.ts';

export type { ModalityQuery } from './modality-scene.ts';

export interface ModalityReading {
  readonly modality: Modality;
  /** The words that decide; null for what is asserted. */
  readonly cue: Span | null;
  /** The text asks, or makes a condition: nothing is said to have happened or to be planned. */
  readonly hypothetical: boolean;
}

/**
 * Tells how a text commits itself to what a trigger names. A denial covers its clause, a source without a name what
 * it says up to the sentence's end, a plan its clause and those that go on from it (并, 且). What is asked or made a
 * condition is never asserted. Takes simplified text; linear in the sentence.
 */
export function modalityOf(text: string, query: ModalityQuery): ModalityReading {
  const scene = readScene(text, query);
  const hypothetical =
    isHypothetical(scene) || (WISHED.test(scene.before.slice(-40)) && query.type !== 'incident');
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

function denialIn(scene: Scene, { trigger, type }: ModalityQuery): Span | null {
  if (DENYING_TRIGGER.test(scene.trigger) && type !== 'incident' && type !== 'model_update') return trigger;
  const negation = last(NEGATION, scene.before + scene.trigger, scene.before.length);
  if (negation !== null && governs(scene.before, negation)) return at(scene.clauseStart, negation);
  const off = last(CALLED_OFF, scene.before, scene.before.length);
  if (
    off !== null &&
    !scene.after.startsWith('的') &&
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
  const or = OR_AT_TRIGGER.exec(scene.before);
  if (or !== null) return at(scene.clauseStart, or);
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

function isHypothetical(scene: Scene): boolean {
  if (CONDITION.test(scene.before.slice(-40)) || QUESTION.test(scene.before.slice(-40))) return true;
  if (OUGHT.test(scene.before.slice(-24))) return true;
  return (
    /^[^,，。]{0,20}[？?]/u.test(scene.after + scene.rest.slice(0, 1)) &&
    /[吗呢么]$|谁|为何|何|哪/u.test(scene.after)
  );
}
