import { modalityOf } from '../event/modality.ts';
import type { Mention } from '../mention/mention.ts';
import type { Quantity } from '../mention/quantity.ts';
import { referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';
import { goesOn, topicBefore } from './topic.ts';

/** How far a size may stand from the model it is told of, in UTF-16 units. */
const REACH = 60;
const LETTERS: Readonly<Record<string, number>> = { M: 1e6, B: 1e9, T: 1e12 };

/** Parameters of models: named with them (Yi-34B), or told beside them (总参数量2.4万亿). */
export function stateSizes(sentences: readonly StatedSentence[]): StatementMention[] {
  if (sentences.every((sentence) => sentence.models.length === 0)) return [];
  return sentences.flatMap((sentence, index) => [
    ...sentence.models.flatMap((model) => namedSize(model, sentence)),
    ...sentence.quantities
      .filter((quantity) => quantity.kind === 'parameters' && !isNoSize(quantity, sentence))
      .filter((quantity) => isAsserted(quantity, sentence))
      .flatMap((quantity) => toldSize(quantity, sentence, topicOf(sentences, index))),
  ]);
}

/** 激活220亿: the part of a mixture of experts that works at once, not its size. */
function isNoSize(quantity: Quantity, { text }: StatedSentence): boolean {
  const words = text.slice(Math.max(0, quantity.start - 8), quantity.end);
  // 数十亿 and 几百亿 are an order, not a size.
  return /激活|活跃|active/iu.test(words) || /^[数几]/u.test(text.slice(quantity.start, quantity.start + 1));
}

/** Neither denied nor rumoured nor a plan. */
function isAsserted({ start, end }: Quantity, { sentence, text }: StatedSentence): boolean {
  const { modality, hypothetical } = modalityOf(text, { sentence, trigger: { start, end } });
  return modality === 'asserted' && !hypothetical;
}

/** The model that a sentence without one goes on about. */
function topicOf(sentences: readonly StatedSentence[], index: number): Mention | null {
  const here = sentences[index];
  return here === undefined || here.models.length > 0 || !goesOn(here) ? null : topicBefore(sentences, index);
}

function size(
  model: Mention,
  value: number,
  { sentence }: StatedSentence,
  confidence: number,
): StatementMention {
  return {
    subject: referenceOf(model),
    property: 'parameters',
    value,
    validFrom: null,
    eventIndex: null,
    evidence: { start: sentence.start, end: sentence.end },
    confidence,
  };
}

function namedSize(model: Mention, sentence: StatedSentence): StatementMention[] {
  const match = /^(\d+(?:\.\d+)?) ?([MBT])/iu.exec(model.size?.text ?? '');
  if (match === null) return [];
  const value = Number(
    (Number(match[1]) * (LETTERS[(match[2] ?? 'B').toUpperCase()] ?? 1e9)).toPrecision(12),
  );
  return [size(model, value, sentence, 0.9)];
}

/** Between a model and a size that is another's, or only thought of. */
const OF_OTHERS =
  /[。;；]|支持|面向|超越|超过(?=[A-Za-z])|相比|对标|不如|其他|竞争|之前|以前|面世前|国内就?已?有|多家|推断|推测|估计|传闻|接下来|要做|希望/u;

/** …，参数量为720亿: the size of whoever the sentence is about, whatever stood before. */
const OWN_SIZE = /[,，](?:其|它的?|该模型)?(?:总|模型)?参数(?:总量|数量|规模|量|数)?[^,，]{0,6}$/u;

/** GPT-3（ChatGPT的基础模型）有1750亿参数: a name in brackets is not the one that is told of. */
function isAside(model: Mention, { text }: StatedSentence): boolean {
  const open = /[(（]$/u.test(text.slice(Math.max(0, model.start - 1), model.start));
  return open && /^[^()（）]{1,12}[)）]/u.test(text.slice(model.end, model.end + 16));
}

/** The model that a size belongs to: the last before it, or the first just behind it (千亿参数的盘古大模型). */
function toldSize(quantity: Quantity, sentence: StatedSentence, topic: Mention | null): StatementMention[] {
  const { models, text } = sentence;
  if (topic !== null) return [size(topic, quantity.value, sentence, 0.6)];
  const inside = models.find((model) => model.start <= quantity.start && quantity.end <= model.end);
  if (inside !== undefined) return [size(inside, quantity.value, sentence, 0.85)];
  const after = models.find((model) => model.start >= quantity.end);
  if (
    after !== undefined &&
    /^(?:级别?|规模)?(?:的|参数)?[^,，。、;；]{0,12}$/u.test(text.slice(quantity.end, after.start))
  ) {
    return [size(after, quantity.value, sentence, 0.8)];
  }
  const before = models.filter((model) => model.end <= quantity.start && !isAside(model, sentence)).at(-1);
  if (before === undefined || quantity.start - before.end > REACH) return [];
  const gap = text.slice(before.end, quantity.start);
  const own = OWN_SIZE.exec(gap);
  if (OF_OTHERS.test(own === null ? gap : own[0])) return [];
  return [size(before, quantity.value, sentence, 0.75)];
}
