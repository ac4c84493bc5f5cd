import type { Mention } from '../mention/mention.ts';
import type { Quantity } from '../mention/quantity.ts';
import { referenceOf, type StatedSentence } from './state-input.ts';
import type { StatementMention } from './statement.ts';

/** How far a size may stand from the model it is told of, in UTF-16 units. */
const REACH = 60;
const LETTERS: Readonly<Record<string, number>> = { M: 1e6, B: 1e9, T: 1e12 };

/** Parameters of models: named with them (Yi-34B), or told beside them (总参数量2.4万亿). */
export function stateSizes(sentences: readonly StatedSentence[]): StatementMention[] {
  return sentences.flatMap((sentence) => [
    ...sentence.models.flatMap((model) => namedSize(model, sentence)),
    ...sentence.quantities
      .filter((quantity) => quantity.kind === 'parameters')
      .flatMap((quantity) => toldSize(quantity, sentence)),
  ]);
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

/** The model that a size belongs to: the last before it, or the first just behind it (千亿参数的盘古大模型). */
function toldSize(quantity: Quantity, sentence: StatedSentence): StatementMention[] {
  const { models, text } = sentence;
  const inside = models.find((model) => model.start <= quantity.start && quantity.end <= model.end);
  if (inside !== undefined) return [size(inside, quantity.value, sentence, 0.85)];
  const after = models.find((model) => model.start >= quantity.end);
  if (
    after !== undefined &&
    /^(?:级别?|规模)?(?:的|参数)?[^,，。、;；]{0,12}$/u.test(text.slice(quantity.end, after.start))
  ) {
    return [size(after, quantity.value, sentence, 0.8)];
  }
  const before = models.filter((model) => model.end <= quantity.start).at(-1);
  if (before === undefined || quantity.start - before.end > REACH) return [];
  const gap = text.slice(before.end, quantity.start);
  if (/[。;；]|支持|面向|超越|超过(?=[A-Za-z])|相比|对标|不如|其他|竞争/u.test(gap)) return [];
  return [size(before, quantity.value, sentence, 0.75)];
}
