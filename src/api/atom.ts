import type { MergedEvent } from '../event/merged-event.ts';
import { escapeXml } from '../feed/escape-xml.ts';
import { eventLine } from '../pipeline/event-line.ts';

interface Entry {
  readonly event: MergedEvent;
  readonly categories: readonly string[];
}

/** A day or month as the instant at which it is over in China; the start of time where nothing is known. */
function instantOf(time: string | null): string {
  const [, day] = /^(\d{4}-\d{2}-\d{2})/.exec(time ?? '') ?? [];
  return day === undefined ? '1970-01-01T00:00:00Z' : `${day}T00:00:00+08:00`;
}

function entryOf({ event, categories }: Entry, base: string): string {
  const { type, status, time, who, evidence } = eventLine(event);
  const address = `${base}/events/${encodeURIComponent(event.id)}`;
  const published = instantOf(event.firstPublishedOn);
  return [
    '<entry>',
    `<id>urn:shanshui:event:${escapeXml(event.id)}</id>`,
    `<title>${escapeXml(`${type} (${status}): ${who}`)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
    `<published>${published}</published>`,
    `<updated>${instantOf(event.lastPublishedOn ?? event.firstPublishedOn)}</updated>`,
    ...[type, ...categories].slice(0, 20).map((term) => `<category term="${escapeXml(term)}"/>`),
    `<summary>${escapeXml(`${time ?? 'undated'}: ${evidence}`)}</summary>`,
    '</entry>',
  ].join('');
}

/** Events as an Atom feed (RFC 4287). `base` is where the pages stand, `self` the feed's own address. */
export function atomFeed(entries: readonly Entry[], { base, self }: { base: string; self: string }): string {
  const days = entries.map(({ event }) => instantOf(event.lastPublishedOn ?? event.firstPublishedOn)).sort();
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">',
    `<id>${escapeXml(self)}</id>`,
    '<title>山水 Shanshui: events</title>',
    `<updated>${days.at(-1) ?? '1970-01-01T00:00:00Z'}</updated>`,
    '<author><name>Shanshui</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    ...entries.map((entry) => entryOf(entry, base)),
    '</feed>\n',
  ].join('\n');
}
