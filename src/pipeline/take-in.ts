import { createHash } from 'node:crypto';
import { canonicalUrl } from '../feed/canonical-url.ts';
import type { StoreSession } from '../ports/store.ts';
import type { AnnouncedItem, StoredPage } from '../ports/store-articles.ts';
import type { ArticleInput } from '../reading/article-input.ts';
import { articleId } from '../reading/to-readable.ts';
import { ARTICLE_JSON } from './read-page.ts';
import { readTask } from './task-keys.ts';

function pageOf(input: ArticleInput, now: number): StoredPage {
  const { html } = input;
  const isPage = html !== undefined && input.text === undefined && input.title == null;
  const body = Buffer.from(isPage ? html : JSON.stringify(input), 'utf8');
  return {
    sha256: createHash('sha256').update(body).digest('hex'),
    body,
    contentType: isPage ? 'text/html; charset=utf-8' : ARTICLE_JSON,
    finalUrl: input.url ?? null,
    etag: null,
    lastModified: null,
    fetchedAt: now,
  };
}

/**
 * Takes articles in as if they had been fetched from a source, and puts them to be read, in the caller's transaction.
 * Says how many of them are new; the same article given again changes nothing.
 */
export async function takeInArticles(
  session: StoreSession,
  sourceId: string,
  inputs: readonly ArticleInput[],
  now: number,
): Promise<number> {
  const announced = inputs.map((input): AnnouncedItem => {
    const url = input.url ?? null;
    const canonical = input.canonicalUrl ?? (url === null ? null : canonicalUrl(url));
    return {
      sourceId,
      articleId: articleId(canonical, input.title ?? null, input.text ?? input.html ?? ''),
      url,
      canonicalUrl: canonical,
      format: 'import',
      feedItem: {
        title: input.title ?? '',
        url,
        publishedAt: input.published ?? null,
        guid: input.id ?? null,
        author: input.author ?? null,
        summary: null,
        contentHtml: null,
      },
    };
  });
  const changes = await session.articles.announce(announced, now);
  let added = 0;
  for (const [at, input] of inputs.entries()) {
    const one = announced[at];
    if (one === undefined) continue;
    const page = pageOf(input, now);
    await session.readings.savePage(one.articleId, page);
    await session.ledger.enqueue([readTask(one.articleId, sourceId, page.sha256)], now);
    if (changes[at] === 'new') added++;
  }
  return added;
}
