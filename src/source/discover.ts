import { load } from 'cheerio/slim';

/** A place that may announce a site's articles. */
export interface Announcer {
  readonly url: string;
  /** Why it was thought of: `link`, `anchor`, `usual path`, `robots.txt`. */
  readonly foundBy: 'link' | 'anchor' | 'usual path' | 'robots.txt';
}

const FEED_TYPES = /^(?:application|text)\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)/i;
const FEED_PATH = /(?:^|[/._-])(?:rss|feed|atom|rdf)(?:s|hub)?(?:[/._?-]|\d|$)/i;
const USUAL_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'];
const USUAL_SITEMAPS = ['/news-sitemap.xml', '/sitemap.xml', '/sitemap-news.xml', '/sitemap_news.xml'];

/** More are not tried: a site's owner would not like it. */
const MOST = 16;
/** Links of a page that are looked at. */
const MOST_LINKS = 3000;

function absolute(href: string | undefined, base: string): string | null {
  if (href === undefined || !URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : null;
}

const isNews = (url: string): boolean => /news/i.test(new URL(url).pathname);

/** Comment feeds and feeds of single tags announce no articles of their own. */
function isComments(url: string): boolean {
  return /comment|oembed|xmlrpc/i.test(url);
}

/** The addresses a page itself names as feeds: `<link rel=alternate>` first, then links that look like one. */
function namedFeeds(html: string, pageUrl: string): Announcer[] {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
  const found: Announcer[] = [];
  const add = (href: string | undefined, foundBy: Announcer['foundBy']): void => {
    const url = absolute(href, pageUrl);
    if (url !== null && !isComments(url)) found.push({ url, foundBy });
  };
  $('link[rel~="alternate"][href]').each((_at, element) => {
    if (FEED_TYPES.test($(element).attr('type') ?? '')) add($(element).attr('href'), 'link');
  });
  $('a[href]')
    .slice(0, MOST_LINKS)
    .each((_at, element) => {
      const href = $(element).attr('href') ?? '';
      if (
        FEED_PATH.test(href.slice(0, 500)) ||
        /^rss|RSS订阅|RSS訂閱/i.test($(element).text().trim().slice(0, 20))
      ) {
        add(href, 'anchor');
      }
    });
  return found;
}

/**
 * Where a site may announce its articles, the likeliest first and at most 16.
 * @param html the page that somebody named
 * @param sitemaps those its robots.txt names
 */
export function discoverAnnouncers(
  html: string,
  pageUrl: string,
  sitemaps: readonly string[] = [],
): Announcer[] {
  const { origin } = new URL(pageUrl);
  const usual = (paths: readonly string[]): Announcer[] =>
    paths.map((path) => ({ url: `${origin}${path}`, foundBy: 'usual path' }));
  const fromRobots = sitemaps
    .map((url) => absolute(url, pageUrl))
    .filter((url) => url !== null)
    .map((url): Announcer => ({ url, foundBy: 'robots.txt' }))
    .sort((a, b) => Number(isNews(b.url)) - Number(isNews(a.url)));
  const all = [
    ...namedFeeds(html, pageUrl).slice(0, 6),
    ...usual(USUAL_PATHS.slice(0, 3)),
    ...fromRobots.slice(0, 3),
    ...usual(USUAL_PATHS.slice(3)),
    ...usual(USUAL_SITEMAPS),
  ];
  const byUrl = new Map<string, Announcer>();
  for (const announcer of all) if (!byUrl.has(announcer.url)) byUrl.set(announcer.url, announcer);
  return [...byUrl.values()].slice(0, MOST);
}
