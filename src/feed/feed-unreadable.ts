/** Why a text could not be read as an announcement. */
export type UnreadableReason =
  | 'empty'
  | 'html-page'
  | 'invalid-json'
  | 'unknown-json'
  | 'no-feed-root'
  | 'no-entries'
  | 'unparsable';

const REMEDY: Readonly<Record<UnreadableReason, string>> = {
  empty: 'the text is empty; check the address',
  'html-page':
    'this is a web page, not a feed; give the address of its feed or declare the source as an index page',
  'invalid-json': 'this starts like JSON and is none',
  'unknown-json': 'this JSON is no JSON Feed (it has no items)',
  'no-feed-root': 'no <rss>, <rdf:RDF>, <feed>, <urlset> or <sitemapindex> is in it',
  'no-entries': 'nothing on the list page matches; it was redesigned or the selector is wrong',
  unparsable: 'the mended feed could not be parsed',
};

/** Nothing in the text could be read as a feed, sitemap or JSON Feed. */
export class FeedUnreadable extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, detail?: string) {
    super(detail ? `${REMEDY[reason]}: ${detail}` : REMEDY[reason]);
    this.name = 'FeedUnreadable';
    this.reason = reason;
  }
}
