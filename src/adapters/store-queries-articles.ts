import { type Kysely, type SqlBool, sql } from 'kysely';
import type { ArticleQuery, DayPlace, Listed } from '../ports/queries.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import { articleOf } from './store-articles.ts';
import { holdsAll } from './store-search-index.ts';
import type { Tables } from './store-tables.ts';

/** The day an article is listed under; as the index `articles_day` has it. */
const DAY = sql<string>`coalesce(substr(published_at, 1, 10), substr(announced_at, 1, 10), '')`;

/** Articles of a query, the newest first. */
export async function listArticles(
  db: Kysely<Tables>,
  query: ArticleQuery,
): Promise<Listed<StoredArticle, DayPlace>> {
  const { after, since, until, sourceId, dispositions, grams, limit } = query;
  let listing = db
    .selectFrom('articles')
    .selectAll()
    .select(DAY.as('day'))
    .orderBy(DAY, 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (sourceId !== null) listing = listing.where('source_id', '=', sourceId);
  if (dispositions.length > 0) listing = listing.where('disposition', 'in', [...dispositions]);
  if (since !== null) listing = listing.where(DAY, '>=', since);
  if (until !== null) listing = listing.where(DAY, '<=', until).where(DAY, '>', '');
  if (after !== null) listing = listing.where(sql<SqlBool>`(${DAY}, id) < (${after.day}, ${after.id})`);
  if (grams.length > 0) {
    listing = listing.where('id', 'in', (eb) =>
      eb
        .selectFrom('search_grams')
        .innerJoin('search_documents', 'search_documents.id', 'search_grams.rowid')
        .select('search_documents.article_id')
        .where(holdsAll(db, grams)),
    );
  }
  const rows = await listing.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(articleOf),
    next: rows.length > limit && last !== undefined ? { day: last.day, id: last.id } : null,
  };
}
