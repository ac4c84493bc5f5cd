import type { Span } from '../text/span.ts';
import { ANY, FIRM, HARD, isGeneric, nameStart } from './name-start.ts';
import { ORGANIZATION_SUFFIXES } from './organization-suffixes.ts';
import type { Proposal } from './proposal.ts';
import { type Clues, KNOWN_NAME } from './scan-clues.ts';

/** What is known of the spans of a text when lists are read. */
export interface SpanKinds {
  /** Kind of the name at exactly this span: `organization`, another kind, or nothing. */
  kindAt(span: Span): string | undefined;
  /** End of the longest name that begins here, or -1. */
  endOfNameAt(start: number): number;
  /** Whether the form of the span hints at an organization. */
  isHinted(span: Span): boolean;
}

/** The reason of a name that only its list shows. */
export const LISTED = 'listed with organizations';

const CLAUSE_END = /[，。；！？\n：:;!?]/g;
const JOINT = /、|以及|和|与|及/g;
const ORGANIZATIONS_FOLLOW =
  /^ ?(?:等)?(?:[^，。；、\n]{0,10}?)(?:企业|公司|机构|概念股|个股|牛股|股票|厂商|单位|投资方|股东|巨头|券商|大厂|资本|基金|平台|高校|创业项目|多个创业项目|共同|联合|领投|跟投|参投|投资|集体|涨停|暴涨|大涨|跌停)/;
const ORGANIZATIONS_PRECEDE =
  /(?:企业|公司|机构|概念股|个股|厂商|单位|投资方|股东|巨头|券商|高校|投资人|资方|由|获|包括|合作伙伴|客户)(?:包括|有|为|：|:|——|—|如|涵盖|包含|含)*$/;
/** 日本丰田汽车 in a list: the country is not part of the name. */
const FROM_COUNTRY =
  /^(?:美国|英国|法国|德国|日本|韩国|俄罗斯|印度|意大利|加拿大|荷兰|瑞士|瑞典|以色列|新加坡)./;
const MAX_NAME = 10;
const BRACKET = /[（(][^（()）\n]{0,30}[）)]$/;

interface List {
  readonly names: Span[];
  readonly preface: string;
  readonly sequel: string;
}

/** Takes brackets and spaces off the ends of a part of a list. */
function trimPart(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const bracket = BRACKET.exec(part)?.[0].length ?? 0;
  const lead = /^[ “「『"]*/.exec(part)?.[0].length ?? 0;
  const body = part.slice(0, part.length - bracket);
  const tail = /[ ”」』"]*$/.exec(body)?.[0].length ?? 0;
  return { start: start + lead, end: Math.max(start + lead, start + body.length - tail) };
}

/** The last part runs on into the sentence: it ends where its name does. */
function cutLast(text: string, part: Span, clues: Clues, kinds: SpanKinds): Span {
  const known = kinds.endOfNameAt(part.start);
  if (known !== -1 && known <= part.end) return { start: part.start, end: known };
  for (let at = part.start + 1; at <= part.end; at++) {
    if (at === part.end || ((clues.beginning[at] ?? 0) & ANY) !== 0 || /[（(”」』]/.test(text.charAt(at))) {
      return { start: part.start, end: at };
    }
  }
  return part;
}

function readList(text: string, clause: Span, clues: Clues, kinds: SpanKinds): List | null {
  const parts: Span[] = [];
  let from = clause.start;
  for (const joint of text.slice(clause.start, clause.end).matchAll(JOINT)) {
    const at = clause.start + joint.index;
    parts.push({ start: from, end: at });
    from = at + joint[0].length;
  }
  parts.push({ start: from, end: clause.end });
  if (parts.length < 2) return null;
  const first = parts[0] as Span;
  const opening = trimPart(text, first);
  const begin = nameStart(text, clues, opening.end, MAX_NAME + 2, FIRM);
  const names = parts.slice(1, -1).map((part) => trimPart(text, part));
  if (begin.stop !== 'none' && begin.start >= first.start)
    names.unshift({ start: begin.start, end: opening.end });
  const last = cutLast(text, trimPart(text, parts.at(-1) as Span), clues, kinds);
  names.push(last);
  const preface = text.slice(Math.max(0, begin.start - 14), begin.start);
  return {
    names,
    preface,
    sequel: text
      .slice(last.end, Math.min(clause.end, last.end + 48))
      .replace(/^[（(][^（()）\n]{0,30}[）)]/, ''),
  };
}

function couldBeName(text: string, span: Span, clues: Clues): boolean {
  const name = text.slice(span.start, span.end);
  if (/^[A-Z][A-Za-z0-9&.-]*(?: [A-Z][A-Za-z0-9&.-]*){0,3}$/.test(name))
    return name.length >= 2 && name.length <= 30;
  if (!/^[\p{Script=Han}A-Za-z0-9·]{2,10}$/u.test(name) || !/\p{Script=Han}/u.test(name)) return false;
  // A dot joins the parts of a person's name.
  if (FROM_COUNTRY.test(name)) return false;
  if (isGeneric(clues, span) || /·|[指板]$|指数$|板块$|概念$/.test(name)) return false;
  for (let at = span.start; at < span.end; at++) {
    if (((clues.beginning[at] ?? 0) & (at === span.start ? HARD : FIRM)) !== 0) return false;
  }
  return true;
}

const PERSONAL_TITLE =
  /(?:创始人|创办人|董事长|总裁|总经理|首席执行官|CEO|CTO|教授|院士|合伙人|科学家|董事|市长|部长|主任)(?: ?兼[\p{Script=Han}A-Z]{2,6}?(?=[ ]))? ?/gu;

/** What stands right after a title somewhere in the text, in the lengths of Chinese persons' names. */
function namesAfterTitles(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const title of text.matchAll(PERSONAL_TITLE)) {
    const at = title.index + title[0].length;
    for (const length of [2, 3]) names.add(text.slice(at, at + length));
  }
  return names;
}

/**
 * Names that stand in one list with organizations (A、B、C等公司): most of the list known, or a word for companies
 * before or after it, and no place or model in it.
 */
export function proposeListed(text: string, clues: Clues, kinds: SpanKinds): Proposal[] {
  const proposals: Proposal[] = [];
  const persons = namesAfterTitles(text);
  let start = 0;
  for (const stop of [...text.matchAll(CLAUSE_END), { index: text.length }]) {
    const clause = { start, end: stop.index };
    start = stop.index + 1;
    if (!text.slice(clause.start, clause.end).includes('、')) continue;
    const list = readList(text, clause, clues, kinds);
    if (list === null) continue;
    proposals.push(...newNames(text, list, clues, kinds).filter(({ name }) => !persons.has(name)));
  }
  return proposals;
}

function newNames(
  text: string,
  { names, preface, sequel }: List,
  clues: Clues,
  kinds: SpanKinds,
): Proposal[] {
  const found = names.map((name) => kinds.kindAt(name));
  const organizations = found.filter((kind) => kind === 'organization').length;
  if (found.some((kind) => kind !== undefined && kind !== 'organization')) return [];
  const said = ORGANIZATIONS_FOLLOW.test(sequel) || ORGANIZATIONS_PRECEDE.test(preface);
  const hinted = names.filter((name) => kinds.isHinted(name)).length;
  if (organizations + (said ? hinted : 0) === 0 || (!said && (organizations + hinted) * 2 < names.length))
    return [];
  const strong = said || organizations >= 2 || (organizations > 0 && organizations * 2 >= names.length);
  return names.flatMap((span, i) => {
    if (found[i] !== undefined || !couldBeName(text, span, clues)) return [];
    // 华为升腾 in a list of companies: the company, and a product of it.
    const isNamed = ((clues.beginning[span.start] ?? 0) & KNOWN_NAME) !== 0;
    const rest = text.slice(span.start + (clues.lengths[span.start] ?? 0), span.end);
    if (isNamed && !kinds.isHinted(span) && !ORGANIZATION_SUFFIXES.has(rest)) return [];
    const strength = strong || (organizations > 0 && kinds.isHinted(span)) ? 3 : 2;
    const name = text.slice(span.start, span.end);
    return [{ ...span, kind: 'organization' as const, name, reason: LISTED, strength }];
  });
}
