import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { DISPOSITIONS, type Disposition } from '../../ports/disposition.ts';
import type {
  AnnouncedItem,
  AnnouncementChange,
  ArticleFilter,
  Articles,
  StoredArticle,
} from '../../ports/store-articles.ts';
import { rulesColumn } from './readings.ts';
import { holdsAll } from './search-index.ts';
import type { ArticleTable, Tables } from './tables.ts';

const DispositionName = z.enum(DISPOSITIONS);

function dispositionOf(column: string | null): Disposition | null {
  return column === null ? null : DispositionName.parse(column);
}

/** An article as the table has it. */
export function articleOf(row: Selectable<ArticleTable>): StoredArticle {
  return {
    id: row.id,
    sourceId: row.source_id,
    url: row.url,
    canonicalUrl: row.canonical_url,
    announcedTitle: row.announced_title,
    announcedAt: row.announced_at,
    disposition: dispositionOf(row.disposition),
    detail: row.detail,
    title: row.title,
    author: row.author,
    publishedAt: row.published_at,
    outlet: row.outlet,
    originalOutlet: row.original_outlet,
    pageSha256: row.page_sha256,
    textSha256: row.text_sha256,
    version: row.version,
    fingerprint: row.fingerprint,
    duplicateOf: row.duplicate_of,
    takenDownAt: row.taken_down_at,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  };
}

/** Articles and who announced them, as tables. */
export class KyselyArticles implements Articles {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async announce(announced: readonly AnnouncedItem[], now: number): Promise<readonly AnnouncementChange[]> {
    const changes: AnnouncementChange[] = [];
    for (const one of announced) changes.push(await this.#announceOne(one, now));
    return changes;
  }

  async #announceOne(one: AnnouncedItem, now: number): Promise<AnnouncementChange> {
    const { sourceId, articleId, feedItem } = one;
    const before = await this.#db
      .selectFrom('announcements')
      .select(['title', 'published_at'])
      .where('article_id', '=', articleId)
      .where('source_id', '=', sourceId)
      .executeTakeFirst();
    const said = {
      url: one.url,
      title: feedItem.title,
      published_at: feedItem.publishedAt,
      guid: feedItem.guid,
      body: JSON.stringify(feedItem),
      last_seen_at: now,
    };
    await this.#db
      .insertInto('announcements')
      .values({ source_id: sourceId, article_id: articleId, first_seen_at: now, ...said })
      .onConflict((conflict) => conflict.columns(['article_id', 'source_id']).doUpdateSet(said))
      .execute();
    if (before === undefined) return (await this.#addArticle(one, now)) ? 'new' : 'known';
    const same = before.title === feedItem.title && before.published_at === feedItem.publishedAt;
    return same ? 'known' : 'changed';
  }

  async #addArticle(
    { sourceId, articleId, url, canonicalUrl, feedItem }: AnnouncedItem,
    now: number,
  ): Promise<boolean> {
    const result = await this.#db
      .insertInto('articles')
      .values({
        id: articleId,
        source_id: sourceId,
        url,
        canonical_url: canonicalUrl,
        announced_title: feedItem.title,
        announced_at: feedItem.publishedAt,
        version: 0,
        first_seen_at: now,
        last_seen_at: now,
        disposition: null,
        detail: null,
        title: null,
        author: feedItem.author,
        published_at: null,
        outlet: null,
        original_outlet: null,
        page_sha256: null,
        text_sha256: null,
        fingerprint: null,
        duplicate_of: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
  }

  async article(id: string): Promise<StoredArticle | null> {
    const row = await this.#db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : articleOf(row);
  }

  async list(filter: ArticleFilter): Promise<readonly StoredArticle[]> {
    let query = this.#matching(filter).selectAll('articles').orderBy('id');
    if (filter.limit !== undefined) query = query.limit(filter.limit);
    return (await query.execute()).map(articleOf);
  }

  async count(filter: ArticleFilter): Promise<number> {
    const counting = this.#matching(filter).select((eb) => eb.fn.countAll<number>().as('count'));
    return Number((await counting.executeTakeFirstOrThrow()).count);
  }

  #matching(filter: ArticleFilter): SelectQueryBuilder<Tables, 'articles', object> {
    let query: SelectQueryBuilder<Tables, 'articles', object> = this.#db.selectFrom('articles');
    if (filter.sourceId !== undefined) query = query.where('source_id', '=', filter.sourceId);
    if (filter.dispositions !== undefined) query = query.where('disposition', 'in', [...filter.dispositions]);
    if (filter.since !== undefined) query = query.where('first_seen_at', '>=', filter.since);
    if (filter.after !== undefined) query = query.where('id', '>', filter.after);
    const { grams } = filter;
    if (grams !== undefined && grams.length > 0) {
      query = query.where('id', 'in', (eb) =>
        eb
          .selectFrom('search_grams')
          .innerJoin('search_documents', 'search_documents.id', 'search_grams.rowid')
          .select('search_documents.article_id')
          .where(holdsAll(this.#db, grams)),
      );
    }
    const versions = filter.notReadWith;
    if (versions !== undefined) {
      query = query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('readings')
              .select('article_id')
              .whereRef('article_id', '=', 'articles.id')
              .where('dictionary_version', '=', versions.dictionary)
              .where('rules_version', '=', rulesColumn(versions)),
          ),
        ),
      );
    }
    return query;
  }

  async dispose(id: string, disposition: Disposition, detail: string | null, now: number): Promise<void> {
    await this.#db
      .updateTable('articles')
      .set({ disposition, detail, last_seen_at: now })
      .where('id', '=', id)
      .execute();
  }

  async countByDisposition(): Promise<
    readonly { readonly disposition: Disposition | null; readonly count: number }[]
  > {
    const rows = await this.#db
      .selectFrom('articles')
      .select((eb) => ['disposition', eb.fn.countAll<number>().as('count')])
      .groupBy('disposition')
      .orderBy('disposition')
      .execute();
    return rows.map((row) => ({ disposition: dispositionOf(row.disposition), count: Number(row.count) }));
  }

  async countBySource(): Promise<
    readonly { readonly sourceId: string; readonly disposition: Disposition | null; readonly count: number }[]
  > {
    const rows = await this.#db
      .selectFrom('articles')
      .select((eb) => ['source_id', 'disposition', eb.fn.countAll<number>().as('count')])
      .groupBy(['source_id', 'disposition'])
      .orderBy('source_id')
      .orderBy('disposition')
      .execute();
    return rows.map((row) => ({
      sourceId: row.source_id,
      disposition: dispositionOf(row.disposition),
      count: Number(row.count),
    }));
  }
}
