import RssParser from 'rss-parser';
import { z } from 'zod';
import type { Announcement, FeedItem } from './feed-item.ts';
import type { MendedFeed } from './feed-mender.ts';
import { FeedUnreadable } from './feed-unreadable.ts';
import { mendFeed } from './mend-feed.ts';
import { foldSpace, plainText } from './plain-text.ts';
import { parsePageDate } from './published-at.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readSitemap } from './read-sitemap.ts';

const Link = z.object({ $: z.object({ rel: z.string(), type: z.string(), href: z.string() }) });
const text = z.string().optional().catch(undefined);
const texts = z
  .array(
    z.union([
      z.string(),
      z.object({ _: z.string() }).transform((one) => one._),
      z.unknown().transform(() => ''),
    ]),
  )
  .optional();

/** What rss-parser gives for an item of the mended feed. */
const ParsedItem = z.object({
  title: text,
  link: text,
  guid: text,
  id: z
    .union([z.string(), z.object({ _: z.string() }).transform((one) => one._)])
    .optional()
    .catch(undefined),
  author: text,
  creator: text,
  pubDate: text,
  date: text,
  written: texts,
  links: z.array(z.unknown()).optional(),
  permanence: z.array(z.unknown()).optional(),
  published: texts,
  created: texts,
  updated: texts,
  contents: texts,
  summaries: texts,
  original: texts,
  mediaTitle: texts,
});
type ParsedItem = z.infer<typeof ParsedItem>;

const parser = new RssParser<Record<string, never>, Record<string, unknown>>({
  customFields: {
    item: [
      ['mended:written', 'written', { keepArray: true }],
      ['mended:link', 'links', { keepArray: true }],
      ['guid', 'permanence', { keepArray: true }],
      ['mended:published', 'published', { keepArray: true }],
      ['mended:created', 'created', { keepArray: true }],
      ['mended:updated', 'updated', { keepArray: true }],
      ['mended:content', 'contents', { keepArray: true }],
      ['mended:summary', 'summaries', { keepArray: true }],
      ['media:title', 'mediaTitle', { keepArray: true }],
      ['mended:original', 'original', { keepArray: true }],
    ],
  },
});

const httpOnly = (url: string | undefined): string | null =>
  url && /^https?:\/\/[^/]/i.test(url) ? url : null;

/** The page an entry stands for: its own link, an alternate one, a permanent GUID. */
function addressOf(item: ParsedItem): string | null {
  const links = (item.links ?? []).flatMap((link) => {
    const parsed = Link.safeParse(link);
    return parsed.success ? [parsed.data.$] : [];
  });
  const alternates = links.filter((link) => link.rel === 'alternate');
  const page = alternates.find((link) => /html/.test(link.type) || link.type === '') ?? alternates[0];
  const guid = item.guid ?? item.id;
  return (
    httpOnly(item.original?.[0]) ??
    httpOnly(item.link) ??
    httpOnly(item.written?.at(-1)) ??
    httpOnly(page?.href) ??
    httpOnly(isPermanent(item) ? guid : undefined) ??
    httpOnly(links.find((link) => link.rel === 'self' || link.rel === 'via' || link.rel === 'related')?.href)
  );
}

function isPermanent(item: ParsedItem): boolean {
  const guid = z.object({ $: z.object({ isPermaLink: z.string() }) }).safeParse(item.permanence?.[0]);
  return !guid.success || guid.data.$.isPermaLink.toLowerCase() !== 'false';
}

function dateOf(item: ParsedItem, timeZone: string | undefined): string | null {
  const written = [
    ...(item.published ?? []),
    item.pubDate,
    item.date,
    ...(item.created ?? []),
    ...(item.updated ?? []).toReversed(),
  ];
  for (const one of written) {
    const date = one ? parsePageDate(one, timeZone ? { timeZone } : {}) : null;
    if (date) return date;
  }
  return null;
}

/** RSS says `mail@example.com (Name)`. */
const personOf = (written: string | undefined): string | null => {
  const name = foldSpace(written ?? '');
  return /^\S+@\S+\s\(([^)]+)\)$/.exec(name)?.[1] ?? (name || null);
};

function itemOf(parsed: ParsedItem, timeZone: string | undefined): FeedItem {
  const longest = (all: readonly string[] | undefined): string | null =>
    all?.reduce<string | null>((best, one) => (one.length > (best?.length ?? 0) ? one : best), null) ?? null;
  const content = longest(parsed.contents);
  const summary = longest(parsed.summaries);
  return {
    title: foldSpace(parsed.title || parsed.mediaTitle?.[0] || ''),
    url: addressOf(parsed),
    publishedAt: dateOf(parsed, timeZone),
    guid: foldSpace(parsed.guid ?? parsed.id ?? '') || null,
    author: personOf(parsed.author ?? parsed.creator),
    summary: plainText(summary ?? content ?? '') || null,
    // A description with paragraphs in it is the article itself.
    contentHtml: content ?? (summary && /<(?:p|br|div)\b/i.test(summary) ? summary : null),
  };
}

async function readMended(feed: MendedFeed, timeZone: string | undefined): Promise<Announcement> {
  let parsed: RssParser.Output<Record<string, unknown>>;
  try {
    parsed = await parser.parseString(feed.xml);
  } catch (error) {
    throw new FeedUnreadable('unparsable', error instanceof Error ? error.message : String(error));
  }
  const items = parsed.items.map((item) => itemOf(ParsedItem.parse(item), timeZone));
  return { format: feed.dialect, title: foldSpace(parsed.title ?? '') || null, items, mended: feed.mended };
}

/** The first element of a text, lower case and without prefix; null for none. */
function firstElement(xml: string): string | null {
  const skipped = xml.replace(/^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*/, '');
  return /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/.exec(skipped)?.[1]?.toLowerCase() ?? null;
}

/**
 * Reads what a source announces: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, sitemaps. The text is mended first
 * and read by rss-parser then; what that leaves out (Atom 0.3 dates, links of other relations, zone-less and Chinese
 * dates) is filled in.
 * @param text decoded text of the response
 * @param options.url where it was fetched: base of relative links
 * @param options.timeZone IANA zone of dates without one, Beijing's by default
 * @returns items in the feed's order, and what had to be mended
 * @throws FeedUnreadable when nothing can be read
 */
export async function readFeed(
  text: string,
  options: { url: string | null; timeZone?: string },
): Promise<Announcement> {
  const start = text.slice(0, 2000).trimStart();
  if (start === '') throw new FeedUnreadable('empty');
  if (start.startsWith('{') || start.startsWith('[')) return readJsonFeed(text, options);
  const root = firstElement(text.slice(0, 20_000));
  if (root === 'urlset' || root === 'sitemapindex') return readSitemap(text, options);
  const mended = mendFeed(text, options.url);
  if (mended) return readMended(mended, options.timeZone);
  throw new FeedUnreadable(
    root === 'html' || /<html|<body/i.test(text.slice(0, 5000)) ? 'html-page' : 'no-feed-root',
  );
}
