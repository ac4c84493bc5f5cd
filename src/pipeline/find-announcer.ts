import type { Announcement } from '../feed/feed-item.ts';
import { FeedUnreadable } from '../feed/feed-unreadable.ts';
import { readFeed } from '../feed/read-feed.ts';
import { readIndexPage } from '../feed/read-index-page.ts';
import { decodeBytes } from '../page/decode.ts';
import type { Fetcher, FetchOutcome, FetchRequest } from '../ports/fetcher.ts';
import { discoverAnnouncers } from '../source/discover.ts';
import type { IndexSelectors } from '../source/index-selectors.ts';
import { proposeSelectors } from '../source/propose-selectors.ts';
import type { Source } from '../source/source.ts';

/** One address that was tried, and what it gave. */
export interface Trial {
  readonly url: string;
  readonly foundBy: string;
  /** `12 items (rss)`, or why it is no announcement. */
  readonly result: string;
}

/** A way to learn of a site's articles that was tried and works. */
export interface FoundAnnouncer {
  readonly kind: Source['kind'];
  /** After redirects. */
  readonly url: string;
  readonly index: IndexSelectors | null;
  readonly announcement: Announcement;
  /** The page that `index` reads; null for the others. */
  readonly html: string | null;
  /** `lang` of the page that was named, where it is one. */
  readonly language: string | null;
}

export interface AnnouncerSearch {
  readonly found: FoundAnnouncer | null;
  readonly trials: readonly Trial[];
}

/** Fewer announcements prove nothing. */
const FEWEST_LISTED = 4;

const KINDS: Readonly<Record<Announcement['format'], Source['kind']>> = {
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  'json-feed': 'feed',
  'news-sitemap': 'news-sitemap',
  sitemap: 'sitemap',
  'sitemap-index': 'sitemap',
  'index-page': 'index',
};

function describeFailure(outcome: Exclude<FetchOutcome, { kind: 'fetched' }>): string {
  switch (outcome.kind) {
    case 'gone':
    case 'refused':
      return `the server says ${outcome.status}`;
    case 'blocked':
    case 'held':
      return `${outcome.kind} by ${outcome.by}: ${outcome.detail}`;
    case 'failed':
      return `${outcome.reason}: ${outcome.detail}`;
    case 'too-large':
      return `more than ${outcome.limit} bytes`;
    case 'unchanged':
      return 'unchanged';
  }
}

/** Reads a text as an announcement; a message when it is none. */
async function announcementOf(text: string, url: string): Promise<Announcement | string> {
  try {
    const announcement = await readFeed(text, { url });
    return announcement.items.length > 0 ? announcement : 'nothing is announced in it';
  } catch (error) {
    if (error instanceof FeedUnreadable) return error.message;
    throw error;
  }
}

function sitemapsOf(robots: string): string[] {
  return [...robots.matchAll(/^\s*sitemap\s*:\s*(\S+)/gim)].map((match) => match[1] ?? '').slice(0, 10);
}

/** Selectors for the page itself, when they find enough. */
function listOn(html: string, url: string): { index: IndexSelectors; announcement: Announcement } | string {
  const index = proposeSelectors(html, url);
  if (index === null) return 'no list of articles is seen on it';
  try {
    const { entry, link, date, next } = index;
    const announcement = readIndexPage(
      html,
      {
        entry,
        link,
        ...(date === undefined ? {} : { date }),
        ...(next === undefined ? {} : { nextPage: next }),
      },
      { url },
    );
    return announcement.items.length >= FEWEST_LISTED
      ? { index, announcement }
      : 'too few articles are listed on it';
  } catch (error) {
    if (error instanceof FeedUnreadable) return error.message;
    throw error;
  }
}

/** Looks for the best way to learn of a site's articles, and says what was tried on the way. */
class Search {
  readonly trials: Trial[] = [];
  language: string | null = null;
  readonly #fetcher: Fetcher;
  readonly #request: Omit<FetchRequest, 'url'>;

  constructor(fetcher: Fetcher, request: Omit<FetchRequest, 'url'>) {
    this.#fetcher = fetcher;
    this.#request = request;
  }

  #note(url: string, foundBy: string, result: string): void {
    this.trials.push({ url, foundBy, result });
  }

  async #text(url: string): Promise<{ text: string; url: string } | string> {
    const outcome = await this.#fetcher.fetch({ ...this.#request, url });
    if (outcome.kind !== 'fetched') return describeFailure(outcome);
    return { text: decodeBytes(outcome.body, outcome).text, url: outcome.finalUrl };
  }

  async #try(url: string, foundBy: string): Promise<FoundAnnouncer | null> {
    const got = await this.#text(url);
    const announcement = typeof got === 'string' ? got : await announcementOf(got.text, got.url);
    if (typeof announcement === 'string' || typeof got === 'string') {
      this.#note(url, foundBy, typeof announcement === 'string' ? announcement : String(got));
      return null;
    }
    const { format, items } = announcement;
    this.#note(url, foundBy, `${items.length} items (${format})`);
    return {
      kind: KINDS[format],
      url: got.url,
      index: null,
      announcement,
      html: null,
      language: this.language,
    };
  }

  async run(url: string): Promise<FoundAnnouncer | null> {
    const page = await this.#text(url);
    if (typeof page === 'string') {
      this.#note(url, 'named', page);
      return null;
    }
    const direct = await announcementOf(page.text, page.url);
    if (typeof direct !== 'string') {
      this.#note(url, 'named', `${direct.items.length} items (${direct.format})`);
      const kind = KINDS[direct.format];
      return { kind, url: page.url, index: null, announcement: direct, html: null, language: null };
    }
    this.#note(url, 'named', direct);
    this.language = /<html[^>]*?\slang\s*=\s*["']?([\w-]{2,20})/i.exec(page.text.slice(0, 5000))?.[1] ?? null;
    const robots = await this.#text(`${new URL(page.url).origin}/robots.txt`);
    const sitemaps = typeof robots === 'string' ? [] : sitemapsOf(robots.text);
    let sitemap: FoundAnnouncer | null = null;
    for (const announcer of discoverAnnouncers(page.text, page.url, sitemaps)) {
      const found = await this.#try(announcer.url, announcer.foundBy);
      if (found?.kind === 'feed' || found?.kind === 'news-sitemap') return found;
      sitemap ??= found;
    }
    const list = listOn(page.text, page.url);
    if (typeof list === 'string') {
      this.#note(page.url, 'list on the page', list);
      return sitemap;
    }
    this.#note(page.url, 'list on the page', `${list.announcement.items.length} items (index-page)`);
    return { kind: 'index', url: page.url, ...list, html: page.text, language: this.language };
  }
}

/**
 * Looks for the best way to learn of a site's articles: the address itself when it is a feed or sitemap, else the
 * feeds and news sitemaps that its page, its robots.txt and custom suggest, else a list on the page, else a
 * sitemap. Everything is asked politely: robots.txt is obeyed, one request at a time.
 * @param request what every request has in common
 */
export async function findAnnouncer(
  fetcher: Fetcher,
  url: string,
  request: Omit<FetchRequest, 'url'>,
): Promise<AnnouncerSearch> {
  const search = new Search(fetcher, request);
  const found = await search.run(url);
  return { found, trials: search.trials };
}
