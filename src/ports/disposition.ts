/**
 * How an item's way ends. Every item that a source announces, or that is imported, ends with exactly one of these;
 * an item without one is still on its way.
 */
export const DISPOSITIONS = [
  /** Read: its mentions, events and statements stand in the store. */
  'read',
  /** A reprint of an article that came out earlier; read as well, but no source of its own. */
  'duplicate',
  /** Fetched, and no article: an index page, a video, a login wall, an empty page. */
  'not-an-article',
  /** The server says it is not there (404, 410). */
  'gone',
  /** Not asked for: robots.txt, a forbidden address, a stop. */
  'blocked',
  /** Larger than the limit. */
  'too-large',
  /** Given up after the declared attempts. */
  'failed',
  /** Announced without an address and without content. */
  'no-address',
] as const;

export type Disposition = (typeof DISPOSITIONS)[number];
