import type { Span } from '../text/span.ts';
import type { KnownPlaces } from './proposal.ts';
import { type Clues, DESCRIPTOR } from './scan-clues.ts';

export interface Evidence {
  readonly points: number;
  readonly reason: string;
  /** Whether it leaves no doubt that the span is a name. */
  readonly firm: boolean;
}

const NONE: Evidence = { points: 0, reason: '', firm: false };
const STOCK_CODE =
  /^ ?[（(](?:证券代码[:：]|股票代码[:：])?(?:\d{6}(?:\.(?:SZ|SH|BJ|sz|sh|bj))?|0?\d{4}(?:\.HK|\.hk)?|\d{5}|[A-Z]{2,6}[:：.]\s?[A-Z0-9]{1,6}|[A-Z]{2,5})[）),，]/;
const ACTS =
  /^[”」』"]?(?:[（(][^）)\n]{1,30}[）)])?(?:近日|日前|今日|昨日|今天|昨天|也|还|曾|已|正式|此前|还|将|拟|于\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日){0,2}(?:发布|宣布|推出|完成|获得|获|表示|透露|公告|收购|投资了|成立|开源|上线|披露|领投|跟投|参投|联合投资|官微|官宣|递交|提交|冲刺|上市|中标|发文|回应|称|旗下|自研|研发|联合发布|与.{1,10}(?:达成|签署|签订|合作|联合))/;
/** A deal with its price between the name and the verb. */
const DEALS = /^ ?(?:将|拟|已|计划|同意|宣布)?以[^，。、\n]{1,16}(?:收购|投资|入股|出售|买下|拿下)/;
const PEOPLE_AFTER =
  /^ ?(?:高级|资深|特约|前|原|联席|执行)?(?:联合创始人|创始人|董事长|总裁|总经理|首席|CEO|CTO|COO|副总裁|合伙人|负责人|董事|高管|研究员|工程师|发言人|客服|员工|股价|股份|股东|市值|控股股东|子公司|官网|官方)/;
const WORKED_BEFORE =
  /(?:曾在|加入了?|任职于|供职于|就职于|入职|跳槽至|创立了?|创办了?|创建了?|收购了?|投资了?|起诉了?|入股|控股|联合|携手|成立了?)$/;
const DEFINED_AFTER = /^ ?[（(](?:(?:以下)?简称|下称)?[：:]?[“"「]?[A-Z]{2,}/;
const JOINS_BEFORE = /[、]$|(?:和|与|及|以及|联合|携手|同)$/;
const INVESTORS =
  /^(?:领投|跟投|参投|共同领投|联合领投|联合投资|独家投资|战略投资|等(?:跟投|参投|领投|投资))/;

/** Where the name before a joint ends, a bracket behind it left out: 百度（文心一言）、. */
function endBefore(text: string, start: number): number {
  const joint = JOINS_BEFORE.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  if (joint === 0) return -1;
  const at = start - joint;
  const bracket = /[（(][^（()）\n]{1,30}[）)]$/.exec(text.slice(Math.max(0, at - 32), at))?.[0].length ?? 0;
  return at - bracket;
}

/** Where the name behind a joint begins. */
function startAfter(text: string, end: number): number {
  const ahead = text.slice(end, end + 36);
  const joint = /^(?:[（(][^（()）\n]{1,30}[）)])?(?:、|和|与|及|以及)/.exec(ahead)?.[0].length ?? 0;
  return joint === 0 ? -1 : end + joint;
}

/** Whether a name of these stands on the other side of 、, 和 or 与. */
export function besideNames(
  text: string,
  { start, end }: Span,
  starts: Uint8Array,
  ends: Uint8Array,
): boolean {
  const before = endBefore(text, start);
  if (before >= 0 && ends[before] === 1) return true;
  const after = startAfter(text, end);
  return after >= 0 && starts[after] === 1;
}

function describedBefore(text: string, clues: Clues, start: number): boolean {
  const at = /[“「『"—：: ]{1,2}$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  return ((clues.ending[start - at] ?? 0) & DESCRIPTOR) !== 0;
}

const INDEX_AFTER = /^(?:指数|指|板块|概念|ETF)/;

function is(points: number, reason: string, firm = false): Evidence {
  return { points, reason, firm };
}

/** What stands round a possible organization and speaks for it. */
export function organizationEvidence(text: string, span: Span, clues: Clues, known: KnownPlaces): Evidence {
  const after = text.slice(span.end, span.end + 44);
  if (INDEX_AFTER.test(after))
    return { points: -3, reason: 'an index or a sector of the market', firm: false };
  if (STOCK_CODE.test(after)) return is(3, 'a stock code follows', true);
  if (INVESTORS.test(after)) return is(3, 'invests', true);
  if (besideNames(text, span, known.organizationStart, known.organizationEnd)) {
    return is(2, 'listed with an organization', true);
  }
  if (describedBefore(text, clues, span.start)) return is(2, 'a word for companies precedes', true);
  if (ACTS.test(after) || DEALS.test(after)) return is(2, 'acts');
  if (PEOPLE_AFTER.test(after)) return is(2, 'has officers or shares');
  if (WORKED_BEFORE.test(text.slice(Math.max(0, span.start - 5), span.start))) {
    return is(2, 'somebody’s employer or object of a deal');
  }
  if (DEFINED_AFTER.test(after)) return is(1, 'a short name is given', true);
  return NONE;
}
