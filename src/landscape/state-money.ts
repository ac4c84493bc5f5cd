import type { ValueArgument } from '../event/event-mention.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type EventStatement, entitiesOf, plain, valuesOf } from './event-arguments.ts';
import {
  behind,
  between,
  clauseBefore,
  goesOnAbout,
  isIntended,
  isOnlyOwner,
  isTold,
  type Proof,
  sentenceOf,
} from './event-proof.ts';
import type { EntityReference } from './statement.ts';

type Placed = EntityReference & { readonly span: Span | null };

/** What a round of funding states of the company: its sum, what it was valued at, who gave it. */
export function stateMoney(proof: Proof): EventStatement[] {
  const investee = investeeOf(proof);
  if (investee === null) return [];
  return [
    ...sumsOf(proof, investee, 'amount', 'funding'),
    ...sumsOf(proof, investee, 'valuation', 'valuation'),
    ...investorsOf(proof, investee),
  ];
}

/** The one company that money went to, where the sentence names it or goes on about it. */
function investeeOf(proof: Proof): Placed | null {
  const [first, ...others] = entitiesOf(proof.event, 'investee', 'organization');
  if (first === undefined || !isCompanyName(first) || isMisread(proof, first)) return null;
  // Of several that one sum went to, none is known to have had it.
  if (others.length > 0 && valuesOf(proof.event, 'amount').length > 0) return null;
  if (isTold(proof, first.span)) return first;
  const carriesOn = proof.event.foundBy === 'funding/investors' || goesOnAbout(proof);
  return carriesOn || first.span === null ? first : null;
}

/** 本轮认购包括甲: a giver; X投资咨询公司: a name with the word, not an investment; 融资活动: a line of an account. */
function isMisread(proof: Proof, { span }: Placed): boolean {
  const named = [...entitiesOf(proof.event, 'investor', 'organization'), { span }];
  if (named.some((one) => one.span !== null && overlaps(one.span, proof.event.trigger))) return true;
  if (/融资活动|现金流|向(?:自己|其|它|该公司)投资|改口/u.test(sentenceOf(proof))) return true;
  if (span === null || !isTold(proof, span)) return false;
  if (/^[^,，。;；]{0,12}(?:参与的|领投|跟投|参投)/u.test(behind(proof, span.end, 18))) return true;
  return isOnlyOwner(proof, span) || /包括[^,，。;；]*$/u.test(clauseBefore(proof, span.start));
}

/** Names that stand for a count, a year or a whole field, taken for an organization. */
function isCompanyName({ entityId, name }: EntityReference): boolean {
  return entityId !== null || !/^\d{4}年|\d家|^Web3$|^AI$|行业|领域|等多家/u.test(name);
}

/** 累计融资: a sum of several rounds, that is stated as `funding_total`. */
const TOGETHER = /累计|总共|共计|合计|融资总额|总金额|先后|迄今|截至|截止|已筹|已经?从|过去/u;
const GIVEN = /融资|筹|募|获|投资|投入|注资|追加|增资/u;
/** 1亿元A轮: one round, whatever stands before. */
const ROUND_BEHIND = /^[^,，。;；]{0,8}轮/u;

/** A sum of money that a round brought, or that it values the company at. */
function sumsOf(proof: Proof, subject: Placed, role: string, property: string): EventStatement[] {
  const { event } = proof;
  const sums = valuesOf(event, role).filter((sum) => isSum(proof, sum, property));
  return sums.map(({ value, unit }) => ({
    subject: plain(subject),
    property,
    value,
    ...(unit === undefined ? {} : { unit }),
    confidence: event.confidence,
  }));
}

function isSum(proof: Proof, { value, span }: ValueArgument, property: string): boolean {
  if (typeof value !== 'number') return false;
  if (span === null) return true;
  const before = clauseBefore(proof, span.start);
  // 数百万元: an order, not a sum; 分别为…: whose it is depends on a place in two lists.
  if (/^[数几]|^上[亿千万]/u.test(proof.text.slice(span.start, span.end)) || /[数几]$/u.test(before))
    return false;
  if (/分别/u.test(sentenceOf(proof)) || isIntended(proof, span.start)) return false;
  if (/每股|股价|市值|人均|平均|账上|现金流/u.test(before)) return false;
  if (property === 'valuation') return !/寻求|原|初始/u.test(before);
  const after = behind(proof, span.end, 12);
  // Beside a valuation only a sum that the text ties to money given.
  if (
    /估值/u.test(sentenceOf(proof)) &&
    !GIVEN.test(before) &&
    !/^[^,，。;；]{0,6}(?:融资|投资|资金|注资|轮)/u.test(after)
  )
    return false;
  return (!TOGETHER.test(before) || ROUND_BEHIND.test(after)) && !/^(?:的)?估值/u.test(after);
}

/** Kinds of money and nouns that the place of a giver was filled with. */
const NO_INVESTOR =
  /^(?:VC|PE|LP|FA|IPO|IDC|AI)$|^(?:另类|股权|战略|风险)投资$|动力$|进展$|城市$|布局$|者$|股东$|机构$|^得/u;

/** Who put money into a company. */
function investorsOf(proof: Proof, investee: Placed): EventStatement[] {
  const { event } = proof;
  if (isIntended(proof, event.trigger.start)) return [];
  return entitiesOf(event, 'investor', 'organization')
    .filter((investor) => isInvestor(proof, investor, investee))
    .map((investor) => ({
      subject: plain(investee),
      property: 'investor',
      value: plain(investor),
      validFrom: null,
      confidence: event.confidence,
    }));
}

function isInvestor(proof: Proof, investor: Placed, investee: Placed): boolean {
  if (investor.entityId === null && NO_INVESTOR.test(investor.name)) return false;
  if (investor.span === null) return investor.entityId !== null;
  if (investor.name === investee.name) return false;
  const before = clauseBefore(proof, investor.span.start);
  // 甲投资乙、丙押注丁: the money went to whoever stands behind the verb.
  if (/(?:投资|押注|入股|收购|参股|控股)(?:了)?$/u.test(before)) return false;
  // 收购甲、乙，并入股丙: what was bought gave nothing.
  const gap = between(proof, investor.span, proof.event.trigger) ?? '';
  return !/[,，、]并/u.test(gap) || !/收购/u.test(before);
}
