import type { TimeExpression } from '../mention/time-expression.ts';
import { resolveTime } from '../mention/times.ts';
import type { ArticleTime } from './article-time.ts';
import { elapsedTime } from './elapsed-time.ts';
import type { EventTime, Modality } from './event-mention.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

const NOWHERE: EventTime = { value: null, source: null, span: null };
/** The sentence goes on with the happening of the sentences before. */
const CARRIES =
  /^(?:根据(?:公告|该|上述|报告|清单)|其中|上述)|^.{0,12}(?:会上|现场|同日|同时|当[天日]|此次|本次|这次|此外|另外|与此同时|演讲)|还(?:同时|同步)?(?:发布|推出|宣布|开源|上线|公布|表示|将|与)|同时|也(?:首次|正式|同步)/;
/** The sentence tells of earlier days. */
export const BACKGROUND =
  /此前|之前|曾|早在|早前|过去|先前|往年|上一轮|上轮|回顾|历史|以来|多年|成立于|迄今|截至|原本|公开资料|资料显示|近年|[一二三四五六七八九十两数几\d]+[天日周](?:之)?后/;

function told(text: string, time: TimeExpression, planned: boolean, publishedAt: string | null): EventTime {
  const value = planned ? resolveTime(text, time, { publishedAt, planned }) : time.value;
  return value === null
    ? { ...NOWHERE, span: { start: time.start, end: time.end } }
    : { value, source: time.source, span: { start: time.start, end: time.end } };
}

function isDateline(scene: Scene, time: TimeExpression): boolean {
  return /^[^，。]{0,3}(?:讯|电|消息)/.test(scene.text.slice(time.end, time.end + 8));
}

/** 《2022年…白皮书》 dates the paper, not the happening. */
function inTitleMarks(scene: Scene, time: TimeExpression): boolean {
  const before = scene.text.slice(Math.max(scene.start, time.start - 40), time.start);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

/** 2023年世界人工智能大会: the year belongs to the name, and dates the happening only where nothing else does. */
function inNameOfMeeting(scene: Scene, time: TimeExpression): boolean {
  const named = /^年?[\u4e00-\u9fffA-Za-z]{2,14}?(?:大会|论坛|峰会|博览会|年会)/;
  return time.value?.length === 4 && named.test(scene.text.slice(time.end, time.end + 20));
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
  const earlier = usable
    .filter(
      (time) =>
        time.end <= clause.start &&
        (time.relation !== 'since' || /^.{0,3}，/.test(scene.text.slice(time.end, time.end + 4))),
    )
    .reverse();
  const ordered = [...before, ...after, ...earlier];
  const ofNames = new Set(ordered.filter((time) => inNameOfMeeting(scene, time)));
  return [...ordered.filter((time) => !ofNames.has(time)), ...ofNames];
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
  const elapsed = elapsedTime(scene, stage.hit.start, carriedTime(stage));
  if (elapsed !== null) return told(scene.text, elapsed, false, article.publishedAt);
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
