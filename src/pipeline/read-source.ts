import type { Announcement, FeedItem } from '../feed/feed-item.ts';
import { FeedUnreadable } from '../feed/feed-unreadable.ts';
import { readFeed } from '../feed/read-feed.ts';
import { readIndexPage } from '../feed/read-index-page.ts';
import { decodeBytes } from '../page/decode.ts';
import { PermanentFailure } from '../ports/failure.ts';
import type { Fetcher, FetchOutcome } from '../ports/fetcher.ts';
import type { Source } from '../source/source.ts';
import { requestFor } from './fetching.ts';

/** Sitemaps of an index that one poll reads, the newest first; indexes in indexes count too. */
const MOST_SITEMAPS = 6;
/** Items that one poll takes from all of them. */
const MOST_ITEMS = 5000;
const SITEMAP_BYTES = 20 * 1024 * 1024;

type Fetched = Extract<FetchOutcome, { kind: 'fetched' }>;

/** What one poll of a source brought. */
export interface SourceReading {
  /** Of the source's own address. When a further page could not be had, its validators are taken off. */
  readonly outcome: FetchOutcome;
  /** Null when the outcome brought no body. */
  readonly announcement: Announcement | null;
  /** Further pages and sitemaps that could not be read, and why. */
  readonly missing: readonly string[];
}

/** One page of an announcement, and where it goes on. */
interface AnnouncedPage {
  readonly announcement: Announcement;
  readonly nextPage: string | null;
}

/**
 * Reads the bytes of a source's own address as what the source says it is.
 * Throws `FeedUnreadable`.
 */
export async function readAnnouncedPage(
  source: Pick<Source, 'index' | 'timeZone'>,
  body: Uint8Array,
  contentType: string | null,
  url: string,
): Promise<AnnouncedPage> {
  const { text } = decodeBytes(body, { contentType });
  const { index, timeZone } = source;
  if (index === undefined) return { announcement: await readFeed(text, { url, timeZone }), nextPage: null };
  const { title, date, summary, next } = index;
  const selectors = {
    entry: index.entry,
    link: index.link,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(summary === undefined ? {} : { summary }),
    ...(next === undefined ? {} : { nextPage: next }),
  };
  const page = readIndexPage(text, selectors, { url, timeZone });
  return { announcement: page, nextPage: page.nextPage };
}

/**
 * The address that links count from: the server's `Content-Location` (RFC 9110, 8.7) where it is one of the host that
 * answered, else where the answer came from.
 */
function baseOf({ finalUrl, contentLocation }: Fetched): string {
  if (contentLocation == null || !URL.canParse(contentLocation, finalUrl)) return finalUrl;
  const located = new URL(contentLocation, finalUrl);
  return located.host === new URL(finalUrl).host && /^https?:$/.test(located.protocol)
    ? located.href
    : finalUrl;
}

function newestFirst(items: readonly FeedItem[]): FeedItem[] {
  const timeOf = (item: FeedItem): number => Date.parse(item.publishedAt ?? '') || 0;
  return [...items].sort((a, b) => timeOf(b) - timeOf(a));
}

/** Everything that is read beyond the source's own address. */
class FurtherPages {
  readonly items: FeedItem[] = [];
  readonly missing: string[] = [];
  readonly #fetcher: Fetcher;
  readonly #source: Source;
  readonly #seen = new Set<string>();

  constructor(fetcher: Fetcher, source: Source) {
    this.#fetcher = fetcher;
    this.#source = source;
    this.#seen.add(source.url);
  }

  async #page(url: string, purpose: string): Promise<AnnouncedPage | null> {
    if (this.#seen.has(url)) return null;
    this.#seen.add(url);
    const request = requestFor(this.#source, { url, purpose, etag: null, lastModified: null });
    const outcome = await this.#fetcher.fetch({ ...request, maxBytes: SITEMAP_BYTES });
    if (outcome.kind !== 'fetched') {
      this.missing.push(`${url}: ${outcome.kind}`);
      return null;
    }
    try {
      return await readAnnouncedPage(this.#source, outcome.body, outcome.contentType, baseOf(outcome));
    } catch (error) {
      if (!(error instanceof FeedUnreadable)) throw error;
      this.missing.push(`${url}: ${error.message}`);
      return null;
    }
  }

  /** Follows a list page to the ones after it. */
  async followList(nextPage: string | null, pages: number): Promise<void> {
    let next = nextPage;
    for (let left = pages; left > 0 && next !== null; left--) {
      const page: AnnouncedPage | null = await this.#page(next, 'index');
      this.items.push(...(page?.announcement.items ?? []));
      next = page?.nextPage ?? null;
    }
  }

  /** Reads the newest sitemaps that an index names, and those that these name. */
  async followSitemaps(index: Announcement): Promise<void> {
    const waiting = newestFirst(index.items);
    for (let left = MOST_SITEMAPS; left > 0 && this.items.length < MOST_ITEMS; left--) {
      const url = waiting.shift()?.url ?? null;
      if (url === null) return;
      const announcement = (await this.#page(url, 'sitemap'))?.announcement;
      if (announcement?.format === 'sitemap-index') {
        waiting.unshift(...newestFirst(announcement.items).slice(0, MOST_SITEMAPS));
      } else {
        this.items.push(...(announcement?.items ?? []));
      }
    }
  }
}

async function readFirst(source: Source, outcome: Fetched): Promise<AnnouncedPage> {
  try {
    return await readAnnouncedPage(source, outcome.body, outcome.contentType, baseOf(outcome));
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error;
    throw new PermanentFailure(`${outcome.finalUrl}: ${error.message}`, { cause: error });
  }
}

/**
 * Asks a source what it announces: its feed, its list page with the pages after it, its sitemap or the newest
 * sitemaps of its index; bounded in requests and items, whatever the source says.
 * Throws `PermanentFailure` when what came cannot be read at all.
 */
export async function readSource(
  fetcher: Fetcher,
  source: Source,
  validators: { readonly etag: string | null; readonly lastModified: string | null } = {
    etag: null,
    lastModified: null,
  },
): Promise<SourceReading> {
  const purpose = source.kind === 'feed' || source.kind === 'index' ? source.kind : 'sitemap';
  const request = requestFor(source, { url: source.url, purpose, ...validators });
  const outcome = await fetcher.fetch(
    purpose === 'sitemap' ? { ...request, maxBytes: SITEMAP_BYTES } : request,
  );
  if (outcome.kind !== 'fetched') return { outcome, announcement: null, missing: [] };
  const { announcement, nextPage } = await readFirst(source, outcome);
  const further = new FurtherPages(fetcher, source);
  const isIndex = announcement.format === 'sitemap-index';
  if (isIndex) await further.followSitemaps(announcement);
  else await further.followList(nextPage, (source.index?.maxPages ?? 1) - 1);
  const items = isIndex ? further.items : [...announcement.items, ...further.items];
  const isWhole = further.missing.length === 0;
  return {
    outcome: isWhole ? outcome : { ...outcome, etag: null, lastModified: null },
    announcement: { ...announcement, items: items.slice(0, MOST_ITEMS) },
    missing: further.missing,
  };
}
