import type { TimeExpression } from '../mention/time-expression.ts';
import type { EventTime } from './event-mention.ts';
import type { Scene } from './scene.ts';

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

/** After a dateline's date: 11月8日电, 9月20日消息. */
const DATELINE = /^(?:[^，。]{0,4})?(?:讯|电|消息|上午|下午|晚间?|凌晨|，)/;
/** Body sentences that count as the lead. */
const LEAD = 2;
const LONGEST_LEAD = 300;
/** A byline or a heading is no lead. */
const SHORTEST_LEAD = 6;

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
    // 还记得一个月前…: what looks back dates no article.
    (time.value?.length ?? 0) >= (time.source === 'explicit' ? 7 : 10) &&
    time.relation === 'at' &&
    head.length < 8 &&
    !/[距离自从]$/.test(head)
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
