import { readNumber } from './numbers.ts';
import type { Quantity } from './quantity.ts';

/** Words that name a place in a ranking by themselves. */
const TITLES: readonly (readonly [RegExp, number])[] = [
  [/(?:榜首|登顶|夺冠|冠军|魁首|头名|居首|位列首位|位居首位|排名首位|排首位|桂冠)/uy, 1],
  [/(?:亚军|榜眼)/uy, 2],
  [/(?:季军|探花)/uy, 3],
];
const ORDINAL = /第 ?/uy;
const TOP = /(?:TOP|Top|top)[- ]?(\d{1,3})(?!\d)|No\. ?(\d{1,3})(?!\d)|NO\. ?(\d{1,3})(?!\d)/uy;
const FIRST_N = /前 ?(\d{1,3}|[一二三四五六七八九十百]{1,3}) ?(?:名|强|甲|大(?=模型|企业|公司|厂))/uy;
const PLACED =
  /(?:排名?|位列|位居|名列|列|居|升至|跃居|并列|蝉联)(?:全球|国内|全国|中文|世界|榜单|总榜)?(?:的)?(?:第)? ?$/u;
const RANKED_BEFORE =
  /(?:排|榜|列|居|评测|测评|得分|夺|获|取得|拿下|拿到|全球|国内|中文|世界|行业|国产|业界|全国|总分|综合|双|均|量级|性能|领域|开源|类|位)[^,，。；;]{0,10}$/u;
const CLOSED = /^ ?(?:[,，。；;、！!?？)）”"」\n]|$|的(?:位置|成绩|名次)|与|和|及|等|并|超|仅次)/u;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function rank(start: number, end: number, value: number, approximate = false): Quantity {
  return { start, end, kind: 'rank', value, unit: '', approximate };
}

/**
 * Reads a place in a ranking that begins at `at`: 第一 (where a ranking is spoken of), 第3名, 排名9, Top 5, 榜首,
 * 前十名 (approximate). 第一次, 第一季度, 第二代 and the like are none.
 */
export function readRank(text: string, at: number): Quantity | null {
  if (/\d/.test(text.charAt(at))) return readPlaced(text, at);
  return readOrdinal(text, at) ?? readTop(text, at) ?? readTitle(text, at);
}

function readOrdinal(text: string, at: number): Quantity | null {
  const prefix = matchAt(ORDINAL, text, at);
  if (prefix === null) return null;
  const number = readNumber(text, at + prefix[0].length);
  if (number === null || number.scale > 1 || !Number.isInteger(number.value) || number.approximate)
    return null;
  const after = text.slice(number.end, number.end + 6);
  const noun = /^ ?(?:名(?!单|义|称)|位(?!数|置移))/u.exec(after);
  if (noun !== null) return rank(at, number.end + noun[0].length, number.value);
  if (!CLOSED.test(after)) return null;
  const quoted = /[“"「]/u.test(text.charAt(at - 1));
  const before = text.slice(Math.max(0, at - 14), at);
  return quoted || RANKED_BEFORE.test(before) ? rank(at, number.end, number.value) : null;
}

function readTop(text: string, at: number): Quantity | null {
  const top = matchAt(TOP, text, at);
  if (top !== null && !/[A-Za-z]/.test(text.charAt(at - 1))) {
    return rank(at, at + top[0].length, Number(top[1] ?? top[2] ?? top[3]));
  }
  const first = matchAt(FIRST_N, text, at);
  if (first === null) return null;
  const number = readNumber(first[1] ?? '', 0);
  return number === null ? null : rank(at, at + first[0].length, number.value, true);
}

function readTitle(text: string, at: number): Quantity | null {
  for (const [pattern, value] of TITLES) {
    const match = matchAt(pattern, text, at);
    if (match !== null) return rank(at, at + match[0].length, value);
  }
  return null;
}

/** 排名9 without 第. */
function readPlaced(text: string, at: number): Quantity | null {
  if (/\d/.test(text.charAt(at - 1))) return null;
  if (!PLACED.test(text.slice(Math.max(0, at - 8), at))) return null;
  const number = readNumber(text, at);
  if (number === null || number.scale > 1 || !Number.isInteger(number.value) || number.value > 999)
    return null;
  return CLOSED.test(text.slice(number.end, number.end + 4)) ? rank(at, number.end, number.value) : null;
}
