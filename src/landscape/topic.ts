import type { Mention } from '../mention/mention.ts';
import { keyOf, type StatedSentence } from './state-input.ts';

/** A sentence that goes on about the model of the one before: 它有一个150亿参数的架构. */
const GOES_ON = /它|其(?!他|中|余)|该模型|这款模型|这个模型|新模型|该产品|总参数|参数规模/u;

/** Whether a sentence goes on about a model named before. */
export function goesOn({ sentence, text }: StatedSentence): boolean {
  return GOES_ON.test(text.slice(sentence.start, sentence.end));
}

/** The subject of the nearest of two sentences before that names models, when it names one and that first. */
export function topicBefore(sentences: readonly StatedSentence[], index: number): Mention | null {
  for (let i = index - 1; i >= Math.max(0, index - 2); i--) {
    const before = sentences[i];
    const first = before?.models[0];
    if (before === undefined || first === undefined) continue;
    const isSubject = !/[,，。;；]/u.test(before.text.slice(before.sentence.start, first.start));
    return isSubject && new Set(before.models.map(keyOf)).size === 1 ? first : null;
  }
  return null;
}
