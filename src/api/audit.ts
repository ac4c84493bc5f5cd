import type { Site } from './site.ts';

interface Order {
  readonly what: string;
  readonly subject: string;
  readonly why?: string | null;
  readonly detail?: string | null;
}

/** Longest detail that is kept, in UTF-16 units. */
const LONGEST_DETAIL = 2000;

/** Writes into the book who (as `whoAsks` says it) ordered what. */
export async function noteOrder(
  site: Site,
  who: string,
  { what, subject, why = null, detail = null }: Order,
): Promise<void> {
  const short = detail?.slice(0, LONGEST_DETAIL) ?? null;
  await site.audit.note({ at: site.now(), who, what, subject, why, detail: short });
}
