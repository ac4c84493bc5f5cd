import { Parser } from 'htmlparser2';
import { boundDocument } from './bound-document.ts';
import { FeedMender, type MendedFeed } from './feed-mender.ts';
import { limitNesting } from './nesting.ts';
import { visibleFaults } from './visible-faults.ts';

/** Two halves of one character, escaped each by itself: &#55357;&#56842; */
const ESCAPED_PAIR = /&#(x?)([0-9a-f]{4,5});&#(x?)([0-9a-f]{4,5});/gi;

function withPairsJoined(text: string): string {
  if (!/&#(?:5[56]\d{3}|xd[89ab])/i.test(text)) return text;
  return text.replace(ESCAPED_PAIR, (written, hex1: string, one: string, hex2: string, two: string) => {
    const high = Number.parseInt(one, hex1 === '' ? 10 : 16);
    const low = Number.parseInt(two, hex2 === '' ? 10 : 16);
    const isPair = high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
    return isPair ? String.fromCharCode(high, low) : written;
  });
}

/** Characters that are parsed at once. */
const PIECE = 1_000_000;

/**
 * Rewrites the text of an RSS, RDF or Atom feed as well-formed XML: known namespaces under their usual prefixes, markup in
 * titles and contents escaped, links absolute against `xml:base`, unclosed elements closed. Document types are skipped and
 * no entity but XML's and HTML's own is known, so nothing expands.
 * @param text decoded text
 * @param url where the feed was fetched, the outermost base
 * @returns null when no feed root is there
 */
export function mendFeed(text: string, url: string | null): MendedFeed | null {
  const mender = new FeedMender(url);
  const bounded = boundDocument(text);
  const source = limitNesting(withPairsJoined(bounded.text));
  let ended = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => mender.open(name, attributes),
      ontext: (part) => mender.text(part),
      onclosetag: (_, implied) => {
        // The parser calls the end of <a/> implied, too.
        const missing = implied && source[parser.endIndex - 1] !== '/';
        mender.close(missing ? (ended ? 'truncated' : 'unclosed element') : null);
      },
    },
    { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  // In pieces, so that a feed with more items than are read ends there.
  for (let at = 0; at < source.length && !mender.isFull; at += PIECE) {
    parser.write(source.slice(at, at + PIECE));
  }
  ended = true;
  parser.end();
  const result = mender.result();
  const faults = [...bounded.cut, ...visibleFaults(bounded.text)];
  return result && { ...result, mended: [...new Set([...faults, ...result.mended])].sort() };
}
