import type { PersonName } from './persons.ts';
import type { Place } from './rule.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

/** Persons named in one breath: 甲、乙和丙, with titles between them. */
function listedWith(scene: Scene, person: PersonName, backwards: boolean): PersonName[] {
  const persons = scene.persons();
  const list = [person];
  let at = persons.indexOf(person);
  for (;;) {
    const next = persons[backwards ? at - 1 : at + 1];
    const last = list.at(-1);
    if (next === undefined || last === undefined) return list;
    const [left, right] = backwards ? [next, last] : [last, next];
    const gap = scene.text.slice(left.end, right.start);
    if (
      gap.length > 30 ||
      !/^(?:[（(][^）)]*[）)])?\s?(?:、|和|与|及|以及|，?还有|\/)/.test(gap) ||
      /[。；]/.test(gap)
    )
      return list;
    list.push(next);
    at += backwards ? -1 : 1;
  }
}

function before(stage: Stage): PersonName[] {
  const { scene, clause, hit } = stage;
  const inClause = scene
    .persons()
    .filter((person) => person.start >= clause.start && person.end <= hit.start);
  const nearest = inClause.at(-1);
  return nearest === undefined ? [] : listedWith(scene, nearest, true).reverse();
}

function after(stage: Stage): PersonName[] {
  const { scene, clause, hit } = stage;
  const first = scene.persons().find((person) => person.start >= hit.end && person.start < clause.end);
  return first === undefined ? [] : listedWith(scene, first, false);
}

/** 王某AI创业公司: the person only says whose company it is. */
const MODIFIES = /^(?:的|AI|旗下|创立|创办|团队|控股|组建|带队)/;

function earlier(stage: Stage): PersonName[] {
  const { scene, clause } = stage;
  const persons = scene.persons().filter((person) => person.end <= clause.start);
  const heads = persons.filter((person) => !MODIFIES.test(scene.text.slice(person.end, person.end + 6)));
  const nearest = heads.at(-1) ?? persons.at(-1);
  return nearest === undefined ? [] : listedWith(scene, nearest, true).reverse();
}

/** Whom 他, 她, 其 or 这位 of the clause means. */
function said({ scene, clause, earlierScenes }: Stage): readonly PersonName[] {
  const text = scene.text.slice(clause.start, Math.min(clause.end, clause.start + 80));
  return /[他她]|其(?!他|它|中)|这[位名]|此人/.test(text)
    ? (earlierScenes[0]?.persons().slice(0, 1) ?? [])
    : [];
}

/** The persons in a place seen from the trigger. */
export function personsIn(stage: Stage, place: Place): readonly PersonName[] {
  switch (place) {
    case 'subject':
      return before(stage);
    case 'object':
    case 'next':
      return after(stage);
    case 'earlier':
      return earlier(stage);
    case 'clause':
    case 'sentence':
      return [...before(stage), ...after(stage)];
    case 'said':
      return said(stage);
    case 'topic':
      return stage.earlierScenes[0]?.persons().slice(0, 1) ?? [];
    default:
      return [];
  }
}
