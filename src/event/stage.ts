import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Entry, OrganizationEntry } from '../dictionary/entry.ts';
import type { Mention } from '../mention/mention.ts';
import type { Span } from '../text/span.ts';
import type { Clause } from './clauses.ts';
import type { Group } from './groups.ts';
import type { Scene } from './scene.ts';
import type { TriggerHit } from './trigger-index.ts';
import { countsMarket, hasUnreadSubject } from './unread-subject.ts';

/** One trigger on its scene, with what lies round it: all that roles are filled from. */
export interface Stage {
  readonly scene: Scene;
  readonly clause: Clause;
  readonly hit: TriggerHit;
  readonly before: readonly Group[];
  readonly after: readonly Group[];
  /** 被, 由, 遭, 获 mark the agent in this clause before the trigger. */
  readonly passive: boolean;
  /** The scenes before this one, the nearest first, within the same train of thought; the title last. */
  readonly earlierScenes: readonly Scene[];
  /** What follows in the same paragraph. */
  readonly next: Scene | null;
  /** The next few sentences, whatever their paragraph. */
  readonly later: readonly Scene[];
  readonly dictionary: CompiledDictionary;
}

/** The part of the sentence between semicolons that the trigger stands in: what is joined by ； is told apart. */
export function segmentOf({ scene, clause }: Pick<Stage, 'scene' | 'clause'>): Span {
  const ends = (one: Clause | undefined) => one === undefined || one.mark === '；' || one.mark === ';';
  let first = clause.index;
  let last = clause.index;
  while (!ends(scene.clauses[first - 1])) first -= 1;
  while (!ends(scene.clauses[last])) last += 1;
  const start = scene.clauses[first]?.start ?? scene.start;
  return { start, end: (scene.clauses[last] ?? scene.clauses.at(-1))?.end ?? scene.end };
}

/** Words after which the verb that follows has the clause's first subject, not the nearest noun. */
const GOES_ON = /并(?!购|列|非|不|未|行|存|发|肩|联|轨|于)|后(?!训练|续)|再|且|，/;

/** The dictionary's entry of a mention. */
export function entryOf(dictionary: CompiledDictionary, mention: Mention): Entry | undefined {
  return mention.entityId === null ? undefined : dictionary.dictionary.entries.get(mention.entityId);
}

/** The main maker that the dictionary gives for a model. */
export function makerOf(dictionary: CompiledDictionary, model: Mention): OrganizationEntry | null {
  const entry = entryOf(dictionary, model);
  if (entry?.kind !== 'model') return null;
  const maker = dictionary.dictionary.entries.get(entry.makers[0] ?? '');
  return maker?.kind === 'organization' ? maker : null;
}

const isFree = (group: Group) => group.marker === null && !group.source;

/** 甲的竞争对手, 甲的子公司, 甲供应商: another than 甲, and nobody read. */
const SOMEBODY_OF =
  /^(?:公司|集团)?(?:的|旗下的?|最大的?|前|主要)*(?:一家|某|海外|全资|控股|核心){0,2}(?:竞争对手|对手|竞品|子公司|供应商|客户|投资者|投资人|支持者|股东|合作伙伴|代工厂|孙公司|关联公司)(?![一-龥]{0,2}[“「《A-Z])/;

/** Whether a group only tells whose rival, part or customer acts. */
function tellsWhose({ scene, hit }: Stage, group: Group): boolean {
  // The trigger's own word (百度的合作伙伴包括…) is no such head.
  const until = hit.start >= group.end ? Math.min(group.end + 16, hit.start) : group.end + 16;
  return SOMEBODY_OF.test(scene.text.slice(group.end, until));
}

/** Unmarked groups before the trigger in its clause, the likeliest subject first. */
export function themesOf(stage: Stage): Group[] {
  const { before, hit, scene } = stage;
  const unmarked = before.filter(isFree);
  const free = unmarked.filter((group) => !tellsWhose(stage, group));
  const nearest = free.at(-1);
  if (nearest === undefined && unmarked.length > 0) return [];
  // 多家车企如甲、乙宣布…: the examples stand for the subject.
  if (nearest === undefined) return before.filter(mayGoOn);
  const between = scene.text.slice(nearest.end, hit.start);
  return GOES_ON.test(between) && free.length > 1 ? free : [...free].reverse();
}

/** Groups that could be the agent before a trigger in its clause, the likeliest first; voice is undone. */
export function subjectsOf(stage: Stage): Group[] {
  if (!stage.passive) return themesOf(stage);
  return stage.before.filter((group) => group.marker === 'by' || group.marker === 'receive');
}

/** 由前谷歌员工创立的甲: 谷歌 is not what is bought. */
const FORMER = /[前原]/;

/** Groups that could be the object of a trigger, the likeliest first. */
export function objectsOf(stage: Stage): Group[] {
  const { before, after } = stage;
  const taken = before.filter((group) => group.marker === 'take' || group.marker === 'to');
  const following = after.filter(
    (group) =>
      (group.marker === null &&
        !FORMER.test(stage.scene.text.slice(group.start - 1, group.start)) &&
        !tellsWhose(stage, group)) ||
      group.marker === 'take' ||
      group.marker === 'including',
  );
  const patients = stage.passive ? before.filter(isFree).reverse() : [];
  return [...following, ...taken, ...patients];
}

const mayGoOn = (group: Group) => isFree(group) || (group.marker === 'including' && !group.source);

/** More than this before a trigger, besides names and times, holds a subject that is no name. */
const LONGEST_ADVERBIAL = 12;

/** Whether the clause has a subject of its own that names nobody (其他开发人员已开始…). */
function hasOwnSubject(stage: Stage): boolean {
  const { scene, clause, hit, before } = stage;
  const free = before.filter(isFree);
  if (free.length > 0 && free.every((group) => tellsWhose(stage, group))) return true;
  if (free.length > 0 || hit.rule.roles.some((role) => 'kind' in role && role.kind === 'person'))
    return false;
  if (hit.rule.type === 'statistic') return countsMarket(scene, clause, hit.start);
  if (hasUnreadSubject(scene, clause, hit.start)) return true;
  const names = [...before, ...scene.times].filter(
    (one) => one.start >= clause.start && one.end <= hit.start,
  );
  const covered = names.reduce((sum, { start, end }) => sum + end - start, 0);
  return hit.start - clause.start - covered > LONGEST_ADVERBIAL;
}

/** Whether a clause without a name is about somebody whom no mention reads. */
function isStrangers(scene: Scene, index: number): boolean {
  const clause = scene.clauses[index];
  return clause !== undefined && hasUnreadSubject(scene, clause, clause.end);
}

/** A count stands in a noun phrase of its own, and persons of a house act for it in between. */
function mindsStrangers({ rule }: TriggerHit): boolean {
  return rule.type !== 'statistic' && !rule.roles.some((role) => 'kind' in role && role.kind === 'person');
}

/** Whether somebody unread is the subject of an earlier clause of the sentence, nearer than any name. */
function strangerBefore({ scene, clause, hit }: Stage): boolean {
  if (!mindsStrangers(hit)) return false;
  for (let index = clause.index - 1; index >= 0; index -= 1) {
    if (scene.groups.some((group) => group.clause === index && mayGoOn(group))) return false;
    if (isStrangers(scene, index)) return true;
  }
  return false;
}

/** Subjects of the earlier clauses of the sentence: the nearest clause first, in it the first unmarked group. */
export function earlierSubjects(stage: Stage): Group[] {
  const { scene, clause } = stage;
  if (!scene.groups.some((group) => group.clause < clause.index && mayGoOn(group))) return [];
  if (hasOwnSubject(stage)) return [];
  const found: Group[] = [];
  const { start } = segmentOf(stage);
  for (let index = clause.index - 1; index >= 0; index -= 1) {
    if ((scene.clauses[index]?.start ?? 0) < start) break;
    const inClause = scene.groups.filter((group) => group.clause === index && mayGoOn(group));
    if (inClause.length === 0 && mindsStrangers(stage.hit) && isStrangers(scene, index)) break;
    found.push(
      ...inClause.filter((group) => !group.affiliation),
      ...inClause.filter((group) => group.affiliation),
    );
  }
  return found;
}

const GOES_ON_LISTING = /^\s?(?:包括|包含|分别|其中|即|涵盖|有|如|例如|它们是|如下)/;

/** Groups of the clause after the trigger's, where that clause only spells out what the trigger's clause announced. */
export function nextGroups(stage: Stage): Group[] {
  const { scene, clause } = stage;
  const next = scene.clauses[clause.index + 1];
  if (next === undefined) return [];
  const opens =
    clause.mark === '：' ||
    clause.mark === ':' ||
    GOES_ON_LISTING.test(scene.text.slice(next.start, next.end));
  return opens ? scene.groups.filter((group) => group.clause === next.index) : [];
}

/** What the sentences before are about: the first unmarked group of each, the nearest sentence first. */
export function topicGroups(stage: Stage): Group[] {
  const topics = stage.earlierScenes.flatMap((scene) => scene.groups.filter(isFree));
  if (topics.length === 0 || hasOwnSubject(stage) || strangerBefore(stage)) return [];
  return [...topics.filter((group) => !group.affiliation), ...topics.filter((group) => group.affiliation)];
}

const SAID =
  /该(?:公司|集团|企业|模型|产品|平台|机构|项目)|这[家款个](?!人)|其(?![中他它实余间次])|双方|两家|二者|后者|前者|此次|本次|其中|本轮|此轮|该轮|这轮|投资方|(?:^|目前|本|称|示|因此|今日|，)公司(?!股|旗下的第)|它/;

const ENDS_IN_TIME = /(?:前|后|之际|时|期间|以来|首日|当天|当日)(?:[一二三两数几]?[天日周月年])?$/;
const MOVES_ON_MARKET = /^[^，。；]{0,8}(?:涨|跌|停牌|复牌|封板|触及|高开|低开|走强|走弱)/;

/**
 * The subject that the next clause brings: 上市之前，甲…; 签署合同，甲涨停. Empty where it is nobody read, null where the
 * clause does not lean on the next one.
 */
function subjectBehind({ scene, clause }: Stage): Group[] | null {
  const next = scene.clauses[clause.index + 1];
  if (next === undefined || clause.mark !== '，') return null;
  const first = scene.groups.find((group) => group.clause === next.index && isFree(group));
  const rest = scene.text.slice(first?.end ?? next.start, next.end);
  const leans = ENDS_IN_TIME.test(scene.text.slice(clause.start, clause.end)) || MOVES_ON_MARKET.test(rest);
  if (!leans) return null;
  return first !== undefined && first.start - next.start <= 2 ? [first] : [];
}

/** Whom a pronoun of the clause (该公司, 这家, 其, 双方) means: first the sentence's own groups, then the topics. */
export function saidGroups(stage: Stage): Group[] {
  const { scene, clause, hit } = stage;
  const from = Math.max(clause.start, hit.start - 60);
  const text = scene.text.slice(from, Math.min(clause.end, hit.end + 40));
  const bare = stage.before.length === 0 && clause.index === 0;
  if (!bare && !SAID.test(text)) return [];
  if (bare) {
    const behind = subjectBehind(stage);
    if (behind !== null) return behind;
  }
  const own = scene.groups.filter(
    (group) => group.clause < clause.index && !group.source && !group.affiliation,
  );
  return [...own.reverse(), ...topicGroups(stage)];
}

const SPELLS_OUT = /^.{0,16}(?:受影响|包括|其中|具体|分别|名单|涉及|它们是|他们是)/;
/** A list that a colon announces is read this many lines far. */
const LIST_LINES = 3;

/** Groups of what follows, where it spells out who is meant: lines after a colon, or a sentence with 包括, 分别为. */
export function followingGroups({ scene, later }: Stage): readonly Group[] {
  const [next] = later;
  if (next === undefined) return [];
  if (/[：:]$/.test(scene.text.slice(scene.start, scene.end))) {
    const lines = later.slice(0, LIST_LINES);
    const end = lines.findIndex((line) => line.groups.length < 2);
    return (end < 0 ? lines : lines.slice(0, Math.max(1, end))).flatMap((line) => line.groups);
  }
  const opens = SPELLS_OUT.test(next.text.slice(next.start, next.start + 30));
  return opens ? next.groups.filter((group) => !group.source) : [];
}
