import type { CheerioAPI } from 'cheerio/slim';
import { registrableDomain } from '../feed/registrable-domain.ts';

const NEXT = /^[[【<(（\s]*(?:下一?页|下一?頁|后页|后一页|下页|Next(?:\s+Page)?)[\]】>)）»›→\s]*$/i;

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
  const hrefs = $('link[rel="next"][href], a[rel="next"][href]')
    .toArray()
    .map((element) => element.attribs.href ?? '');
  for (const element of $('a[href]').toArray()) {
    const href = element.attribs.href ?? '';
    if (href.length < 2 || href.startsWith('#') || /^javascript:/i.test(href)) continue;
    if (NEXT.test($(element).text())) hrefs.push(href);
  }
  for (const href of hrefs) {
    const target = absolute(href, pageUrl);
    if (!target) continue;
    const own = pageUrl ? absolute(pageUrl, null) : null;
    if (!own || target.href === own.href) continue;
    if (registrableDomain(own.hostname) !== registrableDomain(target.hostname)) continue;
    if (stem(own) === stem(target)) return target.href;
  }
  return null;
}
