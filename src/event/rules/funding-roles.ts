import type { EntityRole, NumberRole, Role } from '../rule.ts';
import { ROUND, ROUND_BEFORE } from './roles.ts';

/** 以180亿美元估值融资30亿美元: what follows the round's verb is no valuation. */
const RAISING = '(?![^，。]{0,6}(?:融资|融|筹集|筹|募集|募|进行|完成|出售|投资|收购))';
const NOT_THE_ROUND =
  /(?:估值(?![^，。]{0,6}(?:融资|融|筹集|筹|募集|募|进行|完成|出售|投资|收购))|市值|营收|收入|利润|亏损|股价|订单|成本|支出|价格|规模|身价|超募|折合|约合|债务)[^，。]{0,10}$/;
const NO_COMPANY = ['media', 'exchange', 'public_body', 'university', 'fund'] as const;

export const INVESTEE: EntityRole = {
  role: 'investee',
  kind: 'organization',
  from: ['theme', 'subject', 'earlier', 'said'],
  viaMaker: true,
  itself: true,
  notTypes: NO_COMPANY,
  one: true,
};
export const INVESTED: EntityRole = { ...INVESTEE, from: ['object', 'to'], one: false, viaMaker: false };
export const INVESTOR: EntityRole = {
  role: 'investor',
  kind: 'organization',
  from: ['subject', 'earlier'],
  notTypes: ['media', 'exchange'],
};
/** Another company's deal, told in a clause of its own. */
const ANOTHER = /融|获投|筹|募|估值/;
export const AMOUNT: NumberRole = {
  notOthers: ANOTHER,
  role: 'amount',
  quantity: ['money'],
  within: 'near',
  notBefore: NOT_THE_ROUND,
  notAfter: /^(?:的)?(?:估值|市值|营收|订单)/,
};
const VALUATION: NumberRole = {
  notOthers: ANOTHER,
  role: 'valuation',
  quantity: ['money'],
  within: 'sentence',
  before: new RegExp(`估值${RAISING}[^，。]{0,14}$|估值[^，。]{0,4}，[^，。]{0,4}$`),
};
const VALUED_AT: NumberRole = {
  notOthers: ANOTHER,
  role: 'valuation',
  quantity: ['money'],
  within: 'sentence',
  after: /^(?:的|投前|投后)?估值/,
};
export const NUMBERS: readonly Role[] = [
  VALUATION,
  VALUED_AT,
  AMOUNT,
  ROUND,
  ROUND_BEFORE,
  { ...ROUND, within: 'sentence', least: 1 },
];
