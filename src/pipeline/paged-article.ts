import { z } from 'zod';
import type { Article, ArticleOutcome } from '../article/article.ts';
import { extractArticle } from '../article/extract-article.ts';
import { joinPages } from '../article/join-pages.ts';
import { decodeBytes } from '../page/decode.ts';

/** Content type of an article of several pages: all of them as they came, kept where a page would be. */
export const PAGES_JSON = 'application/vnd.shanshui.pages+json';

/** One page of a paged article as the server answered. */
export interface RawPage {
  readonly url: string;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

const KeptPages = z.object({
  pages: z
    .array(z.object({ url: z.string(), contentType: z.string().nullable(), base64: z.base64() }))
    .min(1),
});

/** Several pages as one body that is kept and addressed by its content; the same pages give the same bytes. */
export function keepPages(pages: readonly RawPage[]): Uint8Array {
  const kept = pages.map(({ url, contentType, body }) => ({
    url,
    contentType,
    base64: Buffer.from(body).toString('base64'),
  }));
  return Buffer.from(JSON.stringify({ pages: kept }), 'utf8');
}

/** The pages of a body that `keepPages` made, in order. */
export function keptPages(body: Uint8Array): RawPage[] {
  const { pages } = KeptPages.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  return pages.map(({ url, contentType, base64 }) => ({
    url,
    contentType,
    body: Buffer.from(base64, 'base64'),
  }));
}

/** What stands on one page as it came; `url` is where it was found. */
export function readRawPage({ body, contentType, url }: Omit<RawPage, 'url'> & { url: string | null }): {
  readonly text: string;
  readonly outcome: ArticleOutcome;
} {
  const { text } = decodeBytes(body, { contentType });
  return { text, outcome: extractArticle(text, { url }) };
}

/** Pages as one article; what the first page is decides whether there is one. */
export function readPages(pages: readonly RawPage[]): ArticleOutcome {
  const outcomes = pages.map((page) => readRawPage(page).outcome);
  const [first] = outcomes;
  if (first === undefined) return { kind: 'not-an-article', reason: 'empty' };
  if (first.kind !== 'article') return first;
  const rest = outcomes.slice(1).flatMap((one): Article[] => (one.kind === 'article' ? [one.article] : []));
  return { ...first, article: joinPages([first.article, ...rest]) };
}
