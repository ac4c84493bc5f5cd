/** No title is longer than this many characters. */
const LONGEST_TITLE = 80;

/** For each position, 1 inside 《…》: what a title names is no place. Nested and unclosed marks end with the line. */
export function titleMarks(text: string): Uint8Array {
  const marks = new Uint8Array(text.length + 1);
  let close = -1;
  for (let open = text.indexOf('《'); open !== -1; open = text.indexOf('《', open + 1)) {
    if (close < open) close = text.indexOf('》', open);
    if (close === -1) break;
    if (close - open <= LONGEST_TITLE) marks.fill(1, open + 1, close);
  }
  return marks;
}
