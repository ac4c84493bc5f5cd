import { segmentWithTags, type Token } from '../text/segment.ts';

/** Jieba's tags of ordinary words; names of people, places, firms and what it does not know have others. */
const ORDINARY = /^(?:n|v|vn|vd|vi|a|ad|an|ag|b|d|l|i|t|m|f|z|q|r|c|p|u[a-z]?|s|k)$/;
const ACTION = /^(?:v|vi|vd|d|ad|c|p|r|m)$/;
/** What ends a word for people or things of a kind, never a name. */
const KIND_OF_THING = /[方者系率业界类性化商人员款型式量额度等级层期法权力端]$|时刻$|时代$/;

function isOrdinary({ tag }: Token): boolean {
  return ORDINARY.test(tag ?? '');
}

function hasAction(tokens: readonly Token[]): boolean {
  return tokens.some(({ text, tag }) => text.length > 1 && ACTION.test(tag ?? ''));
}

/**
 * Whether the part of a name before its ending is an ordinary word (催收|公司, 影视|传媒) or holds a verb
 * (未支付江南|医院), so that the whole is a description. Asks the segmenter's dictionary.
 * @param faint whether the ending itself is an ordinary noun: then ordinary words alone (货币经纪|公司) name nothing
 */
export function isCommonStem(stem: string, faint: boolean): boolean {
  if (!/^\p{Script=Han}{2,}$/u.test(stem)) return false;
  const tokens = segmentWithTags(stem);
  if (tokens.length === 1 || faint)
    return tokens.every((token) => isOrdinary(token) && token.text.length > 1);
  return stem.length > 3 && hasAction(tokens);
}

/** Whether a quoted phrase tells what something does (胡言乱语, 产业可落地) rather than what it is called. */
export function tellsAction(phrase: string): boolean {
  if (!/^\p{Script=Han}+$/u.test(phrase)) return false;
  return segmentWithTags(phrase).some(
    ({ text, tag }) => text.length > 1 && /^(?:v|vi|vd|d|c|p|l|i|u[a-z]?)$/.test(tag ?? ''),
  );
}

/** Whether a part of a list is an ordinary word or phrase (视频, 努力转型, 平台方) and no name. */
export function isCommonPhrase(phrase: string): boolean {
  if (!/^\p{Script=Han}+$/u.test(phrase)) return false;
  const tokens = segmentWithTags(phrase);
  const first = tokens[0];
  if (tokens.length === 1 && first !== undefined) return isOrdinary(first);
  return hasAction(tokens) || (KIND_OF_THING.test(phrase) && tokens.every(isOrdinary));
}

/** Whether a short phrase holds no word of a sentence, not even one of one character, and is no plain noun. */
export function isCoined(phrase: string): boolean {
  const tokens = segmentWithTags(phrase);
  if (tokens.some(({ tag }) => /^(?:v|d|c|p|r|m|q|u|f|t|ad|an)/.test(tag ?? ''))) return false;
  return !tokens.every((token) => isOrdinary(token) && token.text.length > 1);
}

/** Whether the segmenter takes a short word for a person's name. */
export function isPersonWord(word: string): boolean {
  if (!/^\p{Script=Han}{2,3}$/u.test(word)) return false;
  const tokens = segmentWithTags(word);
  return tokens.length === 1 && /^nr(?:fg|t)?$/.test(tokens[0]?.tag ?? '');
}

const PROPER = /^(?:nr|nrt|nrfg|nt|nz|x|eng|j)$/;

/** Whether the segmenter's dictionary has a word as a name of a person, a place or a firm, or not at all. */
export function isProperWord(word: string): boolean {
  const tokens = segmentWithTags(word);
  return tokens.length === 1 && PROPER.test(tokens[0]?.tag ?? '');
}

const NO_NAME_HEAD = /^(?:v|vi|vd|vn|d|ad|p|c|r|t|u[a-z]?|m|q)$/;

/** How many characters at the head of a stem are words of the sentence before the name: 毕业于|青岚, 路过|澄湖. */
export function headLength(stem: string): number {
  if (stem.length < 4 || !/^\p{Script=Han}+$/u.test(stem)) return 0;
  let trimmed = 0;
  for (const { text, tag } of segmentWithTags(stem)) {
    const isSentence =
      NO_NAME_HEAD.test(tag ?? '') && (text.length > 1 || /^(?:p|c|r|u[a-z]?)$/.test(tag ?? ''));
    if (!isSentence || stem.length - trimmed - text.length < 2) break;
    trimmed += text.length;
  }
  return trimmed;
}
