import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Span } from '../text/span.ts';
import { isCommonPhrase, isCommonStem } from './common-stem.ts';
import type { Mention } from './mention.ts';
import { isGeneric } from './name-start.ts';
import { ORGANIZATION_SUFFIXES } from './organization-suffixes.ts';
import { LISTED } from './propose-listed.ts';
import type { Clues } from './scan-clues.ts';
import { cityTest } from './tie-proposals.ts';

/** A name that the article itself gives to an entity, and holds for the rest of it. */
interface LocalName {
  readonly surface: string;
  readonly owner: Mention;
  /** From here on. */
  readonly from: number;
  readonly reason: string;
}

/** More names than this are not defined in one article; a text that seems to is made to hurt. */
const MAX_LOCAL_NAMES = 80;
/** Shortest tail of a name that can stand for it, and how many names of one tail are looked at. */
const TAIL = 4;
const MAX_RELATIVES = 8;
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
  if (LATIN_NAME.test(surface)) return true;
  const translates = /[A-Za-z]$/.test(owner.name) && surface.length <= 8 && !isCommonPhrase(surface);
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

const VERSION_ALONE = /^(?:[A-Z]{1,2}\d{1,2}(?:\.\d)?)$/;

/** `V4` alone, after `DeepSeek V4`. */
function versionName(owner: Mention): LocalName[] {
  if (owner.kind !== 'model' || owner.version === undefined || !VERSION_ALONE.test(owner.version.text))
    return [];
  return [
    { surface: owner.version.text, owner, from: owner.end, reason: 'its version was named with it before' },
  ];
}

function localNames(
  text: string,
  mentions: readonly Mention[],
  clues: Clues,
  isCity: (surface: string) => boolean,
): LocalName[] {
  const names = new Map<string, LocalName>();
  for (const owner of mentions) {
    if (owner.group !== undefined || owner.kind === 'city') continue;
    const found = [...definitionsAfter(text, owner), ...versionName(owner)];
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

function isWholeWord(text: string, { start, end }: Span): boolean {
  const latin = /[A-Za-z0-9]/;
  if (latin.test(text.charAt(start)) && latin.test(text.charAt(start - 1))) return false;
  return !(latin.test(text.charAt(end - 1)) && latin.test(text.charAt(end)));
}

/** Names of an article by their tails and heads, to find the longer or shorter form of a name that stands alone. */
class Relatives {
  private readonly tails = new Map<string, Mention[]>();
  private readonly models = new Map<string, Mention>();
  private readonly text: string;

  constructor(text: string, mentions: readonly Mention[]) {
    this.text = text;
    for (const mention of mentions) {
      if (mention.group !== undefined) continue;
      const surface = this.surfaceOf(mention);
      if (mention.kind === 'organization') {
        const key = surface.slice(-TAIL);
        const others = this.tails.get(key) ?? [];
        if (others.length < MAX_RELATIVES) this.tails.set(key, [...others, mention]);
      } else if (mention.kind === 'model' && mention.entityId === null && !this.models.has(mention.name)) {
        this.models.set(mention.name, mention);
      }
    }
  }

  private surfaceOf({ start, end }: Span): string {
    return this.text.slice(start, end).toLowerCase();
  }

  /** AI Lab after 腾讯 AI Lab, 云智能集团 after 阿里云智能集团; `Natus AGE-0` beside `Natus`. */
  ownerOf(mention: Mention): Mention | undefined {
    if (mention.kind === 'model') {
      const head = /^([A-Za-z]+)[ -]/.exec(mention.name)?.[1];
      return head === undefined ? undefined : this.models.get(head);
    }
    const surface = this.surfaceOf(mention);
    if (surface.length < TAIL) return undefined;
    return this.tails.get(surface.slice(-TAIL))?.find((other) => {
      const whole = this.surfaceOf(other);
      return whole.length > surface.length && whole.endsWith(surface);
    });
  }
}

/** A name found by its form that the article ties to another: by a definition, or as the tail of a longer one. */
function tied(mention: Mention, relatives: Relatives, names: ReadonlyMap<string, LocalName>): Mention {
  if (mention.entityId !== null || mention.group !== undefined) return mention;
  const local = names.get(mention.name);
  const defined = local !== undefined && local.owner.name !== mention.name ? local.owner : undefined;
  const owner = defined ?? relatives.ownerOf(mention);
  if (owner === undefined || owner === mention || owner.kind !== mention.kind) return mention;
  const reason = defined === undefined ? `another form of ${owner.name}` : (local?.reason ?? '');
  return { ...mention, entityId: owner.entityId, name: owner.name, reasons: [...mention.reasons, reason] };
}

/** The places of one local name that no other name takes. */
function placesOfName(text: string, { surface, from }: LocalName, taken: Uint8Array): Span[] {
  const places: Span[] = [];
  for (let start = text.indexOf(surface, from); start !== -1; start = text.indexOf(surface, start + 1)) {
    const span = { start, end: start + surface.length };
    if (taken[start] === 1 || taken[span.end - 1] === 1 || !isWholeWord(text, span)) continue;
    taken.fill(1, start, span.end);
    places.push(span);
  }
  return places;
}

function mentionOf(span: Span, { owner, surface, reason }: LocalName): Mention {
  const { kind, entityId, name } = owner;
  const version = VERSION_ALONE.test(surface) ? owner.version : undefined;
  return {
    ...span,
    kind,
    entityId,
    name,
    confidence: Math.min(owner.confidence, 0.85),
    reasons: [reason],
    ...(version === undefined ? {} : { version: { text: version.text, ...span } }),
  };
}

/** A city directly before a short form that the full name has too (上海润六尺) belongs to the name. */
function takeInCities(mentions: readonly Mention[], added: readonly Mention[]): Mention[] {
  const cityAt = new Map<number, Mention>();
  for (const mention of mentions) if (mention.kind === 'city') cityAt.set(mention.end, mention);
  const swallowed = new Set<Mention>();
  const grown = added.map((mention) => {
    const city = cityAt.get(mention.start);
    if (city === undefined || !mention.name.startsWith(city.name) || mention.version !== undefined)
      return mention;
    swallowed.add(city);
    return { ...mention, start: city.start };
  });
  return [...mentions.filter((mention) => !swallowed.has(mention)), ...grown];
}

/**
 * Adds what stands under the names that the article itself gives: definitions in brackets (以下简称“智谱”, (Zhipu AI)),
 * the short form of a full name, a version named with its model before. Never where another name stands.
 */
export function withLocalNames(
  text: string,
  mentions: readonly Mention[],
  clues: Clues,
  compiled: CompiledDictionary,
): Mention[] {
  const names = localNames(text, mentions, clues, cityTest(compiled));
  const bySurface = new Map(names.map((name) => [name.surface, name]));
  const relatives = new Relatives(text, mentions);
  const kept = mentions.map((mention) => tied(mention, relatives, bySurface));
  const taken = new Uint8Array(text.length + 1);
  for (const { start, end } of kept) taken.fill(1, start, end);
  const added: Mention[] = [];
  for (const name of names) {
    const known = compiled.bySurface.get(name.surface.toLowerCase());
    const isAnother = known?.readings.some(
      ({ entry, name: { weak } }) => !weak && entry.id !== name.owner.entityId,
    );
    if (isAnother === true) continue;
    added.push(...placesOfName(text, name, taken).map((span) => mentionOf(span, name)));
  }
  return takeInCities(kept, added);
}
