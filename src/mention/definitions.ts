import { isCommonPhrase, isCommonStem } from './common-stem.ts';
import type { Mention } from './mention.ts';
import { couldNameModel } from './model-words.ts';
import { isGeneric } from './name-start.ts';
import { ORGANIZATION_SUFFIXES } from './organization-suffixes.ts';
import { couldNameOrganization } from './propose-latin-organizations.ts';
import { LISTED } from './propose-listed.ts';
import type { Clues } from './scan-clues.ts';

/** A name that the article itself gives to an entity, and holds for the rest of it. */
export interface LocalName {
  readonly surface: string;
  readonly owner: Mention;
  /** From here on. */
  readonly from: number;
  readonly reason: string;
}

/** More names than this are not defined in one article; a text that seems to is made to hurt. */
const MAX_LOCAL_NAMES = 80;
const DEFINITION =
  /^[”」』"’]? ?[（(](?:(?:以下|下)?(?:统)?(?:简称|称)为?|简称|又称|也称|英文名?(?:称|为)?|原名|证券简称|股票简称|股份简称)?[:： ]?[“「『"‘]?([^（()）“”「」『』"’，、；;。\n]{1,60})[”」』"’]?[^（()）\n]{0,20}[）)]/;
const MARKED = /^[^“「『"A-Za-z]{0,3}(?:简称|又称|也称|下称|英文|原名)/;
const SECURITY = /(?:证券简称|股票简称|股份简称)[:：]?[“「]?([\p{Script=Han}A-Za-z0-9-]{2,12})/u;
const SHORT_AFTER_COMMA = /^，?(?:以下)?简称[:： ]?[“「『"]?([^”」』"，。）)\n]{2,20})[”」』"]?/;
const LATIN_NAME = /^[A-Z][A-Za-z0-9&'’. -]*$/;
const HAN_NAME = /^[\p{Script=Han}A-Za-z0-9·-]{2,16}$/u;
const STOCK = /^(?:[A-Z]{2,6}[:：.]|\d{4,6}|0?\d{4}\.HK|NASDAQ|NYSE)/;

function isUsable(surface: string, marked: boolean, owner: Mention): boolean {
  if (STOCK.test(surface) || surface === owner.name || surface.length < 2) return false;
  if (LATIN_NAME.test(surface))
    return couldNameModel(surface) && couldNameOrganization(surface) && !/^[A-Z]\d/.test(surface);
  const isModel = owner.kind === 'model' && /大?模型$/.test(surface);
  const translates =
    /[A-Za-z]$/.test(owner.name) && (isModel || surface.length <= 8) && !isCommonPhrase(surface);
  return HAN_NAME.test(surface) && (marked || translates) && !/[的了是在有年月日]/.test(surface);
}

function definitionsAfter(text: string, owner: Mention): LocalName[] {
  const after = text.slice(owner.end, owner.end + 110);
  const found: LocalName[] = [];
  const bracket = DEFINITION.exec(after);
  const surface = (bracket?.[1] ?? '').trim();
  const marked = bracket !== null && MARKED.test(bracket[0].replace(/^[”」』"’]? ?[（(]/, ''));
  if (bracket !== null && isUsable(surface, marked, owner)) {
    found.push({ surface, owner, from: owner.end, reason: 'defined in brackets' });
  }
  for (const pattern of [SECURITY, SHORT_AFTER_COMMA]) {
    const short = (pattern === SECURITY && bracket === null ? null : pattern.exec(after))?.[1]?.trim();
    if (short !== undefined && HAN_NAME.test(short) && short !== owner.name) {
      found.push({ surface: short, owner, from: owner.end, reason: 'given as the short name' });
    }
  }
  return found;
}

const LEGAL_TAIL = /(?:集团)?(?:股份|有限责任|控股)?有限公司$/;
const TRADE_TAIL =
  /(?:(?:人工智能|智能|信息|网络|软件|数字|数据|云计算|计算机?|电子|通信|生物|医疗|健康|文化|传媒|教育|投资|管理|咨询|服务|发展|基础|系统|机器人|半导体|科技|技术|研究|工程|实业|企业|商务)){0,5}$/;

/** The short form that the press makes of a name: without place, legal form and trade (北京光年之外科技有限公司). */
function stemOf(owner: Mention, clues: Clues, isCity: (surface: string) => boolean): string | null {
  let name = owner.name;
  for (const length of [3, 2, 4]) {
    const front = name.slice(0, length);
    if (isCity(front) && name.length > length + 3) {
      name = name.slice(length);
      break;
    }
  }
  const legal = LEGAL_TAIL.test(name);
  name = name.replace(LEGAL_TAIL, '');
  if (legal) name = name.replace(TRADE_TAIL, '');
  else {
    const ending = endingOf(name);
    if (ending === null) return null;
    name = name.slice(0, -ending.length);
  }
  const span = { start: owner.start, end: owner.start + name.length };
  if (name.length < 2 || name === owner.name || isCity(name) || isGeneric(clues, span)) return null;
  // The stem is a word of its own (中医药|科技): it stands for itself everywhere else.
  const isWord =
    name === owner.name.slice(0, name.length) && (clues.lengths[owner.start] ?? 0) >= name.length;
  if (isWord || isCommonStem(name, false)) return null;
  return /^[\p{Script=Han}A-Za-z0-9]+$/u.test(name) ? name : null;
}

function endingOf(name: string): string | null {
  for (let length = Math.min(5, name.length - 2); length >= 1; length--) {
    const kind = ORGANIZATION_SUFFIXES.get(name.slice(-length))?.kind;
    if (kind === 'firm' || kind === 'trade') return name.slice(-length);
  }
  return null;
}

/** A version that can stand alone: V4, K2.5, R1. */
export const VERSION_ALONE = /^(?:[A-Z]{1,2}\d{1,2}(?:\.\d)?)$/;

/** `V4` alone, after `DeepSeek V4`. */
function versionName(owner: Mention): LocalName[] {
  if (owner.kind !== 'model' || owner.version === undefined || !VERSION_ALONE.test(owner.version.text))
    return [];
  return [
    { surface: owner.version.text, owner, from: owner.end, reason: 'its version was named with it before' },
  ];
}

/**
 * The names that an article gives to what it names: definitions in brackets, short forms of full names, versions.
 * Longest first; at most 80, since a text that defines more is made to hurt.
 */
export function localNames(
  text: string,
  mentions: readonly Mention[],
  clues: Clues,
  isCity: (surface: string) => boolean,
): LocalName[] {
  const names = new Map<string, LocalName>();
  for (const owner of mentions) {
    if (owner.group !== undefined || owner.kind === 'city') continue;
    const found = [...definitionsAfter(text, owner), ...versionName(owner)];
    if (
      owner.entityId === null &&
      owner.kind === 'model' &&
      /^[A-Z][A-Za-z-]{3,}$|^\p{Script=Han}{3,}$/u.test(owner.name)
    )
      found.push({ surface: owner.name, owner, from: 0, reason: 'named as a model elsewhere' });
    if (owner.entityId === null && owner.kind === 'organization') {
      if (!owner.reasons.includes(LISTED))
        found.push({ surface: owner.name, owner, from: 0, reason: 'named in full elsewhere' });
      const stem = stemOf(owner, clues, isCity);
      if (stem !== null) found.push({ surface: stem, owner, from: 0, reason: `short for ${owner.name}` });
    }
    for (const name of found) {
      if (names.size < MAX_LOCAL_NAMES && !names.has(name.surface)) names.set(name.surface, name);
    }
  }
  return [...names.values()].sort((a, b) => b.surface.length - a.surface.length);
}
