import type { PublicationDate } from '../mention/time-expression.ts';

/** China's and Taiwan's offset; neither has had summer time since 1991 (tz database). */
const CHINA_OFFSET_MS = 8 * 3_600_000;

/**
 * The calendar day in China on which an article came out, as precise as `publishedAt` is.
 * An instant with a zone is turned to UTC+8, one without is taken as written there.
 */
export function publicationDate(publishedAt: string | null): PublicationDate | null {
  if (publishedAt === null) return null;
  if (!/[T ]\d{2}:\d{2}/.test(publishedAt)) return publishedAt.slice(0, 10);
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(publishedAt)) return publishedAt.slice(0, 10);
  const instant = Date.parse(publishedAt.replace(/^(\S+) (?=\d)/, '$1T').replace(/\s+(?=[Z+-])/, ''));
  if (Number.isNaN(instant)) return publishedAt.slice(0, 10);
  return new Date(instant + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}
