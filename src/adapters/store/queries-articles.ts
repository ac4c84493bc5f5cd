import { type Kysely, type SqlBool, sql } from 'kysely';
import type { ArticleQuery, DayPlace, Listed } from '../../ports/queries.ts';
import type { StoredArticle } from '../../ports/store-articles.ts';
import { articleOf } from './articles.ts';
import { holdsAll } from './search-index.ts';
import type { Tables } from './tables.ts';

/** The day an article is listed under; as the index `articles_day` has it. */
const DAY = sql<string>`coalesce(substr(published_at, 1, 10), substr(announced_at, 1, 10), '')`;

/** Beyond so many finds, the newest articles are looked at one by one until a page is full, instead of all finds at once. */
const MANY_FINDS = 1000;

/** Whether a query's words stand in so many articles that the newest few hold a page of them. */
async function areCommon(db: Kysely<Tables>, grams: readonly string[]): Promise<boolean> {
  const finds = db.selectFrom('search_grams').select('rowid').where(holdsAll(db, grams)).limit(MANY_FINDS);
  const { count } = await db
    .selectFrom(finds.as('finds'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) >= MANY_FINDS;
}

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
    const isCommon = await areCommon(db, grams);
    listing = listing.where((eb) => {
      const finds = eb
        .selectFrom('search_grams')
        .innerJoin('search_documents', 'search_documents.id', 'search_grams.rowid')
        .select('search_documents.article_id')
        .where(holdsAll(db, grams));
      return isCommon
        ? eb.exists(finds.whereRef('search_documents.article_id', '=', 'articles.id'))
        : eb('id', 'in', finds);
    });
  }
  const rows = await listing.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(articleOf),
    next: rows.length > limit && last !== undefined ? { day: last.day, id: last.id } : null,
  };
}
