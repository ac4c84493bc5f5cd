/** Longest title, bracket and quotation (units, marks included) whose inside ends no sentence. */
const LONGEST_TITLE = 80;
const LONGEST_BRACKET = 100;
const LONGEST_QUOTE = 30;

const PARTNER: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '（': '）)',
  '(': '）)',
  '[': ']',
  '【': '】',
  '〔': '〕',
};

/** Marks before a quotation that let it speak in sentences of its own. */
const SPEAKS = '：:，,。！？；';

/**
 * Up to where the opening mark at `at` shields marks inside from ending the sentence that began at `start`; `at` when
 * it does not: a bracket or quotation that begins a sentence, or follows a colon, holds sentences of its own.
 */
export function protectedEnd(text: string, at: number, start: number, limit: number): number {
  const opening = text.charAt(at);
  const title = opening === '《' || opening === '〈';
  const quote = '“‘「『'.includes(opening);
  const before = text.slice(start, at).trimEnd().slice(-1);
  if (!title && (before === '' || (quote && SPEAKS.includes(before)))) return at;
  const longest = title ? LONGEST_TITLE : quote ? LONGEST_QUOTE : LONGEST_BRACKET;
  const close = closeOf(text, at, Math.min(limit, at + longest), opening);
  if (close < 0) return at;
  return quote && text.charAt(close - 1) === '。' ? at : close + 1;
}

/** Where the mark that closes the one at `at` stands, nested ones skipped; -1 when it does not before `limit`. */
function closeOf(text: string, at: number, limit: number, opening: string): number {
  const closing = PARTNER[opening] ?? '';
  let depth = 1;
  for (let i = at + 1; i < limit; i++) {
    const mark = text.charAt(i);
    if (mark === opening) depth++;
    else if (closing.includes(mark) && --depth === 0) return i;
  }
  return -1;
}
