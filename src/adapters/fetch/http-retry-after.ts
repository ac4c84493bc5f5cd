const SECOND = 1000;
/** Whoever asks for more is asked again after a week all the same. */
const LONGEST = 7 * 24 * 3600 * SECOND;

/** The three forms of an HTTP date (RFC 9110, 5.6.7); `Date.parse` alone reads nearly anything as one. */
const HTTP_DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

function readDate(text: string): number {
  // The form of asctime() has no zone, and means UTC.
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}

/**
 * Milliseconds to wait, from a `Retry-After` header (RFC 9110, 10.2.3): seconds or a date.
 * @param now ms since 1970
 * @returns 0 for a date that is over, at most a week; null for garbage and for no header
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Math.min(LONGEST, Number(text) * SECOND);
  if (/^\d+$/.test(text)) return LONGEST;
  if (text.length > 40 || !HTTP_DATE.test(text)) return null;
  const at = readDate(text);
  return Number.isNaN(at) ? null : Math.min(LONGEST, Math.max(0, at - now));
}
