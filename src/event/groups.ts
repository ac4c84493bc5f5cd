import type { Mention } from '../mention/mention.ts';
import type { Span } from '../text/span.ts';
import type { Clause } from './clauses.ts';
import { type Marker, markerIn } from './markers.ts';
import { TITLE_NOUN } from './persons.ts';

/** One place in the text that names something; a collective or double reading gives several mentions. */
export interface Actor extends Span {
  readonly mentions: readonly Mention[];
  /** It stands before another of its group as owner or maker (百度 in 百度旗下文心一言). */
  readonly owner: boolean;
}

/** Actors that hang together by commas, 和, brackets or ownership. */
export interface Group extends Span {
  readonly actors: readonly Actor[];
  readonly marker: Marker | null;
  readonly clause: number;
  /** The text's own source (据…报道, …获悉), never a participant. */
  readonly source: boolean;
  /** It only says where a person is or was (前商汤科技副总裁闫俊杰). */
  readonly affiliation: boolean;
}

const MODIFIER =
  '(?:AI|人工智能|生成式|通用|中文|最新|全新|新一代|新|首[个款]|第[一二三四五六七八九十]+[代款]|多模态|文生图|视频生成?|图像|大语言|大|语言|开源|闭源|推理|模型|产品|聊天|机器人|助手|智能|系列|旗舰|版|应用|服务|的|App|APP|app|\\s)';
/** From an owner to what it owns or made. */
const OWNING = new RegExp(
  `^(?:（[^）]{1,24}）|\\([^)]{1,24}\\))?(?:集团|公司|团队)?(?:旗下的?|下属的?|下辖的?|自研的?|自主研发的?|开发的|研发的|研制的|推出的|发布的|打造的|训练的|的|·|\\s)?${MODIFIER}{0,8}[“"「『《（(]?$`,
);
/** 甲旗下外卖平台乙: whatever 旗下 says of what it holds. */
const HOUSE =
  /^(?:（[^）]{1,24}）|\([^)]{1,24}\))?(?:集团|公司)?旗下的?(?![^，。]*(?:与|和|及|、))[\u4e00-\u9fffA-Za-z ]{0,10}[“"「『《]?$/;
/** 甲旗下基金收购乙 is no name of a house. */
const VERB_IN_HOUSE =
  /收购|并购|投|发布|推出|上线|接入|采用|参与|开源|起诉|称|获|将|已|与|向|对|给|被|由|拟|在|联合|携手|支持|使用|选择|宣布|完成|达成|合作|入股|买|卖|转让|签|融合|集成|部署|任命|挖/;
/** From one member of a list to the next. */
const TAIL =
  '(?:[”"」』》）)\\s]|（[^）]{1,24}）|\\([^)]{1,24}\\)|集团|公司|科技|基金|资本|投资|创投|中国|大模型|模型|[A-Za-z0-9.\\-]{1,12}|系列|等|实验室){0,4}';
const LISTING = new RegExp(
  `^${TAIL}(?:[、/&＆-]|[，,]?(?:和|与|及|以及|暨|还有|或)|\\s?和\\s?|跟|夥)[^，。；：！？,;（(]{0,12}$`,
);
/** Words that show that what stands between two names is more than a list. */
const VERB_IN_LIST =
  /宣布|表示|发布|推出|达成|合作|签|收购|投资|完成|称|获|将|已|是|在|对(?!话)|向(?!量)|被|由|从|为|用户|会议|平台的/;
/** 甲开源乙 tells an act, 基于甲开源乙 does not. */
const OPENING = /^\s?开源(?!的)/;
const LEANING = /(?:基于|采用|使用|搭载|接入|依托|引入|是|用|和|与|、)$/;
/** 甲（以下简称“乙”）: the second name is another for the first. */
const ALIAS = /^\s?[（(](?:(?:以?下)?简?称|又名|又称|原名|即|英文名)?(?:为|[：:])?\s?[“"「『]?$/;

function isOwning(gap: string, left: Actor, right: Actor): boolean {
  const kinds = [left.mentions[0]?.kind, right.mentions[0]?.kind];
  if (kinds[0] !== 'organization' || kinds[1] === 'city') return false;
  if (HOUSE.test(gap) && !VERB_IN_HOUSE.test(gap)) return true;
  if (kinds[1] === 'organization' && !/旗下|下属|的$|^$|^\s$/.test(gap)) return false;
  return OWNING.test(gap);
}

function isListing(gap: string, left: Actor, right: Actor): boolean {
  const isCity = (actor: Actor) => actor.mentions[0]?.kind === 'city';
  if (isCity(left) !== isCity(right)) return false;
  if (!LISTING.test(gap)) return false;
  return !VERB_IN_LIST.test(gap);
}

type Link = 'owning' | 'listing' | 'alias' | null;

function linkOf(text: string, left: Actor, right: Actor): Link {
  const gap = text.slice(left.end, right.start);
  if (gap.length > 40) return null;
  if (ALIAS.test(gap)) return 'alias';
  if (isListing(gap, left, right)) return 'listing';
  if (OPENING.test(gap) && !LEANING.test(text.slice(Math.max(0, left.start - 6), left.start))) return null;
  return isOwning(gap, left, right) ? 'owning' : null;
}

const SOURCE_AFTER =
  /^(?:[^，。、]{0,4})(?:报道|获悉|讯[，。 ]|讯$|消息[，：]|援引|记者|电[，（(]|官网显示|注意到|百科|资料显示|信息显示|独家(?:获悉|报道|消息|了解|$|[：:，])|了解到|(?:发布|公布|最新|提供)?的?(?:最新)?[^，。]{0,6}(?:数据|报告|统计|研报|调查|预测|白皮书)(?:显示|表明|指出|称|预计|预测|认为))|^(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)/;

const TITLED = new RegExp(`^(?:集团|公司)?(?:[^，。、的]{0,8}?)${TITLE_NOUN}`);

function groupOf(text: string, actors: readonly Actor[], from: number, clause: number): Group | null {
  const first = actors[0];
  const last = actors.at(-1);
  if (first === undefined || last === undefined) return null;
  const marker = markerIn(text.slice(Math.max(from, first.start - 40), first.start));
  const after = text.slice(last.end, last.end + 16);
  const source = marker === 'source' || SOURCE_AFTER.test(after);
  const former = /[前原]\s?$/.test(text.slice(Math.max(from, first.start - 2), first.start));
  const affiliation = former || TITLED.test(after);
  return { start: first.start, end: last.end, actors, marker, clause, source, affiliation };
}

/** 由甲的人创办的乙: who made it only describes it. */
const MADE_BY = /^[^，。]{0,12}(?:创办|创立|创建|成立|组建|支持|控股|领导|孵化|打造|开发|研发)的/;

function isModifier(text: string, group: Group): boolean {
  if (group.marker === 'by' && MADE_BY.test(text.slice(group.end, group.end + 18))) return true;
  const cities = group.actors.every((actor) => actor.mentions[0]?.kind === 'city');
  return cities && text[group.end] === '的';
}

/** Mentions of one place as one actor; of overlapping places the longer stays. */
export function toActors(mentions: readonly Mention[]): Actor[] {
  const ordered = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const actors: Actor[] = [];
  for (const mention of ordered) {
    const last = actors.at(-1);
    if (last !== undefined && mention.start === last.start && mention.end === last.end) {
      actors[actors.length - 1] = { ...last, mentions: [...last.mentions, mention] };
    } else if (last === undefined || mention.start >= last.end) {
      actors.push({ start: mention.start, end: mention.end, mentions: [mention], owner: false });
    }
  }
  return actors;
}

/** Joins the actors of one clause, in the order of the text, into groups with their markers. */
export function buildGroups(text: string, clause: Clause, actors: readonly Actor[]): Group[] {
  const groups: Group[] = [];
  let open: Actor[] = [];
  let from = clause.start;
  const close = () => {
    const group = groupOf(text, open, from, clause.index);
    if (group !== null) {
      groups.push(group);
      // 对总部位于上海的甲公司: what stands inside a modifier does not cut off the marker before it.
      if (!isModifier(text, group)) from = group.end;
    }
    open = [];
  };
  for (const actor of actors) {
    const last = open.at(-1);
    const link = last === undefined ? null : linkOf(text, last, actor);
    if (last !== undefined && link === null) close();
    if (last !== undefined && link === 'owning') open[open.length - 1] = { ...last, owner: true };
    open.push(actor);
  }
  close();
  return groups;
}
