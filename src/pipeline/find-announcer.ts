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

/** What stands at an address, after redirects. */
interface Page {
  readonly kind: 'page';
  readonly text: string;
  readonly url: string;
}

interface NoPage {
  readonly kind: 'none';
  readonly why: string;
  /** The server answered, so that other addresses of its may well be there. */
  readonly answered: boolean;
}

const NO_PAGE = { kind: 'page', text: '' } as const;

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

  async #get(url: string): Promise<Page | NoPage> {
    const outcome = await this.#fetcher.fetch({ ...this.#request, url });
    if (outcome.kind === 'fetched') {
      return { kind: 'page', text: decodeBytes(outcome.body, outcome).text, url: outcome.finalUrl };
    }
    const answered = outcome.kind === 'gone' || outcome.kind === 'refused';
    return { kind: 'none', why: describeFailure(outcome), answered };
  }

  async #try(url: string, foundBy: string): Promise<FoundAnnouncer | null> {
    const got = await this.#get(url);
    if (got.kind === 'none') {
      this.#note(url, foundBy, got.why);
      return null;
    }
    const announcement = await announcementOf(got.text, got.url);
    if (typeof announcement === 'string') {
      this.#note(url, foundBy, announcement);
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

  /** The named page, else the site's front page where the server answers that the named one is not there. */
  async #page(url: string): Promise<Page | null> {
    const got = await this.#get(url);
    if (got.kind === 'page') return got;
    this.#note(url, 'named', got.why);
    const front = new URL('/', url).href;
    if (!got.answered || front === url) return got.answered ? { ...NO_PAGE, url: front } : null;
    const instead = await this.#get(front);
    if (instead.kind === 'page') return instead;
    this.#note(front, 'front page', instead.why);
    return instead.answered ? { ...NO_PAGE, url: front } : null;
  }

  async run(url: string): Promise<FoundAnnouncer | null> {
    const page = await this.#page(url);
    if (page === null) return null;
    const foundBy = this.trials.length === 0 ? 'named' : 'front page';
    if (page.text !== '') {
      const direct = await announcementOf(page.text, page.url);
      if (typeof direct !== 'string') {
        this.#note(page.url, foundBy, `${direct.items.length} items (${direct.format})`);
        const kind = KINDS[direct.format];
        return { kind, url: page.url, index: null, announcement: direct, html: null, language: null };
      }
      this.#note(page.url, foundBy, direct);
    }
    this.language = /<html[^>]*?\slang\s*=\s*["']?([\w-]{2,20})/i.exec(page.text.slice(0, 5000))?.[1] ?? null;
    const sitemap = await this.#announcers(page);
    if (sitemap?.kind === 'feed' || sitemap?.kind === 'news-sitemap' || page.text === '') return sitemap;
    const list = listOn(page.text, page.url);
    if (typeof list === 'string') {
      this.#note(page.url, 'list on the page', list);
      return sitemap;
    }
    this.#note(page.url, 'list on the page', `${list.announcement.items.length} items (index-page)`);
    return { kind: 'index', url: page.url, ...list, html: page.text, language: this.language };
  }

  /** The first feed or news sitemap that the page, robots.txt or custom name, else the first other sitemap. */
  async #announcers(page: Page): Promise<FoundAnnouncer | null> {
    const robots = await this.#get(`${new URL(page.url).origin}/robots.txt`);
    const sitemaps = robots.kind === 'page' ? sitemapsOf(robots.text) : [];
    let sitemap: FoundAnnouncer | null = null;
    for (const announcer of discoverAnnouncers(page.text, page.url, sitemaps)) {
      const found = await this.#try(announcer.url, announcer.foundBy);
      if (found?.kind === 'feed' || found?.kind === 'news-sitemap') return found;
      sitemap ??= found;
    }
    return sitemap;
  }
}

/**
 * Looks for the best way to learn of a site's articles: the address itself when it is a feed or sitemap, else the
 * feeds and news sitemaps that its page, its robots.txt and custom suggest, else a list on the page, else a
 * sitemap. Where the server says that the page is not there, the site's front page stands for it. Everything is asked politely: robots.txt is obeyed, one request at a time.
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
