import { Parser } from 'htmlparser2';
import { boundDocument } from './bound-document.ts';
import type { Announcement, FeedItem } from './feed-item.ts';
import { FeedUnreadable } from './feed-unreadable.ts';
import { limitNesting } from './nesting.ts';
import { foldSpace } from './plain-text.ts';
import { parsePageDate } from './published-at.ts';

/** The protocol allows 50,000 addresses a sitemap; a few more are no harm, millions are. */
const MOST_ENTRIES = 100_000;
/** Characters of a sitemap: no fewer than a fetched one may have bytes. */
const LONGEST_SITEMAP = 21_000_000;
/** Characters that are parsed at once. */
const PIECE = 1_000_000;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

interface Entry {
  [field: string]: string;
}

function collect(xml: string): { root: string | null; entries: Entry[] } {
  let root: string | null = null;
  const entries: Entry[] = [];
  let entry: Entry | null = null;
  let field: string | null = null;
  const parser = new Parser(
    {
      onopentag(name) {
        const local = localName(name);
        if (!root) root = local === 'urlset' || local === 'sitemapindex' ? local : null;
        else if (local === 'url' || local === 'sitemap') entry = {};
        else if (entry) {
          // Prefixed fields count by their local name; <image:loc> and <video:title> are not the page's.
          field = /^(?:image|video|xhtml|mobile):/i.test(name) ? null : local;
        }
      },
      ontext(text) {
        if (entry && field) entry[field] = ((entry[field] ?? '') + text).slice(0, 10_000);
      },
      onclosetag(name) {
        const local = localName(name);
        if (entry && (local === 'url' || local === 'sitemap')) {
          if (entry.loc && entries.length < MOST_ENTRIES) entries.push(entry);
          entry = null;
        }
        field = null;
      },
    },
    { xmlMode: true },
  );
  const source = limitNesting(boundDocument(xml, LONGEST_SITEMAP).text);
  for (let at = 0; at < source.length && entries.length < MOST_ENTRIES; at += PIECE) {
    parser.write(source.slice(at, at + PIECE));
  }
  parser.end();
  return { root, entries };
}

function absolute(location: string, base: string | null): string | null {
  try {
    const url = new URL(location.trim(), base ?? undefined);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    // An entry without a usable address announces nothing.
    return null;
  }
}

/**
 * Reads a sitemap, a news sitemap (Google's `news:` elements) or a sitemap index, whose items are further sitemaps.
 * @returns items in the order of the file; `publishedAt` is the news date, else `lastmod`
 * @throws FeedUnreadable when there is no such root
 */
export function readSitemap(xml: string, options: { url: string | null; timeZone?: string }): Announcement {
  const { root, entries } = collect(xml);
  if (!root) throw new FeedUnreadable('no-feed-root');
  const items: FeedItem[] = [];
  for (const entry of entries) {
    const url = absolute(entry.loc ?? '', options.url);
    if (!url) continue;
    const date = entry.publication_date ?? entry.lastmod;
    items.push({
      title: foldSpace(entry.title ?? ''),
      url,
      publishedAt: date ? parsePageDate(date, options) : null,
      guid: null,
      author: null,
      summary: null,
      contentHtml: null,
    });
  }
  const isNews = entries.some((entry) => entry.publication_date !== undefined || entry.title !== undefined);
  const format = root === 'sitemapindex' ? 'sitemap-index' : isNews ? 'news-sitemap' : 'sitemap';
  return { format, title: null, items, mended: [] };
}
