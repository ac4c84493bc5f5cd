import type { EventMention } from '../event/event-mention.ts';
import type { Span } from '../text/span.ts';
import { type EventStatement, entitiesOf, plain, valuesOf } from './event-arguments.ts';
import {
  behind,
  between,
  clauseBefore,
  goesOnAbout,
  isIntended,
  isTold,
  type Proof,
  tellsOfIntention,
} from './event-proof.ts';

/** Whether somebody comes or goes, by the rule that found the event; a career says where somebody once was. */
export const PEOPLE_PROPERTIES: Readonly<Record<string, string>> = {
  'personnel/joins': 'people',
  'personnel/joins-house': 'people',
  'personnel/officer-joins': 'people',
  'personnel/appointed': 'people',
  'personnel/appoints': 'people',
  'personnel/leaves': 'former_people',
  'personnel/leaves-house': 'former_people',
  'personnel/officer-leaves': 'former_people',
};

/** 带队, 接手: somebody leads a thing, which need not be the organization that the sentence names. */
const LEADS = /^(?:带队|掌舵|执掌|挂帅|主持|领导|接手|接管|负责|提拔为|擢升|履职|连任|成为|分管)$/u;
/** 离职风暴, 退休状态: a noun, not somebody who goes. */
const NO_STEP =
  /^(?:风暴|潮|状态|员工|人员|社群|率|员|后的|者|金|年龄|创业|工程师|副总裁|时的|教授|干部|院士|职工|人士|生活|计划)/u;
/** How far a person may stand from the step, in UTF-16 units. */
const REACH = 48;
/** 去了X展台: a visit. */
const AT_PLACE = /^的?(?:展台|展厅|展区|总部|现场|门店|直播间|大会)/u;

/** Persons by name who come to an organization or leave it, with the post where there is one of each. */
export function statePeople(proof: Proof): EventStatement[] {
  const { event, text } = proof;
  const property = PEOPLE_PROPERTIES[event.foundBy];
  const organization = entitiesOf(event, 'organization', 'organization')[0];
  if (property === undefined || organization === undefined || !isTied(proof, organization.span)) return [];
  const { trigger } = event;
  if (isIntended(proof, trigger.start) || NO_STEP.test(text.slice(trigger.end, trigger.end + 4))) return [];
  if (AT_PLACE.test(text.slice(organization.span?.end ?? 0, (organization.span?.end ?? 0) + 6))) return [];
  const posts = valuesOf(event, 'position').flatMap(({ value, span }) => {
    // 原X总裁Y加入Z: the post before somebody joins is the old one.
    if (event.foundBy.startsWith('personnel/joins') && span !== null && span.end <= trigger.start) return [];
    // 副总经济师, 主管研究员: only a part of the post was taken.
    if (
      span !== null &&
      /^(?:会|经济师|经理|监|研究员|工程师|编辑)/u.test(text.slice(span.end, span.end + 3))
    )
      return [];
    return cleanPost(String(value)) ?? [];
  });
  const isNamed = valuesOf(event, 'position').some(({ span }) => span !== null && span.start >= trigger.end);
  if (!isNamed && LEADS.test(text.slice(trigger.start, trigger.end))) return [];
  const persons = personsOf(event).filter(
    ({ span }) => isOfStep(proof, span) && !isOfAnother(proof, organization.span, span),
  );
  const post = persons.length === 1 && posts.length === 1 ? posts[0] : undefined;
  const once = /曾[^,，。;；]{0,30}$/u.test(clauseBefore(proof, trigger.start));
  return persons.map(({ name }) => ({
    subject: plain(organization),
    property: once ? 'former_people' : property,
    value: post === undefined ? name : `${name}（${post}）`,
    ...(once ? { validFrom: null } : {}),
    confidence: event.confidence,
  }));
}

function isTied(proof: Proof, span: Span | null): boolean {
  return isTold(proof, span) || (span !== null && goesOnAbout(proof));
}

function personsOf({
  arguments: all,
}: EventMention): { readonly name: string; readonly span: Span | null }[] {
  return all.flatMap((one) =>
    'kind' in one && one.role === 'person' && !/^(?:许多|多人|部分|数百|有人|员工)/u.test(one.name)
      ? [{ name: one.name, span: one.span }]
      : [],
  );
}

function isOfStep(proof: Proof, span: Span | null): boolean {
  if (!isTold(proof, span) || span === null) return false;
  const { trigger } = proof.event;
  // 甲接替乙: who was there before does not come.
  if (span.start >= trigger.end && proof.text.slice(trigger.start, trigger.end) === '接替') return false;
  if (/^(?:同时|一起|一同)/u.test(behind(proof, span.end, 2))) return false;
  const gap = between(proof, span, trigger);
  if (gap !== null && tellsOfIntention(gap)) return false;
  return gap === null || (gap.length <= REACH && !/[;；:：他她]/u.test(gap));
}

/** 三星甲、台积电乙: a person who stands behind another organization than this one. */
function isOfAnother({ organizations, event }: Proof, own: Span | null, person: Span | null): boolean {
  if (own === null || person === null || own.end > person.start) return false;
  // X聘请了Y公司的Z: the verb says who takes whom.
  if (event.trigger.start >= own.end && event.trigger.end <= person.start) return false;
  const between = (organizations ?? []).filter(({ start, end }) => start >= own.end && end <= person.start);
  return between.some(({ name }) =>
    event.arguments.every((one) => !('kind' in one) || one.role !== 'organization' || one.name !== name),
  );
}

const POST =
  /(?:C[A-Z]O|VP|官|科学家|架构师|工程师|分析师|代表|总裁|副总|董事长?|主席|创始人|合伙人|负责人|经理|院长|主任|研究员|教授|部长|总监|成员|理事长?|校长|所长|组长|顾问|院士|委员|局长|书记|行长|会长|总编辑?|秘书长?|主管|总工)$/u;
/** Longer than this, more than the post was taken, in UTF-16 units. */
const LONGEST_POST = 20;

/** The post alone: without what stands before it (宣布, 该公司, 旗下X的) and only when it ends like one. */
function cleanPost(said: string): string | null {
  const last = said.split(/[,，;；:：*“”"（）()]/u).at(-1) ?? '';
  const post = last
    .replace(/^.*的(?=[^的]{2,}$)/u, '')
    .replace(/^(?:宣布|去|其|该公司|本?公司|现任|时任|前任?|原|接任|出任|担任)+/u, '')
    .trim();
  return post.length > 1 && post.length <= LONGEST_POST && POST.test(post) ? post : null;
}
