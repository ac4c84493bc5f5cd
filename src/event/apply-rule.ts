import { overlaps } from '../text/span.ts';
import { clauseAt } from './clauses.ts';
import type { Argument, EventMention, EventTime, Modality } from './event-mention.ts';
import { type ArticleTime, goalOf, timeOf } from './event-time.ts';
import type { TriggerTrace } from './event-trace.ts';
import { type Filled, fillRoles } from './fill-roles.ts';
import type { Group } from './groups.ts';
import { markerIn } from './markers.ts';
import { modalityOf } from './modality.ts';
import type { EventRule } from './rule.ts';
import type { Stage } from './stage.ts';
import { makerItself, strangerOf } from './stranger.ts';
import { contextFault, contextOf } from './trigger-index.ts';

interface Applied {
  readonly event: EventMention | null;
  readonly trace: TriggerTrace;
}

type Setting = Pick<Stage, 'scene' | 'hit' | 'earlierScenes' | 'next' | 'later' | 'dictionary'>;

/** 由甲创办的乙: the agent is another verb's. */
const RELATIVE = /(?:推出|发布|创办|创立|开发|打造|研发|领投|组成|投资|成立|组建|运营|控股|支持)的/;

/** A second verb beside the trigger (接入并调用) marks nothing either. */
const ALSO = /^(?:了|并|和|及|、)*(?:正式|全面)?(?:调用|使用|采用|支持|适配|部署|集成|接入)/;

/** The groups after the trigger; the trigger's own word does not mark the first of them. */
function afterTrigger(text: string, from: number, inClause: readonly Group[]): Group[] {
  const [first, ...rest] = inClause.filter((group) => group.start >= from);
  return first === undefined
    ? []
    : [{ ...first, marker: markerIn(text.slice(from, first.start).replace(ALSO, '')) }, ...rest];
}

function stageOf(setting: Setting): Stage | null {
  const { scene, hit } = setting;
  const clause = clauseAt(scene.clauses, hit.start);
  if (clause === null) return null;
  const inClause = scene.groups.filter((group) => group.clause === clause.index);
  const before = inClause.filter((group) => group.end <= hit.start);
  const after = afterTrigger(scene.text, hit.end, inClause);
  const bare = /(?:被|遭到?|受到|获得?)$/.test(
    scene.text.slice(Math.max(clause.start, hit.start - 3), hit.start),
  );
  const acts = (group: Group) => !RELATIVE.test(scene.text.slice(group.end, hit.start));
  const passive =
    bare || before.some((group) => (group.marker === 'by' || group.marker === 'receive') && acts(group));
  return { ...setting, clause, before, after, passive };
}

function missing(rule: EventRule, filled: readonly Argument[]): string | null {
  const has = (need: string): boolean => {
    const [role, least] = need.split('>=');
    return filled.filter((argument) => argument.role === role).length >= Number(least ?? 1);
  };
  for (const need of rule.needs) {
    const roles = typeof need === 'string' ? [need] : need;
    if (!roles.some(has)) return `no ${roles.join(' or ')}`;
  }
  return null;
}

/** Why what the roles hold makes no event of this rule, or null. */
function unfit(stage: Stage, filled: readonly Argument[]): string | null {
  const { rule } = stage.hit;
  const groups = [...stage.before, ...stage.after];
  const model = groups.some((group) =>
    group.actors.some((actor) => actor.mentions.some((one) => one.kind === 'model')),
  );
  const inName = stage.scene.groups.some((group) => group.actors.some((actor) => overlaps(actor, stage.hit)));
  if (rule.outsideNames === true && inName) return 'the trigger is part of a name';
  if (rule.withoutModel === true && model) return 'a model is named';
  if (rule.byOthers === true) return makerItself(stage, filled);
  return rule.byMaker === true ? strangerOf(stage, filled) : null;
}

function confidenceOf(rule: EventRule, filled: Filled, modality: Modality): number {
  const remote = [...filled.places.values()].some((place) => place === 'topic');
  const shade = (remote ? 0.1 : 0) + (modality === 'asserted' ? 0 : 0.05);
  return Math.round(Math.max(0.3, rule.confidence - shade) * 100) / 100;
}

/** Whether the headline names who or what the event is about. */
function inHeadline(stage: Stage, filled: readonly Argument[]): boolean {
  const title = stage.earlierScenes.find((scene) => scene.sentence.inTitle);
  const named = title?.groups.flatMap((group) => group.actors.flatMap((actor) => actor.mentions)) ?? [];
  const text = title?.text.slice(title.start, title.end) ?? '';
  return filled.some(
    (argument) =>
      'name' in argument &&
      (named.some((mention) => mention.name === argument.name) ||
        (argument.kind === 'person' && text.includes(argument.name))),
  );
}

/** 将超越3月14日发布的甲: the plan is not of the release, which its own clause dates. */
function isPastInPassing(stage: Stage, modality: Modality, time: EventTime, article: ArticleTime): boolean {
  const { scene, hit } = stage;
  if (modality !== 'planned' || scene.text[hit.end] !== '的') return false;
  return (
    time.value !== null &&
    article.publishedAt !== null &&
    time.value < article.publishedAt.slice(0, time.value.length)
  );
}

/** Tries one rule at one trigger: its context, its roles, what it needs. Gives the event or why there is none. */
export function applyRule(setting: Setting, article: ArticleTime): Applied {
  const { hit, scene } = setting;
  const { rule, trigger } = hit;
  const place = { start: hit.start, end: hit.end };
  const give = (discarded: string, filled: Filled | null): Applied => ({
    event: null,
    trace: traceOf(setting, filled, discarded),
  });
  const stage = stageOf(setting);
  if (stage === null) return give('outside every clause', null);
  const fault = contextFault(trigger, contextOf(scene.text, scene, stage.clause, place));
  if (fault !== null) return give(`context: ${fault}`, null);
  const filled = fillRoles(rule, stage);
  const lack = missing(rule, filled.arguments) ?? unfit(stage, filled.arguments);
  if (lack !== null) return give(lack, filled);
  const reading = modalityOf(scene.text, {
    sentence: scene,
    trigger: place,
    next: setting.next,
    times: scene.times,
    publishedAt: article.publishedAt,
    type: rule.type,
  });
  if (reading.hypothetical) return give('hypothetical', filled);
  const goal = goalOf(stage, article.publishedAt);
  const said = reading.modality === 'asserted' && goal !== null ? 'planned' : reading.modality;
  const modality = rule.modality ?? (said === 'asserted' ? trigger.modality : undefined) ?? said;
  const time = goal ?? timeOf(stage, modality, article, inHeadline(stage, filled.arguments));
  const event: EventMention = {
    type: rule.type,
    modality: isPastInPassing(stage, modality, time, article) ? 'asserted' : modality,
    time,
    arguments: filled.arguments,
    trigger: place,
    evidence: { start: scene.start, end: scene.end },
    foundBy: rule.name,
    confidence: confidenceOf(rule, filled, modality),
  };
  return { event, trace: traceOf(setting, filled, null) };
}

function traceOf({ hit, scene }: Setting, filled: Filled | null, discarded: string | null): TriggerTrace {
  return {
    sentence: scene.sentence.index,
    trigger: { start: hit.start, end: hit.end },
    rule: hit.rule.name,
    arguments: (filled?.arguments ?? []).map((argument) => ({
      argument,
      from: filled?.places.get(argument.role) ?? '',
    })),
    discarded,
  };
}
