import type { CityEntry, CityLevel } from '../dictionary/entry.ts';
import type { Script } from '../text/article-text.ts';
import type { Span } from '../text/span.ts';
import { ANCHOR, BOUNDARY, type Clues, SOFT_BOUNDARY } from './scan-clues.ts';

/** Levels that count as cities; countries and districts are places of another kind. */
const CITY_LEVELS: ReadonlySet<CityLevel> = new Set([
  'municipality',
  'province',
  'autonomous_region',
  'sar',
  'prefecture',
  'county_city',
  'taiwan_city',
  'world_city',
]);

export function isCityLevel(level: CityLevel): boolean {
  return CITY_LEVELS.has(level);
}

/** A place name inside one of these names the venue, the meeting, the paper, the bank, the market. */
const VENUE =
  /^(?:大会|峰会|论坛|年会|博览会|展览会|车展|电影节|艺术节|进博会|会议中心|会展中心|会议(?!室|上|期间|纪要)|展览中心|博览中心|国际展|会堂|体育馆|体育场|机场|火车站|地铁|高铁站|银行|农商行|时间|日报|晚报|早报|晨报|商报|都市报|青年报|卫视|电视台|广播电台|出版社|大道|路\d|指数|证券|期货|共识|宣言|协议|条约|协定|公报|奥运会|冬奥会|亚运会|世博会|马拉松|科博馆|博物馆|科技馆|图书馆|美术馆|大剧院|自贸区|自贸港|自由贸易(?!协)|自贸试验|综合保税区|保税区|经济技术开发|经济开发区|经开区|高新技术产业|中心(?!城|区|地带|位置|化)|产业园|科技园|软件园|高新区|基金|人寿|电气|电力|港集团|机电|医药|石化|建工|[一二三四五六七八九十]{1,3}中(?!心)|话|菜|烤鸭|户口|户籍)/;
const VENUE_REACH = 12;

function isNameCharacter(character: string): boolean {
  return /[\p{Script=Han}A-Za-z0-9·]/u.test(character);
}

const PERSON_BEFORE =
  /(?:部长|总统|议员|主席|将军|上将|总理|首相|州长|国务卿|发言人|教授|博士|演员|歌手|球员|导演|作家|主教练|联合创始人|创始人|首席执行官|CEO)$/;

/** Whether a title before a foreign city's name shows that it is a person's: 国防部长奥斯汀. */
function isPersonsName(text: string, { start }: Span): boolean {
  return PERSON_BEFORE.test(text.slice(Math.max(0, start - 6), start));
}

const INDEX = /^(?:指数|综指|成指|ETF|指(?=[涨跌报收开高低翻盘、，;；,和]))/;
const INDEX_REACH = 8;

/** The market index that begins with this name (纳斯达克地区银行指数), when there is one. */
export function indexAfter(text: string, span: Span, clues: Clues): string | null {
  for (let at = span.end; at < Math.min(text.length, span.end + INDEX_REACH); at++) {
    const index = INDEX.exec(text.slice(at, at + 3))?.[0];
    if (index !== undefined) return text.slice(span.start, at + index.length);
    if (((clues.beginning[at] ?? 0) & (BOUNDARY | SOFT_BOUNDARY)) !== 0 || !isNameCharacter(text.charAt(at)))
      return null;
  }
  return null;
}

/** The venue, meeting or firm that begins with this place name, when there is one. */
function venueAfter(text: string, span: Span, clues: Clues): string | null {
  for (let at = span.end; at < Math.min(text.length, span.end + VENUE_REACH); at++) {
    const venue = VENUE.exec(text.slice(at, at + 7))?.[0];
    if (venue !== undefined) return text.slice(span.start, at + venue.length);
    const classes = clues.beginning[at] ?? 0;
    const ends = (classes & (BOUNDARY | SOFT_BOUNDARY)) !== 0 && (classes & ANCHOR) === 0;
    if (ends || !isNameCharacter(text.charAt(at))) return null;
  }
  return null;
}

/** Capitals the press uses for a government, with that government's name. */
const GOVERNMENT_OF: ReadonlyMap<string, string> = new Map([
  ['北京', '中国政府'],
  ['华盛顿', '美国政府'],
  ['东京', '日本政府'],
  ['首尔', '韩国政府'],
  ['莫斯科', '俄罗斯政府'],
  ['平壤', '朝鲜政府'],
  ['新德里', '印度政府'],
  ['布鲁塞尔', '欧盟'],
  ['柏林', '德国政府'],
  ['巴黎', '法国政府'],
  ['伦敦', '英国政府'],
]);
const AUTHORITY = /^ ?(?:当局|政府当局|高层)/;
const ACTS =
  /^ ?(?:的?官方说法|方面)?(?:的|也|则|正|正在|将|会|想|要|已|仍|却|显然|试图|希望|寻求|主张|认为|强调|警告|回应|谴责|反制|批评|反对|推动|宣称|指责|对|与华盛顿|与北京|在[^，。\n]{1,10}(?:领域|问题|议题|治理))/;
const IN_PLACE = /(?:在|于|位于|来自|赴|到|从|至|离开|抵达|飞往|前往|落户|落地|入驻|访问|总部|驻|、|，)$/;
const DIPLOMACY =
  /全球治理|治理|外交|地缘|制裁|出口管制|出口限制|关税|中美|美中|中方|美方|华盛顿|多边|联合国|主权|国际规则|话语权|贸易战|科技战|反制|盟友|两岸|外长|国家安全|霸权|倡议|国际秩序/g;

/** How often words of diplomacy stand in a text. */
export function diplomaticWords(text: string): number {
  return text.match(DIPLOMACY)?.length ?? 0;
}

/** The government that a capital stands for at this place, when it does (北京当局; 华盛顿 as actor). */
function governmentMeant(text: string, span: Span, diplomatic: number): string | null {
  const government = GOVERNMENT_OF.get(text.slice(span.start, span.end));
  if (government === undefined) return null;
  const after = text.slice(span.end, span.end + 18);
  if (AUTHORITY.test(after)) return government;
  if (IN_PLACE.test(text.slice(Math.max(0, span.start - 3), span.start)) || !ACTS.test(after)) return null;
  const around = text.slice(Math.max(0, span.start - 80), span.end + 80);
  const near = around.match(DIPLOMACY)?.length ?? 0;
  return near >= 2 || (near === 1 && diplomatic >= 5) ? government : null;
}

/** GB/T 2260: in Taiwan's and Hong Kong's own press 台湾 names a country or a society, not a place among cities. */
const TAIWAN = '710000';

/** What a city's name stands for at one place. */
export type CityRole =
  | { readonly as: 'city' }
  | { readonly as: 'government'; readonly name: string }
  | { readonly as: 'nothing'; readonly reason: string };

interface CityContext {
  readonly text: string;
  readonly script: Script;
  readonly clues: Clues;
  /** Words of diplomacy in the whole text. */
  readonly diplomatic: number;
  /** A doubtful organization's name that begins with the city. */
  readonly hint: string | undefined;
}

/** Whether a city's name is the place, its country's government, or part of something else. */
export function cityRole(entry: CityEntry, span: Span, context: CityContext): CityRole {
  const { text, script, clues, diplomatic, hint } = context;
  const nothing = (reason: string): CityRole => ({ as: 'nothing', reason });
  if (entry.code === TAIWAN && script !== 'hans')
    return nothing('the country of a text in traditional characters');
  if (entry.level === 'world_city' && isPersonsName(text, span))
    return nothing('a person’s name after a title');
  const venue = venueAfter(text, span, clues);
  if (venue !== null) return nothing(`part of the name ${venue}`);
  if (hint !== undefined) return nothing(`perhaps part of the name ${hint}`);
  const name = governmentMeant(text, span, diplomatic);
  return name === null ? { as: 'city' } : { as: 'government', name };
}
