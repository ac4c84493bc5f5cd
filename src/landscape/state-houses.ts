import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Mention } from '../mention/mention.ts';
import type { Quantity } from '../mention/quantity.ts';
import { type FactsInput, referenceOf, type StatedSentence } from './state-input.ts';
import type { EntityReference, StatementMention } from './statement.ts';

const SEAT_BEFORE =
  /(?<!第二|区域|亚太|地区|海外|研发|运营|营销|新|双|北美|欧洲|华东|华南|华北|西南|中国)总部(?:均|都|就|则)?(?:位于|设在|设于|设立于|落户|坐落于|坐落在|在|放在|迁至|定在)?(?:了|中国|国内)? ?$/u;
const PLACED_BEFORE = /(?:位于|坐落于|扎根) ?$/u;
/** 五家北京企业机构：甲、乙 */
const LIST_AFTER =
  /^(?:市|地区|本地|的)?(?:AI|人工智能|大模型|科技|创新|创业)?(?:企业|公司|机构|厂商){1,2}(?:包括|分别(?:为|是)|有)?[:：]/u;
/** 上海AI公司MiniMax */
const KIND_AFTER =
  /^(?:市|的)?(?:AI|人工智能|大模型|科技|创业|初创|独角兽|机器人|芯片|自动驾驶|算力|智能|存储){1,4}(?:创业|初创)?(?:公司|企业|独角兽) ?[“「]?$/u;

/** Where organizations sit: 总部位于上海, 五家北京企业：…, 上海AI公司X. */
export function stateSeats(
  { dictionary }: FactsInput,
  sentences: readonly StatedSentence[],
): StatementMention[] {
  return sentences.flatMap((sentence) => [
    ...sentence.cities.flatMap((city) => seatedIn(city, sentence)),
    ...sentence.organizations.flatMap((organization) => seatByName(organization, sentence, dictionary)),
  ]);
}

/** A legal name begins with the place where the company is registered: 深圳市X科技有限公司. */
const LEGAL_NAME = /^(.{2,4}?)市?(?:.{2,24})(?:有限公司|有限责任公司|股份公司|集团公司)$/u;
/** Companies that general news names in passing are no part of the landscape: only beside models and the field's words. */
function isOfTheField({ sentence, text, models }: StatedSentence): boolean {
  return models.length > 0 || /模型|人工智能|AI|智能/u.test(text.slice(sentence.start, sentence.end));
}

/** How a company's short name ends. */
const COMPANY = /(?:科技|智能|公司|集团|股份|数据|信息|软件|技术|机器人|网络)$/u;
/** Behind a name: a branch of it stands in the city, not the whole. */
const BRANCH =
  /^(?:公司|集团)?(?:的)?(?:超级)?(?:[^,，。]{0,4}中心|零售店|旗舰店|专卖店|工厂|分公司|分行|门店|办公室|研究院|研发中心|基地|园区|站|店|营业部|子公司)/u;

/** A city that a company's legal name, or the text right before a name that the dictionary cannot place, gives it. */
function seatByName(
  organization: Mention,
  sentence: StatedSentence,
  dictionary: CompiledDictionary,
): StatementMention[] {
  const { text, cities } = sentence;
  const entry =
    organization.entityId === null ? undefined : dictionary.dictionary.entries.get(organization.entityId);
  if (entry?.kind === 'organization' && (entry.city !== undefined || entry.type !== 'company')) return [];
  const surface = text.slice(organization.start, organization.end);
  if (!isOfTheField(sentence) || /成立|注册|名为|法院/u.test(surface)) return [];
  const place = citiesOf(dictionary).get(LEGAL_NAME.exec(surface)?.[1] ?? '');
  if (place !== undefined) return [seat(organization, place, sentence, 0.7)];
  const beside = cities.find((city) => city.end === organization.start);
  if (beside === undefined || !COMPANY.test(surface)) return [];
  const after = text.slice(organization.end, organization.end + 6);
  return BRANCH.test(after) ? [] : [seat(organization, beside, sentence, 0.6)];
}

const compiledCities = new WeakMap<CompiledDictionary, ReadonlyMap<string, EntityReference>>();

/** Chinese cities by their short names. */
function citiesOf(dictionary: CompiledDictionary): ReadonlyMap<string, EntityReference> {
  const known = compiledCities.get(dictionary);
  if (known !== undefined) return known;
  const cities = new Map<string, EntityReference>();
  for (const entry of dictionary.dictionary.entries.values()) {
    if (entry.kind !== 'city' || entry.country !== 'CN') continue;
    if (entry.level === 'municipality' || entry.level === 'prefecture') {
      cities.set(entry.name.replace(/市$/u, ''), { kind: 'city', entityId: entry.id, name: entry.name });
    }
  }
  compiledCities.set(dictionary, cities);
  return cities;
}

function seatedIn(city: Mention, sentence: StatedSentence): StatementMention[] {
  const { text, organizations } = sentence;
  const before = text.slice(Math.max(sentence.sentence.start, city.start - 12), city.start);
  const after = text.slice(city.end, Math.min(sentence.sentence.end, city.end + 24));
  const next = organizations.find((organization) => organization.start >= city.end);
  if (SEAT_BEFORE.test(before)) {
    // 总部设在X的Y says nothing of whoever stands before it.
    const seated = /^市?(?:特区)?的/u.test(after)
      ? behindCity(city, next, text)
      : organizations.filter((other) => other.end <= city.start).at(-1);
    return seated === undefined || isApposed(seated, text) ? [] : [seat(seated, city, sentence, 0.9)];
  }
  if (LIST_AFTER.test(after)) {
    const listed = organizations.filter((organization) => organization.start >= city.end);
    return listed
      .filter((organization) => !isProduct(organization, sentence))
      .map((organization) => seat(organization, city, sentence, 0.75));
  }
  const gap = next === undefined ? null : text.slice(city.end, next.start);
  if (next === undefined || gap === null) return [];
  const placed = PLACED_BEFORE.test(before) && /^[^,，。;；的]{0,8}的[^,，。;；]{0,10}$/u.test(gap);
  if (BRANCH.test(text.slice(next.end, next.end + 10))) return [];
  return placed || KIND_AFTER.test(gap) ? [seat(next, city, sentence, 0.65)] : [];
}

/** 种子基金Julian Capital: a noun before the name, taken for the name. */
function isApposed({ entityId, end }: Mention, text: string): boolean {
  return entityId === null && /^ ?[A-Z]/u.test(text.slice(end, end + 2));
}

/** 总部位于上海的存储芯片公司昕原半导体: the organization that the phrase describes. */
function behindCity(city: Mention, next: Mention | undefined, text: string): Mention | undefined {
  if (next === undefined) return undefined;
  return /^(?:市)?的[^,，。;；]{0,16}$/u.test(text.slice(city.end, next.start)) ? next : undefined;
}

/** In a bracket behind a name stands its product, not another seat. */
function isProduct(organization: Mention, { text }: StatedSentence): boolean {
  return /[(（“]/u.test(text.charAt(organization.start - 1));
}

function seat(
  organization: Mention,
  city: EntityReference,
  { sentence }: StatedSentence,
  confidence: number,
): StatementMention {
  return {
    subject: referenceOf(organization),
    property: 'headquarters',
    value: referenceOf(city),
    validFrom: null,
    eventIndex: null,
    evidence: { start: sentence.start, end: sentence.end },
    confidence,
  };
}

const TOTAL_BEFORE =
  /(?:(?:累计|总共|共计|合计|迄今|先后|总)(?:已|完成|获得?|的)?[^,，。;；]{0,12}(?:融资|募资|募集|筹集|筹得|获投)|融资(?:总额|总金额|总规模|总额度)|总融资(?:金额|额|规模)?|的融资(?:金额|额|规模)已)[^,，。;；]{0,10}$/u;
const TOTAL_EARLIER = /(?:累计|总共|共计|合计|总计)[^,，。;；]{0,8}$/u;
const TOTAL_AFTER = /^(?:的|左右|以上)?融资/u;

/** Sums of all rounds, only where the text calls them so (累计融资, 融资总额). */
export function stateFundingTotals(sentences: readonly StatedSentence[]): StatementMention[] {
  let topic: Mention | undefined;
  const found: StatementMention[] = [];
  for (const sentence of sentences) {
    for (const quantity of tellsOfRounds(sentence) ? sentence.quantities : []) {
      if (quantity.kind !== 'money' || !isTotal(quantity, sentence)) continue;
      const earlier = sentence.organizations.filter((organization) => organization.end <= quantity.start);
      const near = earlier.at(-1);
      if (near !== undefined && isApart(sentence.text.slice(near.end, quantity.start))) continue;
      const subject = near ?? (goesOn(sentence) ? topic : undefined);
      if (subject !== undefined) found.push(total(subject, quantity, sentence));
    }
    topic = sentence.organizations[0] ?? topic;
  }
  return found;
}

/** Whether a sentence has one of the words without which it calls nothing a total. */
function tellsOfRounds({ sentence, text }: StatedSentence): boolean {
  return /融资|募资|募集|筹集|筹得|获投/u.test(text.slice(sentence.start, sentence.end));
}

/** 公司累计融资…: a sentence without a name of its own goes on about the organization of the one before. */
function goesOn({ sentence, text }: StatedSentence): boolean {
  return /^(?:目前|至此|加上|据悉|此前)?[,，]?(?:公司|该公司|其|该企业|平台|至此|累计)/u.test(
    text.slice(sentence.start, sentence.start + 16),
  );
}

/** The sum is of others: a new clause after a semicolon, several companies, a whole field. */
function isApart(between: string): boolean {
  return (
    between.length > 60 ||
    /[;；]|[\d几数]家|超[“「]|高于|等[^,，]{0,12}(?:公司|企业|机构)|多家|领域|全球|行业|今年刚成立/u.test(
      between,
    )
  );
}

function isTotal(quantity: Quantity, { sentence, text }: StatedSentence): boolean {
  const before = text.slice(Math.max(sentence.start, quantity.start - 30), quantity.start);
  const after = text.slice(quantity.end, Math.min(sentence.end, quantity.end + 6));
  if (/计划|拟|预计|目标|将|轮[^,，。;；]{0,10}$/u.test(before)) return false;
  if (/[A-Z]\d?轮|本轮|该轮|此轮/u.test(before) && !/累计|总共|共计|合计|加上/u.test(before)) return false;
  return TOTAL_BEFORE.test(before) || (TOTAL_EARLIER.test(before) && TOTAL_AFTER.test(after));
}

function total(organization: Mention, quantity: Quantity, { sentence }: StatedSentence): StatementMention {
  return {
    subject: referenceOf(organization),
    property: 'funding_total',
    value: quantity.value,
    unit: quantity.unit,
    validFrom: null,
    eventIndex: null,
    evidence: { start: sentence.start, end: sentence.end },
    confidence: quantity.approximate ? 0.7 : 0.8,
  };
}
