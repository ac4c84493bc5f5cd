import type { TimeExpression } from '../mention/time-expression.ts';
import { resolveTime } from '../mention/times.ts';
import type { EventTime, Modality } from './event-mention.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

/** What the whole article says of its time. */
export interface ArticleTime {
  readonly publishedAt: string | null;
  /** The day of the lead: its dateline (财联社11月8日电), else its first date; null when it has none. */
  readonly lead: EventTime | null;
  /** The lead says 近日, 日前 or the like, so that nothing of today's news has the publication date. */
  readonly vague: boolean;
  /** A digest of the day (每日动态, 早报): all of it is today's news. */
  readonly digest: boolean;
  /** Where the lead ends: the first two sentences of the body, and the paragraph they end in. */
  readonly leadEnd: number;
}

const NOWHERE: EventTime = { value: null, source: null, span: null };
/** After a dateline's date: 11月8日电, 9月20日消息. */
const DATELINE = /^(?:[^，。]{0,4})?(?:讯|电|消息|上午|下午|晚间?|凌晨|，)/;
/** The sentence goes on with the happening of the sentences before. */
const CARRIES =
  /^(?:根据(?:公告|该|上述|报告|清单)|其中|上述)|^.{0,12}(?:会上|现场|同日|同时|当[天日]|此次|本次|这次|此外|另外|与此同时|演讲)|还(?:同时|同步)?(?:发布|推出|宣布|开源|上线|公布|表示|将|与)|同时|也(?:首次|正式|同步)/;
/** The sentence tells of earlier days. */
export const BACKGROUND =
  /此前|之前|曾|早在|早前|过去|先前|往年|上一轮|上轮|回顾|历史|以来|多年|成立于|迄今|截至|原本|公开资料|资料显示|近年|[一二三四五六七八九十两数几\d]+[天日周](?:之)?后/;

/** Body sentences that count as the lead. */
const LEAD = 2;
const LONGEST_LEAD = 300;
/** A byline or a heading is no lead. */
const SHORTEST_LEAD = 6;

function told(text: string, time: TimeExpression, planned: boolean, publishedAt: string | null): EventTime {
  const value = planned ? resolveTime(text, time, { publishedAt, planned }) : time.value;
  return value === null
    ? { ...NOWHERE, span: { start: time.start, end: time.end } }
    : { value, source: time.source, span: { start: time.start, end: time.end } };
}

const DIGEST = /每日|日报|早报|晚报|早班车|速递|动态|快讯|一周|周报|日讯|早知道|晚间/;

function leadEnd(scenes: readonly Scene[]): number {
  const body = scenes.filter((scene) => !scene.sentence.inTitle && scene.end - scene.start > SHORTEST_LEAD);
  const last = body[LEAD - 1] ?? body.at(-1);
  if (last === undefined) return 0;
  const paragraph = body.filter((scene) => scene.sentence.paragraph === last.sentence.paragraph);
  return Math.min(paragraph.at(-1)?.end ?? last.end, last.end + LONGEST_LEAD);
}

/** A date at the head of its sentence, and not one that time is counted from (距7月1日, 自7月1日). */
function isOpening(scene: Scene, time: TimeExpression): boolean {
  const head = scene.text.slice(scene.start, time.start);
  return (
    (time.value?.length ?? 0) >= 7 && time.relation === 'at' && head.length < 8 && !/[距离自从]$/.test(head)
  );
}

/** In the month of publication or the one before. */
function isRecent(value: string | null, publishedAt: string | null): boolean {
  if (value === null || publishedAt === null) return false;
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const distance = months(publishedAt) - months(value);
  return publishedAt.length < 7 || (distance >= 0 && distance <= 1);
}

/** Reads the article's own time from its first sentences. */
export function articleTime(scenes: readonly Scene[], publishedAt: string | null): ArticleTime {
  const lead = scenes.filter((scene) => !scene.sentence.inTitle).slice(0, LEAD + 1);
  const times = lead.flatMap((scene) => scene.times.map((time) => ({ scene, time })));
  const dated = times.find(
    ({ scene, time }) =>
      time.value !== null &&
      time.value.length === 10 &&
      DATELINE.test(scene.text.slice(time.end, time.end + 12)),
  );
  const opening = times.find(
    ({ scene, time }) => isOpening(scene, time) && isRecent(time.value, publishedAt),
  );
  const first = dated?.time ?? opening?.time ?? null;
  const vague = times
    .slice(0, 2)
    .some(
      ({ scene, time }) =>
        time.value === null && /近日|日前|近期/.test(scene.text.slice(time.start, time.end)),
    );
  const title = scenes[0]?.sentence.inTitle === true ? scenes[0] : undefined;
  return {
    publishedAt,
    vague,
    digest: title !== undefined && DIGEST.test(title.text.slice(title.start, title.end)),
    leadEnd: leadEnd(scenes),
    lead:
      first === null
        ? null
        : { value: first.value, source: first.source, span: { start: first.start, end: first.end } },
  };
}

function isDateline(scene: Scene, time: TimeExpression): boolean {
  return /^[^，。]{0,3}(?:讯|电|消息)/.test(scene.text.slice(time.end, time.end + 8));
}

/** 《2022年…白皮书》 dates the paper, not the happening. */
function inTitleMarks(scene: Scene, time: TimeExpression): boolean {
  const open = scene.text.lastIndexOf('《', time.start);
  return open >= Math.max(scene.start, time.start - 40) && !scene.text.slice(open, time.start).includes('》');
}

const lead = (scene: Scene, time: TimeExpression) =>
  scene.text.slice(Math.max(scene.start, time.start - 3), time.start);
/** 直到今年5月才重启 tells when, 截至今年5月 does not. */
const UP_TO = /直到?$/;

/** Times of the sentence, the best first: in the trigger's clause before it, just after it, then clauses before. */
function timesInReach(stage: Stage): TimeExpression[] {
  const { scene, clause, hit } = stage;
  const asOf = hit.rule.asOf === true;
  const usable = scene.times.filter(
    (time) =>
      (time.relation !== 'until' || (time.value !== null && (asOf || UP_TO.test(lead(scene, time))))) &&
      !inTitleMarks(scene, time) &&
      !/^第/.test(scene.text.slice(time.end, time.end + 1)),
  );
  const before = usable.filter((time) => time.start >= clause.start && time.end <= hit.start).reverse();
  const after = usable.filter(
    (time) => time.start >= hit.end && time.start < clause.end && time.start - hit.end < 12,
  );
  const earlier = usable.filter((time) => time.end <= clause.start && time.relation !== 'since').reverse();
  return [...before, ...after, ...earlier];
}

function isTodaysNews(stage: Stage, article: ArticleTime): boolean {
  const { scene } = stage;
  if (scene.sentence.inTitle) return true;
  const text = scene.text.slice(scene.start, Math.min(scene.end, scene.start + 400));
  if (BACKGROUND.test(text)) return false;
  if (article.digest || scene.start < article.leadEnd) return true;
  return CARRIES.test(text) && !article.vague;
}

/** The time of the nearest sentence before, in the same paragraph, that tells one. */
function carriedTime(stage: Stage): TimeExpression | null {
  for (const scene of stage.earlierScenes) {
    if (scene.sentence.paragraph !== stage.scene.sentence.paragraph) continue;
    const told = scene.times.findLast((time) => time.value !== null && time.relation !== 'until');
    if (told !== undefined) return told;
  }
  return null;
}

/** A goal that the paragraph sets for a year (到2027年), for the counts that follow it; null where it sets none. */
export function goalOf(stage: Stage, publishedAt: string | null): EventTime | null {
  if (stage.hit.rule.asOf !== true || publishedAt === null) return null;
  const scenes = [
    stage.scene,
    ...stage.earlierScenes.filter((one) => one.sentence.paragraph === stage.scene.sentence.paragraph),
  ];
  for (const scene of scenes) {
    const goal = scene.times.findLast(
      (time) => time.value !== null && time.value.slice(0, 4) > publishedAt.slice(0, 4),
    );
    if (goal !== undefined) return told(scene.text, goal, false, publishedAt);
  }
  return null;
}

/** Releases and money are told of often and long after; what else the headline's subject does is today's news. */
function isNewsOfHeadline({ scene, hit }: Stage): boolean {
  const late = [
    'model_release',
    'model_update',
    'open_source',
    'funding',
    'acquisition',
    'listing',
    'statistic',
  ];
  return !late.includes(hit.rule.type) && !BACKGROUND.test(scene.text.slice(scene.start, scene.start + 400));
}

/**
 * When the happening was: the time of its clause, else of its sentence, else of the lead it goes on from, else, for
 * today's news, the publication date. Null for 近日 and the like, and for plans without a time.
 */
export function timeOf(
  stage: Stage,
  modality: Modality,
  article: ArticleTime,
  inHeadline: boolean,
): EventTime {
  const { scene } = stage;
  const planned = modality === 'planned' || modality === 'rumored';
  const inReach = timesInReach(stage).filter((time) => !(planned && isDateline(scene, time)));
  const nearest = inReach[0];
  if (nearest !== undefined) return told(scene.text, nearest, modality === 'planned', article.publishedAt);
  if (planned || !(isTodaysNews(stage, article) || (inHeadline && isNewsOfHeadline(stage)))) return NOWHERE;
  const goesOn = !scene.sentence.inTitle && CARRIES.test(scene.text.slice(scene.start, scene.start + 400));
  const carried = goesOn ? carriedTime(stage) : null;
  if (carried !== null) return told(scene.text, carried, false, article.publishedAt);
  if (article.lead !== null) return article.lead;
  if (article.vague || article.publishedAt === null) return NOWHERE;
  return { value: article.publishedAt, source: 'published', span: null };
}
