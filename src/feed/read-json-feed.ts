import { z } from 'zod';
import type { Announcement, FeedItem } from './feed-item.ts';
import { FeedUnreadable } from './feed-unreadable.ts';
import { plainText } from './plain-text.ts';
import { parsePageDate } from './published-at.ts';

/** Anything but text or a number counts as absent: one bad field loses no item. */
const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);
const Author = z.object({ name: text }).nullish().catch(null);

/** JSON Feed 1.0 and 1.1 (jsonfeed.org), as much of it as is read. */
const JsonItem = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  author: Author,
  authors: z.array(Author).nullish().catch(null),
});
const JsonFeed = z.object({ title: text, items: z.array(z.unknown()) });

function absolute(reference: string | null | undefined, base: string | null): string | null {
  if (!reference) return null;
  try {
    const url = new URL(reference, base ?? undefined);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    // No address, and the item keeps its other fields.
    return null;
  }
}

function itemOf(
  entry: z.infer<typeof JsonItem>,
  options: { url: string | null; timeZone?: string },
): FeedItem {
  const body = entry.content_html ?? entry.content_text ?? entry.summary ?? '';
  const date = entry.date_published ?? entry.date_modified;
  return {
    title: plainText(entry.title ?? ''),
    url: absolute(entry.url ?? entry.external_url ?? entry.id, options.url),
    publishedAt: date ? parsePageDate(date, options) : null,
    guid: entry.id ?? null,
    author: entry.authors?.[0]?.name ?? entry.author?.name ?? null,
    summary: plainText(entry.summary ?? body) || null,
    contentHtml: entry.content_html ?? null,
  };
}

/** Reads a JSON Feed; throws {@link FeedUnreadable} for what is none. */
export function readJsonFeed(json: string, options: { url: string | null; timeZone?: string }): Announcement {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    throw new FeedUnreadable('invalid-json', error instanceof Error ? error.message : String(error));
  }
  const feed = JsonFeed.safeParse(parsed);
  if (!feed.success) throw new FeedUnreadable('unknown-json');
  const items: FeedItem[] = [];
  const mended: string[] = [];
  for (const one of feed.data.items) {
    const entry = JsonItem.safeParse(one);
    if (entry.success) items.push(itemOf(entry.data, options));
    else mended.push('item that is no object left out');
  }
  return { format: 'json-feed', title: feed.data.title ?? null, items, mended: [...new Set(mended)] };
}
