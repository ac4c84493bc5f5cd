import type { CheerioAPI } from 'cheerio/slim';
import { registrableDomain } from '../feed/registrable-domain.ts';
import { elementsNamed, textWithin } from './elements-named.ts';

const NEXT = /^[[【<(（\s]*(?:下一?页|下一?頁|后页|后一页|下页|Next(?:\s+Page)?)[\]】>)）»›→\s]*$/i;

/** A label of more characters is no 下一页. */
const LONGEST_LABEL = 24;

function absolute(href: string, base: string | null): URL | null {
  try {
    const url = new URL(href, base ?? undefined);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    // A link that is no address leads nowhere.
    return null;
  }
}

/** Letters of the last path segment, numbers taken out: pages of one article differ in a number only. */
const stem = (url: URL): string =>
  `${url.pathname}${url.search}`
    .replace(/[_-]?(?<!\d)(?:page[=_]?|p=)?(?<!\d)\d{1,3}(?=\.|$|&|\/)/gi, '')
    .replace(/[/?&]+$/, '');

/**
 * Address of the next page of a paged article: a link 下一页 (or `rel=next`) of the same site whose address differs from the
 * page's own in a page number only. Links to the next article (下一篇) are none.
 */
export function findNextPage($: CheerioAPI, pageUrl: string | null): string | null {
  const hrefs = elementsNamed($, 'link')
    .filter((link) => link.attribs.rel === 'next')
    .map((link) => link.attribs.href ?? '');
  for (const element of elementsNamed($, 'a')) {
    const href = element.attribs.href ?? '';
    if (href.length < 2 || href.startsWith('#') || /^javascript:/i.test(href)) continue;
    if (element.attribs.rel === 'next' || NEXT.test(textWithin(element, LONGEST_LABEL))) hrefs.push(href);
  }
  for (const href of hrefs) {
    const target = absolute(href, pageUrl);
    if (!target) continue;
    const own = pageUrl ? absolute(pageUrl, null) : null;
    if (!own || target.href === own.href) continue;
    if (registrableDomain(own.hostname) !== registrableDomain(target.hostname)) continue;
    // 2_2.html follows 2.html, whose own number is the article's.
    const first = `${own.pathname}${own.search}`;
    if (stem(own) === stem(target) || first === stem(target)) return target.href;
  }
  return null;
}
