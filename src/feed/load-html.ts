import { type CheerioAPI, load } from 'cheerio/slim';
import { limitNesting } from './nesting.ts';

/**
 * Parses HTML with htmlparser2 for selectors. Nesting is cut at the limit of {@link limitNesting}, and one element is put
 * round all: selectors take time quadratic in the number of top-level nodes, of which a hostile page may have 100,000.
 */
export function loadHtml(html: string): CheerioAPI {
  return load(`<page-root>${limitNesting(html)}</page-root>`, {
    xml: { xmlMode: false, decodeEntities: true },
  });
}
