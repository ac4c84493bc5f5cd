import type { Span } from '../text/span.ts';
import { type EventStatement, entitiesOf, plain, valuesOf } from './event-arguments.ts';
import { behind, between, clauseBefore, isOnlyOwner, isTold, type Proof, sentenceOf } from './event-proof.ts';

/** How far on its way to an exchange a company is, by the rule that found the event. */
export const LISTING_STAGES: Readonly<Record<string, string>> = {
  'listing/lists': 'listed',
  'listing/applies': 'applied',
  'listing/resumes': 'applied',
  'listing/passes': 'cleared',
  'listing/withdraws': 'withdrawn',
  'listing/delists': 'delisted',
};

/** Goods come out on a market, too (上市发售, 退市的药): only with words of a stock exchange is it a listing. */
const EXCHANGE =
  /IPO|挂牌|敲[钟锣]|登陆|交易所|[港美A沪深B]股|新股|股票|股市|股份|纳斯达克|纳指|[科创]业?[创板]板|科创板|创业板|新三板|首次公开|公开募股|招股|过会|[上深北港纽]交所|联交所|证监会|辅导|第一股|赴[美港]|上市公司|上市首日|注册/u;
const GOODS = /药|疫苗|新车|车型|量产|显卡|机型|发售|开售|预售|销售/u;
/** What a company hands in, or begins, on its way. */
const APPLIES = /递交|提交|递表|呈交|申请|辅导|冲[刺击]|转战|启动|申报|受理|招股书|重启上市|恢复/u;
/** X于1986年上市 */
const YEAR = /[于在]?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?$/u;
/** Words before the trigger that make a listing a plan, or another's. */
const NOT_YET =
  /分拆|独立$|筹备|计划|拟|谋求|寻求|冲刺|推动|希望|准备|启动|若|如果|一旦|假设|猜测|离|即将|待|概念|纳入|[\d几数多两]家|供应商/u;
/** Words behind it: a warning, a rule or a condition, not the step itself. */
const ONLY_SAID =
  /^(?:通知|风险|警[告示]|新规|制度|边缘|压力|条件|要求|辅导费|计划|的(?:可能|传闻|消息|计划))/u;
/** How far a company may stand from the step, and an exchange from it, in UTF-16 units. */
const REACH = 60;
const EXCHANGE_REACH = 14;

/** Steps of companies to an exchange and off it, where the sentence itself ties company and step together. */
export function stateListings(proof: Proof): EventStatement[] {
  const { event } = proof;
  const stage = LISTING_STAGES[event.foundBy];
  if (stage === undefined || !isStep(proof, stage)) return [];
  const companies = entitiesOf(event, 'company', 'organization').filter(({ span }) => isOfStep(proof, span));
  return companies.flatMap((company) => [
    { subject: plain(company), property: 'listing', value: stage, confidence: event.confidence },
    ...valuesOf(event, 'exchange')
      // Who goes off an exchange is on it no more.
      .filter(() => stage !== 'delisted' && stage !== 'withdrawn')
      .filter(({ span }) => span === null || isNear(proof, span))
      .map(({ value }) => ({
        subject: plain(company),
        property: 'exchange',
        value,
        confidence: event.confidence,
      })),
  ]);
}

function isStep(proof: Proof, stage: string): boolean {
  const { trigger } = proof.event;
  const before = clauseBefore(proof, trigger.start);
  const sentence = sentenceOf(proof);
  if (stage === 'applied' && !APPLIES.test(before + behind(proof, trigger.start, 24))) return false;
  const isKnownStep = !/^listing\/(?:de)?lists$/u.test(proof.event.foundBy);
  if ((!isKnownStep && NOT_YET.test(before.slice(-12))) || ONLY_SAID.test(behind(proof, trigger.end, 8)))
    return false;
  return (
    (isKnownStep || EXCHANGE.test(sentence) || YEAR.test(before)) &&
    !GOODS.test(before + behind(proof, trigger.end, 8))
  );
}

/** A company in the same part of the sentence as the step, with no other's product between. */
function isOfStep(proof: Proof, span: Span | null): boolean {
  if (span === null) return true;
  if (!isTold(proof, span) || isOnlyOwner(proof, span)) return false;
  const gap = between(proof, span, proof.event.trigger) ?? '';
  return gap.length <= REACH && !/[;；]|\d+家|通知|供应商|的(?:一款|产品)/u.test(gap);
}

function isNear(proof: Proof, span: Span): boolean {
  return (between(proof, span, proof.event.trigger) ?? '').length <= EXCHANGE_REACH;
}
