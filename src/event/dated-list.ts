import type { Mention } from '../mention/mention.ts';
import type { TimeExpression } from '../mention/time-expression.ts';
import { fromMention } from './arguments.ts';
import type { Argument, EventMention } from './event-mention.ts';
import type { Stage } from './stage.ts';

/** A date stands at most this far before the name that it dates. */
const NEAR = 24;

interface Dated {
  readonly model: Mention;
  readonly time: TimeExpression;
}

/** Models after the trigger that have a day of their own before them, with nothing else named in between. */
function datedModels({ scene, hit }: Stage): Dated[] {
  const mentions = scene.groups.flatMap((group) => group.actors).flatMap((actor) => actor.mentions);
  return mentions.flatMap((model) => {
    if (model.kind !== 'model' || model.start < hit.end) return [];
    const time = scene.times.findLast((one) => one.end <= model.start && model.start - one.end <= NEAR);
    if (time?.value?.length !== 10) return [];
    const named = mentions.some((other) => other.start >= time.end && other.end <= model.start);
    return named ? [] : [{ model, time }];
  });
}

function versionOf({ start, end, version }: Mention, text: string): Argument[] {
  return version === undefined
    ? []
    : [{ role: 'version', value: text.slice(start, end), span: { start, end } }];
}

/**
 * One event for each date where a verb's models are listed with theirs (3月30日发布甲、4月1日乙、4月2日丙), else the event
 * as it is.
 */
export function splitByDates(stage: Stage, event: EventMention): EventMention[] {
  if (event.type !== 'model_release') return [event];
  const dated = datedModels(stage);
  if (new Set(dated.map(({ time }) => time.value)).size < 2) return [event];
  const shared = event.arguments.filter(({ role }) => role !== 'model' && role !== 'version');
  return dated.map(({ model, time }) => ({
    ...event,
    time: { value: time.value, source: time.source, span: { start: time.start, end: time.end } },
    arguments: [fromMention('model', model), ...versionOf(model, stage.scene.text), ...shared],
  }));
}
