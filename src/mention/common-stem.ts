import { segmentWithTags } from '../text/segment.ts';

/** Jieba's tags of ordinary words; names of people, places, firms and what it does not know have others. */
const ORDINARY = /^(?:n|v|vn|vd|vi|a|ad|an|ag|b|d|l|i|t|m|f|z|q|r|c|p|u[a-z]?|s|k)$/;
const VERB = /^(?:v|vi|vd)$/;

/**
 * Whether the part of a name before its ending is an ordinary word (催收|公司, 影视|传媒) or holds a verb
 * (未支付江南|医院), so that the whole is a description. Asks the segmenter's dictionary.
 */
export function isCommonStem(stem: string): boolean {
  if (!/^\p{Script=Han}+$/u.test(stem)) return false;
  const tokens = segmentWithTags(stem);
  const first = tokens[0];
  if (tokens.length === 1 && first !== undefined && stem.length > 1) return ORDINARY.test(first.tag ?? '');
  return (
    tokens.length > 1 &&
    stem.length > 3 &&
    tokens.some(({ text, tag }) => text.length > 1 && VERB.test(tag ?? ''))
  );
}
