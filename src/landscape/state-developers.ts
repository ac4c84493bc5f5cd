import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Mention } from '../mention/mention.ts';
import { partnersOf } from './joint-makers.ts';
import { type FactsInput, keyOf, referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';

const MAKING = '自主研发|自研|研发|开发|推出|发布|打造|训练|开源|上线|研制|构建|创建|设计|公布|推出的|带来';
/** Between an organization and the model it makes: 百度旗下的文心一言, OpenAI的GPT-4, 抖音（云雀大模型）, 智谱AI发布的新一代模型GLM-4. */
const MAKER_BEFORE = new RegExp(
  `^(?:的|旗下|旗下的?[^,，。、;；]{0,14}?|自家的?|[(（]|[“「《]|(?:公司|团队|集团|科技)?(?:[^,，。、;；]{0,10}?)(?:${MAKING})了?(?:的|其)?[^,，。;；]{0,16}?)?(?:大模型|大语言模型|语言模型|模型|产品|聊天机器人|助手)?[“「《（(]?$`,
  'u',
);
/** Between a model and its maker: GPT-4是OpenAI…, 文心一言由百度…, Kimi（月之暗面）. */
const MAKER_AFTER =
  /^[”」》]?(?:大模型|模型)?(?:系列)?(?:背后的|的)?(?:[(（]|(?:是|为)?由|[,，]?(?:是|为)|的(?:开发商|开发者|母公司|东家|研发方|开发方)(?:是|为)?|背后的(?:公司|团队)?(?:是|为)?)$/u;
const AFTER_BY = new RegExp(
  `^(?:(?:[、和与及]|以及|联合)[^,，。;；]{0,40}?|[^,，。;；]{0,14}?)(?:${MAKING}|旗下|的(?:一款)?(?:大?模型|产品|大语言模型|聊天机器人|助手))`,
  'u',
);

/** Organizations above and below in the dictionary count as one house. */
function house(dictionary: CompiledDictionary, id: string): string[] {
  const line: string[] = [];
  let at: string | undefined = id;
  while (at !== undefined && line.length < 6 && !line.includes(at)) {
    line.push(at);
    const entry = dictionary.dictionary.entries.get(at);
    at = entry?.kind === 'organization' ? entry.parent : undefined;
  }
  return line;
}

/** The makers that the dictionary gives a model; empty for a model it lacks. */
export function makersOf(
  dictionary: CompiledDictionary,
  model: Pick<Mention, 'entityId'>,
): readonly string[] {
  const entry = model.entityId === null ? undefined : dictionary.dictionary.entries.get(model.entityId);
  return entry?.kind === 'model' ? entry.makers : [];
}

/** Whether the dictionary lets this organization be the model's maker: one of its makers, or of a maker's house. */
export function mayMake(
  dictionary: CompiledDictionary,
  organization: Pick<Mention, 'entityId'>,
  model: Pick<Mention, 'entityId'>,
): boolean {
  const makers = makersOf(dictionary, model);
  if (makers.length === 0) return true;
  if (organization.entityId === null) return false;
  const line = house(dictionary, organization.entityId);
  return makers.some(
    (maker) => line.includes(maker) || house(dictionary, maker).includes(organization.entityId ?? ''),
  );
}

/** Who makes which model, as the text says it beside the model's name, or as the dictionary says of two that it names. */
export function stateDevelopers(input: FactsInput, sentences: readonly StatedSentence[]): StatementMention[] {
  const told = sentences.flatMap((sentence) => developersIn(sentence, input.dictionary));
  const settled = new Set(told.map((statement) => keyOf(statement.subject)));
  return [...told, ...knownDevelopers(input, sentences, settled)];
}

function developersIn(sentence: StatedSentence, dictionary: CompiledDictionary): StatementMention[] {
  const found: StatementMention[] = [];
  const listed = isListOfOwners(sentence);
  for (const model of sentence.models) {
    const head = chainHead(model, sentence);
    const before = sentence.organizations.filter((organization) => organization.end <= head.start).at(-1);
    const after = sentence.organizations.find((organization) => organization.start >= model.end);
    if (before !== undefined && isMakerBefore(sentence, before, head)) {
      const known = mayMake(dictionary, before, model);
      if (known || listed || isPlainOwner(sentence, before, model)) {
        found.push(developer(model, before, sentence, known ? 0.9 : 0.6));
        found.push(...partnersOf(before, sentence).map((one) => developer(model, one, sentence, 0.8)));
        continue;
      }
    }
    if (after !== undefined && isMakerAfter(sentence, model, after) && mayMake(dictionary, after, model)) {
      found.push(developer(model, after, sentence, 0.85));
      found.push(...partnersOf(after, sentence).map((one) => developer(model, one, sentence, 0.8)));
      continue;
    }
    // 阿里云发布一系列新举措,包括推出通义千问: named in the sentence, and of the maker's house.
    const house = makersOf(dictionary, model).length > 0 ? sentence.organizations : [];
    const near = nearMaker(model, house, sentence, dictionary);
    if (near !== undefined) found.push(developer(model, near, sentence, 0.7));
  }
  return found;
}

/** 抖音的云雀大模型豆包: the first of names that follow each other without a word between; they share their maker. */
function chainHead(model: Mention, { models, text }: StatedSentence): Mention {
  let head = model;
  for (let i = models.indexOf(model) - 1; i >= 0; i--) {
    const earlier = models[i];
    if (earlier === undefined || !/^(?:大模型|模型)?[“「]?$/u.test(text.slice(earlier.end, head.start)))
      break;
    head = earlier;
  }
  return head;
}

/** Between a subsidiary and what it brings out itself, and not what it only uses. */
const BRINGS_OUT = new RegExp(`(?:${MAKING})[^。;；]*$`, 'u');
const ONLY_USES = /(?:基于|接入|搭载|采用|使用|利用|依托|用上?)[^,，。;；]{0,10}$/u;

/** The nearest organization before that the dictionary calls the maker; else one of its house that brings the model out. */
function nearMaker(
  model: Mention,
  house: readonly Mention[],
  { text }: StatedSentence,
  dictionary: CompiledDictionary,
): Mention | undefined {
  const earlier = house.filter((organization) => organization.end <= model.start);
  const makers = makersOf(dictionary, model);
  const maker = earlier.findLast(({ entityId }) => entityId !== null && makers.includes(entityId));
  if (maker !== undefined) return maker;
  return earlier.findLast((organization) => {
    const gap = text.slice(organization.end, model.start);
    return mayMake(dictionary, organization, model) && BRINGS_OUT.test(gap) && !ONLY_USES.test(gap);
  });
}

/** 抖音（云雀大模型）, X旗下的Y: said so plainly that it counts even where the dictionary names another maker. */
function isPlainOwner({ text }: StatedSentence, organization: Mention, model: Mention): boolean {
  const gap = text.slice(organization.end, model.start);
  if (/^[(（]$/u.test(gap)) return /^(?:大模型|模型)?[)）]/u.test(text.slice(model.end, model.end + 4));
  return /^旗下(?:的)?[“「《]?$|^(?:自研|自主研发|研发|开发)的[“「《]?$/u.test(gap);
}

/** 百度的文心一言、抖音的云雀大模型、…: three such pairs make a list of makers. */
function isListOfOwners({ text, models, organizations }: StatedSentence): boolean {
  const owned = models.filter((model) => {
    const before = organizations.filter((organization) => organization.end <= model.start).at(-1);
    return before !== undefined && /^的[“「《]?$/u.test(text.slice(before.end, model.start));
  });
  return owned.length >= 3;
}

/** Longest gap in which two names are looked at together, in UTF-16 units. */
const GAP = 32;

function isMakerBefore({ text, models }: StatedSentence, organization: Mention, model: Mention): boolean {
  if (model.start - organization.end > GAP) return false;
  if (
    /(?:使用|利用|基于|借助|采用)$/u.test(text.slice(Math.max(0, organization.start - 2), organization.start))
  )
    return false;
  if (models.some((other) => other.start >= organization.end && other.end <= model.start)) return false;
  return MAKER_BEFORE.test(text.slice(organization.end, model.start));
}

function isMakerAfter({ text, sentence }: StatedSentence, model: Mention, organization: Mention): boolean {
  if (organization.start - model.end > GAP) return false;
  const gap = text.slice(model.end, organization.start);
  if (!MAKER_AFTER.test(gap)) return false;
  if (/[(（]$/u.test(gap)) return /^[)）]/u.test(text.slice(organization.end, organization.end + 1));
  return AFTER_BY.test(text.slice(organization.end, Math.min(sentence.end, organization.end + GAP)));
}

function developer(
  model: Mention,
  organization: Pick<Mention, 'kind' | 'entityId' | 'name'>,
  { sentence }: StatedSentence,
  confidence: number,
): StatementMention {
  return {
    subject: referenceOf(model),
    property: 'developer',
    value: referenceOf(organization),
    validFrom: null,
    eventIndex: null,
    evidence: { start: sentence.start, end: sentence.end },
    confidence,
  };
}

/** The article names a model and the maker that the dictionary knows: the sentence that comes nearest to saying so. */
function knownDevelopers(
  input: FactsInput,
  sentences: readonly StatedSentence[],
  settled: ReadonlySet<string>,
): StatementMention[] {
  const { dictionary } = input;
  const named = new Map<string, Mention>();
  for (const mention of input.mentions) {
    if (mention.kind === 'organization' && mention.entityId !== null && !named.has(mention.entityId)) {
      named.set(mention.entityId, mention);
    }
  }
  const found: StatementMention[] = [];
  const done = new Set(settled);
  for (const sentence of sentences) {
    for (const model of sentence.models) {
      if (done.has(keyOf(model))) continue;
      const maker = namedMaker(dictionary, model, named);
      if (maker === null) continue;
      const isDeclared = maker.entityId !== null && makersOf(dictionary, model).includes(maker.entityId);
      const together = sentence.organizations.some(
        (organization) => organization.entityId === maker.entityId,
      );
      // The house above the maker is told only where it stands beside the model.
      if (!isDeclared && !together) continue;
      done.add(keyOf(model));
      found.push(developer(model, maker, sentence, together ? 0.7 : 0.6));
    }
  }
  return found;
}

/** The first maker that the text names; else the one above it in its house. */
function namedMaker(
  dictionary: CompiledDictionary,
  model: Mention,
  named: ReadonlyMap<string, Mention>,
): Mention | null {
  const makers = makersOf(dictionary, model);
  for (const maker of makers) {
    const mention = named.get(maker);
    if (mention !== undefined) return mention;
  }
  for (const maker of makers) {
    for (const above of house(dictionary, maker)) {
      const mention = named.get(above);
      if (mention !== undefined) return mention;
    }
  }
  return null;
}
