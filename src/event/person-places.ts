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

/** 接替张三的李四, 帮助张三…: whom these words mark does not do what the clause tells. */
const OBLIQUE =
  /(?:接替|取代|替代|代替|接任|接班|师从|追随|跟随|对|向|从|比|像|如|帮助|协助|见到|采访|说服|引荐|结识|认识|联系|感谢|批评|指控|指责|起诉|据|自从|关于|除了?|连同)(?:了|到|过)?$/;

function isOblique(scene: Scene, person: PersonName): boolean {
  const titled = person.position?.start ?? person.start;
  const { affiliation } = person;
  const start = affiliation !== null && titled - affiliation.end < 4 ? affiliation.start : titled;
  return OBLIQUE.test(scene.text.slice(Math.max(scene.start, start - 6), start));
}

function before(stage: Stage): PersonName[] {
  const { scene, clause, hit } = stage;
  const inClause = scene
    .persons()
    .filter((person) => person.start >= clause.start && person.end <= hit.start && !isOblique(scene, person));
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

const SPEECH =
  /^[^，。：]{0,24}(?:表示|称|说|指出|透露|认为|坦言|强调|介绍|发文|回忆|报道|预计|解释|告诉[^，。：]{0,12}|补充道?|写道|援引[^，。]{0,10})(?:[，：]|$)/;
const OWN = /自己|本人|我|[他她]|^(?:已|将|曾|会|也|还|正|便|就|又|再|并|因|于|在|从|自|即日起)/;

/** 某人称，甲公司的高管离职…: what a person tells of others, in a clause with a subject of its own. */
function tellsOfOthers({ scene, clause, hit }: Stage, person: PersonName): boolean {
  if (!SPEECH.test(scene.text.slice(person.end, clause.start))) return false;
  const lead = scene.text.slice(clause.start, hit.start).trim();
  return lead.length > 4 && !OWN.test(lead);
}

function earlier(stage: Stage): PersonName[] {
  const { scene, clause } = stage;
  const persons = scene
    .persons()
    .filter(
      (person) => person.end <= clause.start && !isOblique(scene, person) && !tellsOfOthers(stage, person),
    );
  const heads = persons.filter((person) => !MODIFIES.test(scene.text.slice(person.end, person.end + 6)));
  const nearest = heads.at(-1) ?? persons.at(-1);
  return nearest === undefined ? [] : listedWith(scene, nearest, true).reverse();
}

/** Whom 他, 她, 其 or 这位 of the clause means. */
function said({ scene, clause, hit, earlierScenes }: Stage): readonly PersonName[] {
  const named = scene.persons().some((person) => person.end <= hit.start);
  // 2022年，她加入甲，之后跳槽到乙: the pronoun of an earlier clause goes on to mean the person.
  const from = named ? clause.start : Math.max(scene.start, clause.start - 80);
  const text = scene.text.slice(from, Math.min(clause.end, clause.start + 80));
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
    case 'behind':
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
