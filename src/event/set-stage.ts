import type { Clause } from './clauses.ts';
import type { Group } from './groups.ts';
import { markerIn } from './markers.ts';
import type { Stage } from './stage.ts';

/** A trigger with what lies round its sentence. */
export type Setting = Pick<Stage, 'scene' | 'hit' | 'earlierScenes' | 'next' | 'later' | 'dictionary'>;

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

/** Sets the stage of a trigger in its clause: the groups before and after it, and its voice. */
export function setStage(setting: Setting, clause: Clause): Stage {
  const { scene, hit } = setting;
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
