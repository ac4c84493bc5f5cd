import type { Span } from '../text/span.ts';
import { BARE_WILL, PLAN, PLAN_BEHIND, PLANNED_AFTER, SCOPE_END, WILL } from './modality-cues.ts';
import { futureJiang } from './modality-future.ts';
import { at, last, lastBreak, type ModalityQuery, type Scene } from './modality-scene.ts';

/** The words of a plan that reaches the trigger, or null. */
export function planIn(scene: Scene): Span | null {
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
export function futureTime(scene: Scene, { times, publishedAt, time, trigger }: ModalityQuery): Span | null {
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
