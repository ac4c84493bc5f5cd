import { TITLE_NOUN } from '../persons.ts';
import type { EntityRole, Role, TextRole } from '../rule.ts';

export const PERSON: EntityRole = { role: 'person', kind: 'person', from: ['subject', 'earlier', 'said'] };
export const OBJECT_PERSON: EntityRole = { ...PERSON, from: ['object'] };

/** The employer. */
export const HOUSE: EntityRole = {
  role: 'organization',
  kind: 'organization',
  from: ['object'],
  notTypes: ['media', 'exchange'],
  one: true,
  viaMaker: true,
};

/** 副总裁兼首席销售官; 董事长、总经理: posts that hang together are one. */
const POSTS = `(?:(?![和与及])[^，。；]){0,24}?${TITLE_NOUN}(?:(?:兼|、|暨)(?:(?!兼|、)[^，。；]){0,14}?${TITLE_NOUN}){0,2}`;

export const POSITION_AFTER: TextRole = {
  role: 'position',
  capture: new RegExp(
    `^(?:了|为|过)?(?:[^，。；]{1,14}?(?:成为|担任|出任|接任))?(?:公司|该公司|集团|其)?(?:新一任|新任|的)?(${POSTS})`,
  ),
  within: 'after',
  least: 1,
  afterNames: true,
};
export const POSITION_AS: TextRole = {
  role: 'position',
  capture: new RegExp(`(?:担任|出任|任|作为|职位是|头衔是|负责)「?([^，。；」]{0,20}${TITLE_NOUN})`),
  within: 'clause',
  afterNames: true,
};
/** 出任「执行长／首席科学家」: what stands in marks is the post. */
export const POSITION_QUOTED: TextRole = {
  role: 'position',
  capture: /(?:担任|出任|职位是|头衔是|任|为)[「“]([^」”]{2,30})[」”]/,
  within: 'clause',
  least: 1,
};
export const POSITION_BEFORE: Role = { role: 'position', positionOf: 'person' };

/** 分别出任董事长和首席执行官: the posts after the first. */
export const POSITION_EACH: TextRole = {
  role: 'position',
  capture: new RegExp(`(?<=分别[^，。]{2,40}[和、及与])([^，。、和及与]{0,10}?${TITLE_NOUN})`),
  within: 'clause',
  all: true,
};

/** Adverbs between an office and its verb. */
export const BEFORE_MOVING =
  '(?:已|将|宣布|突然|正式|今日|昨日|近日|日前|确认|或将?|双双|集体|相继|被曝|已于近日|也|据悉|据报|据传|即将|计划|突然){0,3}';

/** The office that directly precedes the trigger, without the house before it. */
export const OFFICE_BEFORE: TextRole = {
  role: 'position',
  capture: new RegExp(
    `((?:(?![的与和司、前年作以])(?:[\\u4e00-\\u9fff]|[A-Za-z]+ ?)){0,10}?${TITLE_NOUN})${BEFORE_MOVING}$`,
  ),
  within: 'before',
};
