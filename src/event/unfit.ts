import { overlaps } from '../text/span.ts';
import type { Argument } from './event-mention.ts';
import type { EventRule } from './rule.ts';
import type { Stage } from './stage.ts';
import { makerItself, strangerOf } from './stranger.ts';

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
export function unfit(stage: Stage, filled: readonly Argument[]): string | null {
  const { rule } = stage.hit;
  const lack = missing(rule, filled);
  if (lack !== null) return lack;
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
