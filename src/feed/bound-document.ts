/** Characters between two tags, in a CDATA section or in a tag; no element of a feed that anybody wrote has as many. */
const LONGEST_RUN = 1_500_000;
/** Characters of a whole feed: more than a fetched one may have bytes. */
const LONGEST_DOCUMENT = 12_000_000;

const CDATA = '<![CDATA[';

/** A document of bounded size, and what had to be cut for that. */
export interface BoundedDocument {
  readonly text: string;
  readonly cut: readonly string[];
}

/** Where the markup that begins at `open` ends; the end of the text where it never does. */
function markupEnd(text: string, open: number): number {
  const closing = text.startsWith(CDATA, open) ? ']]>' : text.startsWith('<!--', open) ? '-->' : '>';
  const end = text.indexOf(closing, open);
  return end < 0 ? text.length : end + closing.length;
}

/** What is kept of markup that is too long: the beginning of a CDATA section, closed; nothing of tags and comments. */
function shortened(text: string, open: number): string {
  return text.startsWith(CDATA, open) ? `${text.slice(open, open + LONGEST_RUN)}]]>` : '';
}

/**
 * Cuts what is too long for an XML document that is to be read before anything parses it, so that a bomb costs what a
 * large feed costs: single texts first, so that the elements behind them are still read, then the whole. Linear; a
 * document within the limits comes back as it is.
 * @param longest characters of the whole
 */
export function boundDocument(text: string, longest = LONGEST_DOCUMENT): BoundedDocument {
  if (text.length <= LONGEST_RUN) return { text, cut: [] };
  const kept: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf('<', at);
    const open = found < 0 ? text.length : found;
    if (open - at > LONGEST_RUN) {
      // Not in the middle of an entity.
      kept.push(text.slice(from, at + LONGEST_RUN).replace(/&[^;&]{0,40}$/, ''));
      from = open;
    }
    at = markupEnd(text, open);
    if (at - open > LONGEST_RUN) {
      kept.push(text.slice(from, open), shortened(text, open));
      from = at;
    }
  }
  const cut = kept.length > 0 ? ['overlong element cut'] : [];
  kept.push(text.slice(from));
  const whole = kept.join('');
  if (whole.length <= longest) return { text: whole, cut };
  return { text: whole.slice(0, longest), cut: [...cut, 'overlong document cut'] };
}
