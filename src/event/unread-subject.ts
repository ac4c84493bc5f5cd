import { couldNameOrganization } from '../mention/propose-latin-organizations.ts';
import { segmentWithTags, type Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Clause } from './clauses.ts';
import type { Scene } from './scene.ts';

/** Whoever these words mean acts for himself: no name said before is meant. */
const AGENT =
  /(?:公司|集团|企业|机构|厂商|巨头|资金|资本|政府|当局|法院|官员|专家|分析师|投资者|投资人|投资方|消费者|人们|学者|学生|网友|国家|市场|行业|产业|银行|学校|高校|团体|组织|协会|媒体|车企|券商|基金|供应商|竞争对手|对手|客户|初创|创企|独角兽|用户|员工|民众|居民|开发者|开发人员|研究人员|科学家|人士|男子|女子|警方|检方|律师|大厂|玩家|中国|美国|全球)$/;
/** Who is known already: 该公司, 其, 双方. */
const NOT_BEFORE =
  /^(?:本轮|此轮|这轮|本次|此次|这次|其他|其它|其余|另|另外|各|每|某|谁|哪|别人|人家|有些|大家|众多)/;
/** Verbs that stand before a noun like adjectives. */
const LIKE_ADJECTIVE = /^(?:知名|领先|新兴|著名|上市|初创|创业|监管|据悉|获悉|了解|同比|环比)$/;
/** Verbs whose object does what follows: 限制中国购买, 让企业放弃, 共有25家上市. */
const CAUSES =
  /^(?:有|共有|还有|让|使|令|叫|限制|要求|允许|帮助|禁止|推动|鼓励|支持|促使|导致|呼吁|迫使|可能|会|将|能|要)$/;
const OF_COUNT = /^[家名位款]$|[\d一二三四五六七八九十百数几多两][家名位]$/;
/** The segmenter does not know new verbs and run-together adverbs either: 官宣, 收涨, 暂未. */
const NEW_WORD = /[涨跌宣研发投购售停获推上下版款新首未已再又还将可能会想要正仅只万亿千百个现向对从]/;
/** No clause is segmented further than this. */
const REACH = 60;

function isProper({ text, tag = '' }: Token): boolean {
  if (/^(?:nr|nrfg|nrt|nt|nz)$/.test(tag)) return text.length > 1;
  if (tag === 'eng') return /^[A-Z].*[a-z]/.test(text) && couldNameOrganization(text);
  return tag === 'x' && /^\p{Script=Han}{2,}$/u.test(text) && !NEW_WORD.test(text);
}

/** The place behind what a preposition governs: its verb, adverb or word of place. */
function afterPreposition(tokens: readonly Token[], from: number): number {
  let at = from + 1;
  while (at < tokens.length && !/^(?:v|vd|vi|d|ad|f)$/.test(tokens[at]?.tag ?? '')) at += 1;
  return tokens[at]?.tag === 'f' ? at + 1 : at;
}

function isAgent(token: Token, modified: boolean): boolean {
  if (!AGENT.test(token.text)) return isProper(token);
  // 公司 alone is the one that was named before.
  return modified || !/^(?:公司|集团)$/.test(token.text);
}

/**
 * Whether a piece of a clause before its verb names somebody by words that no mention reads: an unknown name
 * (星环聚能宣布…), a kind of company (一家初创公司…), a count (25家在…上市). A pronoun means somebody known.
 */
export function namesStranger(piece: string): boolean {
  const tokens = segmentWithTags(piece.slice(0, REACH));
  let modified = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const tag = token.tag ?? '';
    if (tag === 'r' && !NOT_BEFORE.test(token.text)) return false;
    if (tag === 'p' && !/^[由被遭]$/.test(token.text)) {
      at = afterPreposition(tokens, at) - 1;
      continue;
    }
    if (isAgent(token, modified)) return true;
    if (OF_COUNT.test(token.text) && /^(?:$|[^n])/.test(tokens[at + 1]?.tag ?? '')) return true;
    if (token.text === '人') return true;
    if (/^(?:v|vi|vd)$/.test(tag) && !LIKE_ADJECTIVE.test(token.text) && !CAUSES.test(token.text)) {
      const of = tokens.findIndex((later, index) => index > at && later.tag === 'uj');
      if (of === -1) return false;
      at = of;
    }
    modified ||= /^(?:n|a|b|m|ns|vn|j|l|z)/.test(tag);
  }
  return false;
}

/** A piece of text without the spans in it. */
function without(text: string, { start, end }: Span, spans: readonly Span[]): string {
  let rest = '';
  let at = start;
  for (const span of spans) {
    if (span.start < at || span.end > end) continue;
    rest += text.slice(at, span.start);
    at = span.end;
  }
  return rest + text.slice(at, end);
}

/** A count of a whole market is nobody's own. */
const WHOLE_MARKET = /市场|行业|产业|国内|全国|我国|中国(?!区)|美国|全球(?!月活|用户)/;

/** The same of the noun phrase before a noun that is counted: 中国智能手机市场出货量 is not of who reports it. */
export function countsMarket(scene: Scene, clause: Clause, until: number): boolean {
  return WHOLE_MARKET.test(scene.text.slice(Math.max(clause.start, until - 16), until));
}

const known = new WeakMap<Scene, Map<number, boolean>>();

/**
 * Whether a clause of a sentence has a subject of its own that no mention reads, as far as `until`: then what stands in
 * other clauses is not its subject. Asked of clauses in which no name is free to be the subject.
 */
export function hasUnreadSubject(scene: Scene, clause: Clause, until: number): boolean {
  const asked = known.get(scene) ?? new Map<number, boolean>();
  known.set(scene, asked);
  const before = asked.get(until);
  if (before !== undefined) return before;
  const piece = without(
    scene.text,
    { start: clause.start, end: until },
    [...scene.groups, ...scene.times].sort((a, b) => a.start - b.start),
  );
  const answer = namesStranger(piece);
  asked.set(until, answer);
  return answer;
}
