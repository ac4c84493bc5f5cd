import type { CheerioAPI } from 'cheerio/slim';
import type { Announcement, FeedItem } from './feed-item.ts';
import { FeedUnreadable } from './feed-unreadable.ts';
import { loadHtml } from './load-html.ts';
import { foldSpace } from './plain-text.ts';
import { parsePageDate } from './published-at.ts';

/** CSS selectors of an HTML list page. */
export interface IndexSelectors {
  /** One element per announced article. */
  readonly entry: string;
  /** The link within it; the first link, or the entry itself, by default. */
  readonly link?: string;
  /** The title within it; the link's `title` attribute or text by default. */
  readonly title?: string;
  readonly date?: string;
  readonly summary?: string;
  /** The link to the next page of the list, on the whole page. */
  readonly nextPage?: string;
}

/** What a list page announces, and where it goes on. */
export interface IndexPage extends Announcement {
  readonly nextPage: string | null;
}

const MOST_ENTRIES = 1000;

function absolute(href: string | undefined, base: string | null): string | null {
  if (!href) return null;
  try {
    const url = new URL(href.trim(), base ?? undefined);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    // A link that leads nowhere announces nothing.
    return null;
  }
}

function entryOf(
  $: CheerioAPI,
  element: Parameters<CheerioAPI>[0],
  selectors: IndexSelectors,
  options: { base: string | null; timeZone?: string },
): FeedItem | null {
  const entry = $(element);
  const inner = entry.find(selectors.link ?? 'a[href]').first();
  const link = inner.length > 0 ? inner : entry;
  const url = absolute(link.attr('href'), options.base);
  if (!url) return null;
  const written = selectors.title ? entry.find(selectors.title).first().text() : link.text();
  const title = foldSpace(written) || foldSpace(link.attr('title') ?? '');
  const date = selectors.date ? entry.find(selectors.date).first() : null;
  const published = date ? parsePageDate(date.attr('datetime') ?? date.text(), options) : null;
  return {
    // Lists cut long titles; the attribute has them whole.
    title: /(?:…|\.\.\.)$/.test(title) ? foldSpace(link.attr('title') ?? '') || title : title,
    url,
    publishedAt: published,
    guid: null,
    author: null,
    summary: selectors.summary ? foldSpace(entry.find(selectors.summary).first().text()) || null : null,
    contentHtml: null,
  };
}

/**
 * Reads an HTML list page by its source's selectors. Entries without a usable link are left out, a link that comes twice
 * counts once.
 * @throws FeedUnreadable when no element matches `entry`: the sign of a redesign
 */
export function readIndexPage(
  html: string,
  selectors: IndexSelectors,
  options: { url: string | null; timeZone?: string },
): IndexPage {
  const $ = loadHtml(html);
  const base = absolute($('base[href]').attr('href'), options.url) ?? options.url;
  const elements = $(selectors.entry).toArray().slice(0, MOST_ENTRIES);
  if (elements.length === 0) throw new FeedUnreadable('no-entries', `selector ${selectors.entry}`);
  const items = new Map<string, FeedItem>();
  for (const element of elements) {
    const entry = entryOf($, element, selectors, { ...options, base });
    if (entry?.url && !items.has(entry.url)) items.set(entry.url, entry);
  }
  return {
    format: 'index-page',
    title: foldSpace($('title').first().text()) || null,
    items: [...items.values()],
    mended: [],
    nextPage: selectors.nextPage ? absolute($(selectors.nextPage).first().attr('href'), base) : null,
  };
}
