import type { Site } from '../../../api/site.ts';
import type { Disposition } from '../../../ports/disposition.ts';
import type { StoredArticle } from '../../../ports/store-articles.ts';

export interface ArticleWish {
  readonly source: string | null;
  readonly disposition: Disposition | null;
  readonly q: string | null;
  readonly after: string | null;
  readonly limit: number;
}

export async function newestArticles(
  site: Site,
  wish: ArticleWish,
): Promise<{ articles: readonly StoredArticle[]; next: string | null }> {
  const all = await site.store.articles.list({
    ...(wish.source === null ? {} : { sourceId: wish.source }),
    ...(wish.disposition === null ? {} : { dispositions: [wish.disposition] }),
  });
  const when = (article: StoredArticle) => article.publishedAt ?? article.announcedAt ?? '';
  const sorted = all
    .filter((article) => wish.q === null || (article.title ?? article.announcedTitle).includes(wish.q))
    .sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : a.id < b.id ? -1 : 1));
  const from = wish.after === null ? 0 : sorted.findIndex(({ id }) => id === wish.after) + 1;
  const articles = sorted.slice(from, from + wish.limit);
  return { articles, next: from + wish.limit < sorted.length ? (articles.at(-1)?.id ?? null) : null };
}
