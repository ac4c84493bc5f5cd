import type { ArticleTime } from './article-time.ts';
import { clauseAt } from './clauses.ts';
import { splitByDates } from './dated-list.ts';
import type { Argument, EventMention, EventTime, Modality } from './event-mention.ts';
import { goalOf, timeOf } from './event-time.ts';
import type { TriggerTrace } from './event-trace.ts';
import { type Filled, fillRoles } from './fill-roles.ts';
import { maskedModality } from './masked-modality.ts';
import type { EventRule } from './rule.ts';
import { type Setting, setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';
import { contextFault, contextOf } from './trigger-index.ts';
import { unfit } from './unfit.ts';

interface Applied {
  readonly events: readonly EventMention[];
  readonly trace: TriggerTrace;
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

/** Whether a time lies after publication, as far as both are known. */
function isAhead(value: string, publishedAt: string): boolean {
  const [year, month] = [value.slice(0, 4), /^\d{4}-\d{2}/.test(value) ? value.slice(5, 7) : null];
  if (year !== publishedAt.slice(0, 4)) return year > publishedAt.slice(0, 4);
  if (month === null || publishedAt.length < 7) return false;
  if (month !== publishedAt.slice(5, 7)) return month > publishedAt.slice(5, 7);
  return value.length === 10 && publishedAt.length === 10 && value > publishedAt;
}

/**
 * What the happening's own date makes of its modality: what is still ahead is planned, and in 将超越3月14日发布的甲 the
 * plan is not of the release, which its own clause dates.
 */
function datedModality(
  stage: Stage,
  modality: Modality,
  time: EventTime,
  { publishedAt }: ArticleTime,
): Modality {
  if (time.value === null || publishedAt === null) return modality;
  const ahead = isAhead(time.value, publishedAt);
  if (modality === 'asserted') return ahead && time.source !== 'published' ? 'planned' : modality;
  const inPassing = modality === 'planned' && stage.scene.text[stage.hit.end] === '的';
  return inPassing && !ahead && time.value.slice(0, 10) !== publishedAt ? 'asserted' : modality;
}

function modalityFor(stage: Stage, article: ArticleTime): { modality: Modality; hypothetical: boolean } {
  const { rule, trigger } = stage.hit;
  const reading = maskedModality(stage, article.publishedAt);
  const goal = goalOf(stage, article.publishedAt);
  const said = reading.modality === 'asserted' && goal !== null ? 'planned' : reading.modality;
  const modality = rule.modality ?? (said === 'asserted' ? trigger.modality : undefined) ?? said;
  return { modality, hypothetical: reading.hypothetical };
}

function eventOf(stage: Stage, filled: Filled, modality: Modality, article: ArticleTime): EventMention {
  const { scene, hit } = stage;
  const goal = goalOf(stage, article.publishedAt);
  const time = goal ?? timeOf(stage, modality, article, inHeadline(stage, filled.arguments));
  return {
    type: hit.rule.type,
    modality: datedModality(stage, modality, time, article),
    time,
    arguments: filled.arguments,
    trigger: { start: hit.start, end: hit.end },
    evidence: { start: scene.start, end: scene.end },
    foundBy: hit.rule.name,
    confidence: confidenceOf(hit.rule, filled, modality),
  };
}

/** Tries one rule at one trigger: its context, its roles, what it needs. Gives the event or why there is none. */
export function applyRule(setting: Setting, article: ArticleTime): Applied {
  const { hit, scene } = setting;
  const clause = clauseAt(scene.clauses, hit.start);
  if (clause === null) return nothing(setting, 'outside every clause', null);
  const fault = contextFault(hit.trigger, contextOf(scene.text, scene, clause, hit));
  if (fault !== null) return nothing(setting, `context: ${fault}`, null);
  const stage = setStage(setting, clause);
  const filled = fillRoles(hit.rule, stage);
  const lack = unfit(stage, filled.arguments);
  if (lack !== null) return nothing(setting, lack, filled);
  const { modality, hypothetical } = modalityFor(stage, article);
  if (hypothetical) return nothing(setting, 'hypothetical', filled);
  return {
    events: splitByDates(stage, eventOf(stage, filled, modality, article)),
    trace: traceOf(setting, filled, null),
  };
}

function nothing(setting: Setting, discarded: string, filled: Filled | null): Applied {
  return { events: [], trace: traceOf(setting, filled, discarded) };
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
