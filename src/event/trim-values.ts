import type { ValueArgument } from './event-mention.ts';
import type { Scene } from './scene.ts';

/** Words of the sentence that a pattern takes in before a value: 随着…, 并且…, 的…. */
const LEADING: Readonly<Partial<Record<string, RegExp>>> = {
  topic: /^(?:的|了|其|该|这[款个项]|一[款个项种]|新的|在|就|对|将|把|为|关于|围绕|有关|\s)+/,
  metric:
    /^(?:的|了|但|且|并且|而且|其中|此外|随着|目前|截至|公司因|因|使得|让|中(?!国|文|小|型|心)|在(?!线|岗|职|校|建)|据|年内|共有|已有|全部|\s)+/,
  capacity: /^(?:的|了|其|该|这[款个项座]|一[款个项种座]|新的|\s)+/,
  domain: /^(?:的|了|其|在|于|到|\s)+/,
};
/** Particles and conjunctions that it takes in behind one. */
const TRAILING = /(?:的|了|等|以?后|之后|以及|并且?|和|与|及|时|之|，|、|\s)+$/;
/** What is no topic: the verb of the deal itself, whom it is with, how it went. */
const NO_TOPIC =
  /^(?:宣布|与|和|跟|同|已|合作$|投资$|战略$|协议|关系|陷入|结果|破裂|或|而|但|双方|为期|长达|超过|正式|达成|签|不|未|没有|始于|源于|标志|意味|是|成为|使|让|完成$|细节$|\d+$)/;

/** A value of free text without the times and the particles at its ends, or null when nothing of it is left. */
export function trimValue(scene: Scene, given: ValueArgument): ValueArgument | null {
  const leading = LEADING[given.role];
  if (leading === undefined || given.span === null || typeof given.value !== 'string') return given;
  let { start, end } = given.span;
  for (const time of scene.times) {
    if (time.start <= start && time.end > start && time.end <= end)
      start = given.role === 'capacity' ? start : time.end;
    else if (time.start > start && time.start < end && time.end >= end) end = time.start;
  }
  const raw = scene.text.slice(start, end);
  const lead = leading.exec(raw)?.[0].length ?? 0;
  const tail = TRAILING.exec(raw)?.[0].length ?? 0;
  if (lead + tail > 0 || start !== given.span.start || end !== given.span.end) {
    start += lead;
    end = Math.max(start, end - tail);
  }
  const value = scene.text.slice(start, end).trim();
  if (value.length < 2 || (given.role === 'topic' && NO_TOPIC.test(value))) return null;
  return { ...given, value, span: { start, end } };
}
