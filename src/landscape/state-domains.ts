import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Mention } from '../mention/mention.ts';
import { type FactsInput, referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';

/** How far around a model's name its kind is looked for, in UTF-16 units. */
const REACH = 30;
const MODEL = '(?:人工智能|AI|智能)?(?:大语言|语言|多模态|推理|基础|专用)?(?:的)?大?(?:语言)?模型';
const FIELD =
  '(?:服务|行业|产业|领域|垂直领域|垂直行业|垂类|垂直|场景|赛道|专业)?(?:的)?(?:垂直|垂类|行业|专用|专业)?(?:的)?';

interface DomainPatterns {
  readonly names: ReadonlyMap<string, string>;
  readonly inName: RegExp;
  readonly before: RegExp;
  readonly after: RegExp;
  /** Every domain word. */
  readonly word: RegExp;
}

const compiled = new WeakMap<CompiledDictionary, DomainPatterns>();

function patternsOf(dictionary: CompiledDictionary): DomainPatterns {
  const known = compiled.get(dictionary);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const domain of dictionary.dictionary.domains) {
    if (domain.id === 'general') continue;
    for (const name of [domain.name, ...domain.names]) if (name.length > 1) names.set(name, domain.name);
  }
  const words = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  const any = words.length === 0 ? '(?!)' : words.join('|');
  const patterns = {
    names,
    inName: new RegExp(`(?<!聊天|对话|问答|客服)(${any})${FIELD}${MODEL}`, 'u'),
    before: new RegExp(
      `(?<!聊天|对话|问答|客服)(${any})${FIELD}${MODEL}(?:产品)?(?: ?[-—–－:：“「《(（]{0,3} ?)$`,
      'u',
    ),
    word: new RegExp(any, 'gu'),
    after: new RegExp(
      `^[”」》]?(?:|[(（][^()（）]{0,16}?|(?:是|为|作为|,|，)[^。;；]{0,16}?)(?<!聊天|对话|问答|客服)(${any})${FIELD}${MODEL}`,
      'u',
    ),
  };
  compiled.set(dictionary, patterns);
  return patterns;
}

/** What a general model is used for in one sentence is no domain of it. */
function isKnownGeneral({ entityId }: Mention, { dictionary }: CompiledDictionary): boolean {
  const entry = entityId === null ? undefined : dictionary.entries.get(entityId);
  return entry?.kind === 'model' && entry.category === 'general';
}

const GENERAL = /通用(?:型)?(?:的)?(?:人工智能|AI)?(?:大语言|语言|基础|认知)?(?:大)?模型/u;

/** What a model is made for: a domain (and so a vertical model), or everything. */
export function stateDomains(input: FactsInput, sentences: readonly StatedSentence[]): StatementMention[] {
  const patterns = patternsOf(input.dictionary);
  return sentences.flatMap((sentence) =>
    sentence.models.flatMap((model) =>
      kindOf(model, sentence, patterns, isKnownGeneral(model, input.dictionary)),
    ),
  );
}

/** Behind a model: whom it is for. */
const AIMED =
  /^[”」》]?(?:大模型|模型)?[^。;；]{0,24}?(?:面向|专注于?|聚焦于?|服务于?|专用于|适用于|针对|深耕)(?!全球|社会|公众|所有|全体)([^,，。;；]{2,24})/u;
/** A model that is for more industries than this is for no one of them. */
const MOST_DOMAINS = 2;

/** 面向零售、物流行业: one or two industries that a model is said to be for. */
function aimedAt(after: string, { word, names }: DomainPatterns): string[] {
  const aim = AIMED.exec(after)?.[1];
  if (aim === undefined || !/领域|行业|产业|场景|机构|制造|从业|企业|医|教|[、和与]/u.test(aim)) return [];
  const domains = new Set([...aim.matchAll(word)].flatMap(([found]) => names.get(found) ?? []));
  return domains.size > MOST_DOMAINS ? [] : [...domains];
}

function kindOf(
  model: Mention,
  sentence: StatedSentence,
  patterns: DomainPatterns,
  isGeneral: boolean,
): StatementMention[] {
  const around = surroundings(model, sentence);
  const domain =
    patterns.inName.exec(around.name)?.[1] ??
    patterns.before.exec(around.before)?.[1] ??
    patterns.after.exec(around.after)?.[1];
  const name = domain === undefined ? undefined : patterns.names.get(domain);
  if (name !== undefined) {
    return [statement(model, sentence, 'category', 'vertical'), statement(model, sentence, 'domain', name)];
  }
  const aims = isGeneral ? [] : aimedAt(around.after, patterns);
  if (aims.length > 0) {
    return [
      statement(model, sentence, 'category', 'vertical'),
      ...aims.map((aim) => statement(model, sentence, 'domain', aim)),
    ];
  }
  const general =
    GENERAL.test(around.name) ||
    new RegExp(`${GENERAL.source} ?[-—“「《]{0,2}$`, 'u').test(around.before) ||
    new RegExp(`^[”」》]?(?:是|为)[^,，。;；]{0,10}${GENERAL.source}`, 'u').test(around.after);
  return general ? [statement(model, sentence, 'category', 'general')] : [];
}

function surroundings(model: Mention, { sentence, text, models }: StatedSentence) {
  const next = models.find((other) => other.start >= model.end);
  const before = text.slice(Math.max(sentence.start, model.start - REACH), model.start);
  return {
    /** The name with the noun that may follow it: 蚂蚁金融大模型. */
    name: text.slice(model.start, Math.min(sentence.end, model.end + 4)).replace(/[,，。、].*$/u, ''),
    before: before.slice(before.search(/[^,，。、;；]*$/u)),
    after: text.slice(model.end, Math.min(sentence.end, model.end + 2 * REACH, next?.start ?? sentence.end)),
  };
}

function statement(
  model: Mention,
  { sentence }: StatedSentence,
  property: string,
  value: string,
): StatementMention {
  return {
    subject: referenceOf(model),
    property,
    value,
    validFrom: null,
    eventIndex: null,
    evidence: { start: sentence.start, end: sentence.end },
    confidence: 0.8,
  };
}
