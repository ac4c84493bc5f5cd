import type { Quantity } from '../mention/quantity.ts';
import type { Span } from '../text/span.ts';
import { clauseAt } from './clauses.ts';
import type { ValueArgument } from './event-mention.ts';
import type { Group } from './groups.ts';
import type { NumberRole, TextRole } from './rule.ts';
import { type Stage, segmentOf } from './stage.ts';
import { trimValue } from './trim-values.ts';

/** No pattern is tried on more text than this. */
const WINDOW = 120;

/** No phrase goes on longer than this after its verb. */
const PHRASE = 28;
const ADVERBS =
  /(?:全面|大幅|再次|再度|正式|限时|永久|完全|免费|重大|全新|即将|同步|价格|服务|版本|[a-zA-Z]+\s)+$/;

function phraseStart({ scene, clause, hit }: Stage): number {
  const before = scene.text.slice(Math.max(clause.start, hit.start - 16), hit.start);
  return hit.start - (ADVERBS.exec(before)?.[0].length ?? 0);
}

function windowOf(stage: Stage, within: TextRole['within']): Span {
  const { scene, clause, hit } = stage;
  switch (within) {
    case 'before':
      return { start: Math.max(scene.start, hit.start - WINDOW), end: hit.start };
    case 'after':
      return { start: hit.end, end: Math.min(scene.end, hit.end + WINDOW) };
    case 'clause':
      return {
        start: Math.max(clause.start, hit.start - WINDOW),
        end: Math.min(clause.end, hit.end + WINDOW),
      };
    case 'sentence': {
      const part = segmentOf(stage);
      return { start: Math.max(part.start, hit.start - WINDOW), end: Math.min(part.end, hit.end + WINDOW) };
    }
    case 'phrase':
      return { start: phraseStart(stage), end: Math.min(clause.end, hit.end + PHRASE) };
  }
}

function captured(role: string, match: RegExpMatchArray, from: number): ValueArgument[] {
  const value = match[1] ?? match[0];
  if (value.trim() === '') return [];
  const start = from + (match.index ?? 0) + match[0].indexOf(value);
  return [{ role, value: value.trim(), span: { start, end: start + value.length } }];
}

const SIZE_WORD = /^(?:数量|总数|规模|数)/;
const LEADING = /^(?:但|实际|其|的|服务|拥有|覆盖|\s)+/;

/** The capture and the trigger's word after it, as one value. */
function closed({ scene, hit }: Stage, role: TextRole, match: RegExpExecArray): ValueArgument[] {
  const start = hit.start - (match[1]?.length ?? 0);
  const end = hit.end + (SIZE_WORD.exec(scene.text.slice(hit.end, hit.end + 2))?.[0].length ?? 0);
  const raw = scene.text.slice(start, end);
  const lead = raw.length - raw.replace(LEADING, '').length;
  return [{ role: role.role, value: raw.slice(lead).trim(), span: { start: start + lead, end } }];
}

/** What a text role's pattern captures near the trigger: the first match, or all of them, without loose ends. */
export function fillText(stage: Stage, role: TextRole): ValueArgument[] {
  return capture(stage, role).flatMap((value) => trimValue(stage.scene, value) ?? []);
}

function capture(stage: Stage, role: TextRole): ValueArgument[] {
  const window = windowOf(stage, role.within);
  const text = stage.scene.text.slice(window.start, window.end);
  if (role.all === true) {
    const every = new RegExp(role.capture.source, `${role.capture.flags.replace('g', '')}g`);
    return [...text.matchAll(every)].flatMap((match) => captured(role.role, match, window.start));
  }
  const match = role.capture.exec(text);
  if (match === null) return [];
  return role.withTrigger === true ? closed(stage, role, match) : captured(role.role, match, window.start);
}

function distance(quantity: Quantity, trigger: Span): number {
  return quantity.start >= trigger.end ? quantity.start - trigger.end : trigger.start - quantity.end;
}

function fits(text: string, role: NumberRole, quantity: Quantity): boolean {
  if (!role.quantity.includes(quantity.kind)) return false;
  if (role.units !== undefined && !role.units.test(quantity.unit)) return false;
  const before = text.slice(Math.max(0, quantity.start - 12), quantity.start);
  const after = text.slice(quantity.end, quantity.end + 8);
  return (
    (role.before?.test(before) ?? true) &&
    !(role.notBefore?.test(before) ?? false) &&
    (role.after?.test(after) ?? true) &&
    !(role.notAfter?.test(after) ?? false)
  );
}

function numberWindow(stage: Stage, within: NumberRole['within']): Span {
  const { scene, clause } = stage;
  // A quantity may reach into the trigger's word: 400万用户 is one.
  if (within === 'before') return { ...windowOf(stage, within), end: stage.hit.end };
  if (within === 'after') return { ...windowOf(stage, within), start: stage.hit.start };
  if (within !== 'near') return windowOf(stage, within);
  const previous = scene.clauses[clause.index - 1] ?? clause;
  const next = scene.clauses[clause.index + 2] ?? scene.clauses[clause.index + 1] ?? clause;
  const part = segmentOf(stage);
  return { start: Math.max(part.start, previous.start), end: Math.min(part.end, next.end) };
}

/** Of one size written twice (1.97万亿亿次（197EFLOPS）) the short form is the one to keep. */
const plainness = (quantity: Quantity) =>
  quantity.kind === 'computing' && quantity.unit === 'FLOPS' ? 1 : 0;

/** Whether a number stands in another clause that tells what another company did (甲估值破百亿，乙刚融50亿). */
function isOthers({ scene, clause }: Stage, role: NumberRole, quantity: Quantity): boolean {
  if (role.notOthers === undefined) return false;
  const own = clauseAt(scene.clauses, quantity.start);
  if (own === null || own.index === clause.index) return false;
  if (!role.notOthers.test(scene.text.slice(own.start, own.end))) return false;
  const named = (group: Group) =>
    group.marker === null &&
    !group.source &&
    group.actors.some((actor) => actor.mentions.some((mention) => mention.kind === 'organization'));
  const here = scene.groups.some((group) => group.clause === clause.index && named(group));
  return (
    here &&
    scene.groups.some((group) => group.clause === own.index && group.end <= quantity.start && named(group))
  );
}

/** The number of the right kind that stands nearest to the trigger. */
export function fillNumber(stage: Stage, role: NumberRole): ValueArgument[] {
  const { scene, hit } = stage;
  const window = numberWindow(stage, role.within);
  const fitting = scene.quantities
    .filter((quantity) => quantity.start >= window.start && quantity.end <= window.end)
    .filter((quantity) => distance(quantity, hit) <= (role.reach ?? WINDOW))
    .filter((quantity) => fits(scene.text, role, quantity) && !isOthers(stage, role, quantity))
    .sort((a, b) => plainness(a) - plainness(b) || distance(a, hit) - distance(b, hit));
  const nearest = fitting[0];
  if (nearest === undefined) return [];
  const { value, unit, approximate, start, end } = nearest;
  const measure = unit === '' || unit === '架' ? {} : { unit };
  return [
    { role: role.role, value, ...measure, ...(approximate ? { approximate } : {}), span: { start, end } },
  ];
}
