import { type CheerioAPI, load } from 'cheerio/slim';
import { limitNesting } from './nesting.ts';

/** Opening brackets that are read of a page: 90 real ones have up to 6,500, and each costs half a kilobyte once parsed. */
const MOST_TAGS = 80_000;
/** Characters between two of them: the state that scripts carry is the longest that anybody wrote. */
const LONGEST_RUN = 3_100_000;
/** No page within this many characters is too long in any way that matters. */
const SHORT = 100_000;

/** A page without what is beyond any page that somebody wrote, so that a bomb costs what a large page costs. Linear. */
function boundHtml(html: string): string {
  if (html.length <= SHORT) return html;
  const kept: string[] = [];
  let from = 0;
  let at = html.indexOf('<');
  for (let tags = 0; at >= 0; tags++) {
    if (tags === MOST_TAGS) return kept.join('') + html.slice(from, at);
    const found = html.indexOf('<', at + 1);
    const next = found < 0 ? html.length : found;
    if (next - at > LONGEST_RUN) {
      // Not in the middle of an entity.
      kept.push(html.slice(from, at + LONGEST_RUN).replace(/&[^;&]{0,40}$/, ''));
      from = next;
    }
    at = found;
  }
  return kept.length === 0 ? html : kept.join('') + html.slice(from);
}

/**
 * Parses HTML with htmlparser2 for selectors. Nesting is cut at the limit of {@link limitNesting}, and one element is put
 * round all, what is beyond any page is cut: selectors take time quadratic in the number of top-level nodes, of which a hostile page may have 100,000.
 */
export function loadHtml(html: string): CheerioAPI {
  return load(`<page-root>${limitNesting(boundHtml(html))}</page-root>`, {
    xml: { xmlMode: false, decodeEntities: true },
  });
}
