import { isDigit, isHan, isLatin } from './characters.ts';
import type { Span } from './span.ts';

/** Shorter lines (units) without punctuation are headings, captions or list entries. */
const SHORTEST_WRAPPED = 20;
/** How much of a line is looked at. */
const WINDOW = 400;

const CLOSED = /[。！？!?…；;：:」』”》〉）)】\]"]$/;
const LISTED = /^(?:-(?!-)|[*•·●■◆▲△▼↑>#①-⑳➤]|[0-9一二三四五六七八九十]{1,3}(?:[、)）:：]|\.(?![0-9])))/;
const CONTINUES = /^[，。、；：！？）》」』”’】〉,;)\]%]/;
const DATELINE = /^[^，。]{2,24}(?:讯|电|消息)$/;
const ACCOUNT = /@[^ ，。：]{1,24}$/;
const MEASURED = /^(?:年|月|日|号|时|周|岁|个|亿|万|千|百|名|人|家|倍|元|美元|款|项|只|次|点|位|度)/;
/** Particles that no heading ends in, and that no line begins with. */
const EXPECTS_MORE = /[的在和与及将对为是由向把被从以并或于给让使据]$/;
const DEPENDS = /^(?:的|了|等|和|与|及|以及|并|或|着|地(?=[^区方铁图产址]))/;
const OPENS = /^(?:[“「『《（(]|--|——)/;
const CREDIT = /^[^，。]{0,12}[|｜丨]|^(?:图|文|图源|来源|作者|编辑|记者|责任编辑|校对|摄影)\s?[:：/]/;

/** What is known of the text round a line break. */
export interface Surroundings {
  /** Paragraphs are parted by blank lines. */
  readonly wrapped: boolean;
  /** The line above goes on from the one before it. */
  readonly joined: boolean;
}

/**
 * Whether the break between two adjoining lines falls in the middle of a sentence: the lower line begins with a mark
 * that cannot begin one, the upper one ends in a comma or a hyphen or leaves a bracket open, or both look like parts
 * of a wrapped paragraph. Headings, captions, credits and list entries stand by themselves.
 */
export function isSoftBreak(
  text: string,
  above: Span,
  below: Span,
  { wrapped, joined }: Surroundings,
): boolean {
  const line = text.slice(Math.max(above.start, above.end - WINDOW), above.end).trim();
  const next = text.slice(below.start, Math.min(below.end, below.start + WINDOW)).trim();
  if (CONTINUES.test(next)) return true;
  if (LISTED.test(next) || CREDIT.test(next) || CREDIT.test(line)) return false;
  if (/[，、,]$/.test(line) || /[^-—]-$/.test(line) || leavesOpen(line)) return true;
  if (CLOSED.test(line)) return false;
  if (line.length >= SHORTEST_WRAPPED && /(?:--|——)$/.test(line)) return true;
  if (DATELINE.test(line) || ACCOUNT.test(line)) return true;
  const last = line.charCodeAt(line.length - 1);
  const first = next.charCodeAt(0);
  if (isDigit(last) && MEASURED.test(next)) return true;
  if (!isWord(last) || !(isWord(first) || OPENS.test(next))) return false;
  if (wrapped && isLatin(last) && (isLatin(first) || isDigit(first))) return true;
  if (line.length >= SHORTEST_WRAPPED / 2 && (EXPECTS_MORE.test(line) || DEPENDS.test(next))) return true;
  const long = line.length >= SHORTEST_WRAPPED || joined;
  const flowing = line.includes('，') || line.includes('。');
  if (wrapped && !(isHan(last) && isHan(first)) && (OPENS.test(next) ? flowing : long || flowing))
    return true;
  if (!long || !isWord(first)) return false;
  return line.includes('。') || (flowing && below.end - below.start <= (above.end - above.start) * 1.15);
}

/** Whether a bracket or quotation mark opens in the last part of the line and does not close. */
function leavesOpen(line: string): boolean {
  const tail = line.slice(-60);
  const opening = Math.max(...[...'（(“「《【'].map((mark) => tail.lastIndexOf(mark)));
  return opening >= 0 && !/[）)”」》】]/.test(tail.slice(opening)) && !/[。！？]/.test(tail.slice(opening));
}

function isWord(unit: number): boolean {
  return isHan(unit) || isLatin(unit) || isDigit(unit) || unit === 0x25;
}
