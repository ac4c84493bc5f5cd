import type { Group } from './groups.ts';
import type { Marker } from './markers.ts';
import type { Place } from './rule.ts';
import {
  earlierSubjects,
  followingGroups,
  nextGroups,
  objectsOf,
  type Stage,
  saidGroups,
  subjectsOf,
  themesOf,
  topicGroups,
} from './stage.ts';

/** Between a name and the trigger it stands directly before. */
const NEAR = 4;

const MARKED: Readonly<Partial<Record<Place, readonly Marker[]>>> = {
  with: ['with'],
  to: ['to', 'take'],
  from: ['from'],
  at: ['at'],
  basis: ['basis'],
};

function nearestFirst(groups: readonly Group[], trigger: number): Group[] {
  return [...groups].sort((a, b) => Math.abs(a.start - trigger) - Math.abs(b.start - trigger));
}

/** The groups of the trigger's own clause, before and after it, that a marker governs. */
function markedGroups(stage: Stage, markers: readonly Marker[]): Group[] {
  const marked = [...stage.before, ...stage.after].filter(
    (group) => group.marker !== null && markers.includes(group.marker),
  );
  return nearestFirst(marked, stage.hit.start);
}

/** The groups that stand in a place seen from the trigger, the likeliest first. */
export function groupsIn(stage: Stage, place: Place): readonly Group[] {
  const markers = MARKED[place];
  if (markers !== undefined) return markedGroups(stage, markers);
  switch (place) {
    case 'subject':
      return subjectsOf(stage);
    case 'theme':
      return themesOf(stage);
    case 'agent':
      return stage.before.filter((group) => group.marker === 'by' || group.marker === 'receive').reverse();
    case 'near':
      return stage.before.slice(-1).filter((group) => stage.hit.start - group.end <= NEAR);
    case 'object':
      return objectsOf(stage);
    case 'earlier':
      return earlierSubjects(stage);
    case 'head':
      return stage.scene.groups.filter(
        (group) => group.marker === null && !group.source && !group.affiliation,
      );
    case 'behind':
      return objectsOf(stage).filter((group) => group.start >= stage.hit.end);
    case 'next':
      return nextGroups(stage);
    case 'following':
      return followingGroups(stage);
    case 'clause':
      return nearestFirst([...stage.before, ...stage.after], stage.hit.start).filter(
        (group) => !group.source,
      );
    case 'sentence':
      return nearestFirst(stage.scene.groups, stage.hit.start).filter((group) => !group.source);
    case 'said':
      return saidGroups(stage);
    case 'topic':
      return topicGroups(stage);
    default:
      return [];
  }
}
