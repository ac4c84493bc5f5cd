import type { FetchOutcome } from '../ports/fetcher.ts';
import type { Task } from '../ports/ledger.ts';
import type { Source } from '../source/source.ts';
import { finalOutcome, requestFor } from './fetching.ts';
import { type RawPage, readRawPage } from './paged-article.ts';
import type { World } from './world.ts';

type Fetched = Extract<FetchOutcome, { kind: 'fetched' }>;

/** Pages of one article that are asked for, the first one included. */
const MOST_PAGES = 8;
/** Of all pages together: what one page may have. */
const MOST_BYTES = 10 * 1024 * 1024;
/** From this try on, an article with a page missing is better than none. */
const LAST_PATIENT_TRY = 2;

/** Address of the page after this one, on the same host; null when this is the last or no article. */
function nextOf(page: RawPage): string | null {
  const { outcome } = readRawPage(page);
  const next = outcome.kind === 'article' ? outcome.article.nextPage : null;
  if (next === null) return null;
  return new URL(next).host === new URL(page.url).host ? next : null;
}

/**
 * Fetches the further pages of a paged article through the same fetcher, one after the other, by the source's own gaps.
 * Ends at a page that is gone, forbidden or none of its pages. Throws `Postponed` and `RetryLater` as the first page
 * would; a page that keeps failing is left out at last, and said.
 * @returns all pages in order, the first one included
 */
export async function followPages(
  world: Pick<World, 'fetcher' | 'log'>,
  source: Source,
  task: Pick<Task, 'attempts'>,
  first: Fetched,
): Promise<RawPage[]> {
  const pages: RawPage[] = [{ url: first.finalUrl, contentType: first.contentType, body: first.body }];
  const seen = new Set([first.finalUrl]);
  let size = first.body.byteLength;
  let next = nextOf({ url: first.finalUrl, contentType: first.contentType, body: first.body });
  while (next !== null && pages.length < MOST_PAGES && !seen.has(next)) {
    seen.add(next);
    const request = requestFor(source, { url: next, purpose: 'page', etag: null, lastModified: null });
    const answered = await world.fetcher.fetch({ ...request, maxBytes: Math.max(1, MOST_BYTES - size) });
    const isFailing = answered.kind === 'refused' || answered.kind === 'failed';
    const outcome = isFailing && task.attempts > LAST_PATIENT_TRY ? null : finalOutcome(answered);
    if (outcome?.kind !== 'fetched') {
      world.log.warn('page-missing', { source: source.id, url: next, outcome: answered.kind });
      return pages;
    }
    // A redirect to a page that was there already, as the first, ends the article.
    if (outcome.finalUrl !== next && seen.has(outcome.finalUrl)) return pages;
    seen.add(outcome.finalUrl);
    const page: RawPage = {
      url: outcome.finalUrl,
      contentType: outcome.contentType,
      body: outcome.body,
    };
    pages.push(page);
    size += page.body.byteLength;
    next = nextOf(page);
  }
  return pages;
}
