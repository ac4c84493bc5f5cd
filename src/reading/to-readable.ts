import type { Article, ArticleOutcome } from '../article/article.ts';
import { extractArticle } from '../article/extract-article.ts';
import { canonicalUrl } from '../feed/canonical-url.ts';
import type { ArticleInput, ReadableArticle } from './article-input.ts';
import { contentId } from './content-id.ts';

/** An input as an article to read, or why its page has none. */
export type ReadableOutcome =
  | { readonly kind: 'readable'; readonly article: ReadableArticle }
  | Exclude<ArticleOutcome, { kind: 'article' }>;

/** The id of an article: from its canonical URL, else from what it says. */
export function articleId(url: string | null, title: string | null, text: string): string {
  return url === null ? contentId('article text', title ?? '', text) : contentId('article', url);
}

function fromPage(input: ArticleInput, page: Article): ReadableArticle {
  const url = input.url ?? null;
  const canonical = input.canonicalUrl ?? page.canonicalUrl ?? (url === null ? null : canonicalUrl(url));
  const title = input.title ?? page.title;
  return {
    id: input.id ?? articleId(canonical, title, page.text),
    url,
    canonicalUrl: canonical,
    title,
    author: input.author ?? page.author,
    source: input.source ?? page.source,
    publishedAt: input.published ?? page.publishedAt,
    text: page.text,
    ...(page.captions.length > 0 ? { captions: page.captions } : {}),
    ...(page.tables === undefined ? {} : { tables: page.tables }),
  };
}

/** What the caller says of an article wins over what its page says. Pure. */
export function toReadable(input: ArticleInput): ReadableOutcome {
  if (input.text === undefined) {
    const outcome = extractArticle(input.html ?? '', { url: input.url ?? null });
    return outcome.kind === 'article'
      ? { kind: 'readable', article: fromPage(input, outcome.article) }
      : outcome;
  }
  const nothing = { captions: [], nextPage: null, originalSource: null, author: null, source: null };
  const article = { ...nothing, title: null, publishedAt: null, canonicalUrl: null, text: input.text };
  return { kind: 'readable', article: fromPage(input, article) };
}
