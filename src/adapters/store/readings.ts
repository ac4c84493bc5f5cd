import { type Kysely, sql } from 'kysely';
import type {
  ArticleVersion,
  ContentBytes,
  ReadArticleFields,
  Readings,
  StoredPage,
} from '../../ports/store-articles.ts';
import { Extraction } from '../../reading/extraction.ts';
import { packed, unpacked } from './bytes.ts';
import { indexArticle } from './search-index.ts';
import type { Tables } from './tables.ts';

/** The rules a reading was made by: ours change with the software as well. */
export function rulesColumn({ software, rules }: Extraction['versions']): string {
  return `${software} ${rules}`;
}

/** What a page or a text takes, as it is stored. */
const STORED = sql<number>`octet_length(body)`.as('stored');

/** Pages, texts and readings, as tables. */
export class KyselyReadings implements Readings {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async savePage(articleId: string, page: StoredPage): Promise<void> {
    await this.#db
      .insertInto('pages')
      .values({
        sha256: page.sha256,
        body: packed(page.body),
        size: page.body.byteLength,
        first_seen_at: page.fetchedAt,
      })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    const fetched = {
      content_type: page.contentType,
      final_url: page.finalUrl,
      etag: page.etag,
      last_modified: page.lastModified,
      fetched_at: page.fetchedAt,
    };
    await this.#db
      .insertInto('fetches')
      .values({ article_id: articleId, page_sha256: page.sha256, ...fetched })
      .onConflict((conflict) => conflict.columns(['article_id', 'page_sha256']).doUpdateSet(fetched))
      .execute();
  }

  async page(articleId: string, sha256?: string): Promise<StoredPage | null> {
    let query = this.#db
      .selectFrom('fetches')
      .innerJoin('pages', 'pages.sha256', 'fetches.page_sha256')
      .selectAll()
      .where('article_id', '=', articleId)
      .orderBy('fetched_at', 'desc')
      .orderBy('page_sha256');
    if (sha256 !== undefined) query = query.where('page_sha256', '=', sha256);
    const row = await query.limit(1).executeTakeFirst();
    if (row === undefined) return null;
    return {
      sha256: row.sha256,
      body: unpacked(row.body),
      contentType: row.content_type,
      finalUrl: row.final_url,
      etag: row.etag,
      lastModified: row.last_modified,
      fetchedAt: row.fetched_at,
    };
  }

  async saveText(
    id: string,
    content: { readonly pageSha256: string; readonly text: string; readonly textSha256: string },
    fields: ReadArticleFields,
    now: number,
  ): Promise<void> {
    const { pageSha256, text, textSha256 } = content;
    await this.#db
      .insertInto('texts')
      .values({ sha256: textSha256, body: text })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    const before = await this.#db
      .selectFrom('articles')
      .select(['version', 'text_sha256', 'title'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const same = before.text_sha256 === textSha256 && before.title === fields.title;
    const version = same ? before.version : before.version + 1;
    await this.#db
      .updateTable('articles')
      .set({
        title: fields.title,
        author: fields.author,
        published_at: fields.publishedAt,
        outlet: fields.outlet,
        original_outlet: fields.originalOutlet,
        canonical_url: fields.canonicalUrl,
        fingerprint: fields.fingerprint,
        page_sha256: pageSha256,
        text_sha256: textSha256,
        version,
        last_seen_at: now,
      })
      .where('id', '=', id)
      .execute();
    if (same) return;
    await indexArticle(this.#db, id, fields.publishedAt, `${fields.title ?? ''}\n${text}`);
    await this.#db
      .insertInto('article_versions')
      .values({
        article_id: id,
        version,
        page_sha256: pageSha256,
        text_sha256: textSha256,
        title: fields.title,
        published_at: fields.publishedAt,
        seen_at: now,
      })
      .execute();
  }

  async text(textSha256: string): Promise<string | null> {
    const row = await this.#db
      .selectFrom('texts')
      .select('body')
      .where('sha256', '=', textSha256)
      .executeTakeFirst();
    return row?.body ?? null;
  }

  async versions(id: string): Promise<readonly ArticleVersion[]> {
    const rows = await this.#db
      .selectFrom('article_versions')
      .selectAll()
      .where('article_id', '=', id)
      .orderBy('version')
      .execute();
    return rows.map((row) => ({
      articleId: row.article_id,
      version: row.version,
      pageSha256: row.page_sha256,
      textSha256: row.text_sha256,
      title: row.title,
      publishedAt: row.published_at,
      seenAt: row.seen_at,
    }));
  }

  async saveReading(articleId: string, extraction: Extraction, now: number): Promise<void> {
    const said = {
      body: JSON.stringify(extraction),
      dictionary_version: extraction.versions.dictionary,
      rules_version: rulesColumn(extraction.versions),
      read_at: now,
    };
    await this.#db
      .insertInto('readings')
      .values({ article_id: articleId, ...said })
      .onConflict((conflict) => conflict.column('article_id').doUpdateSet(said))
      .execute();
  }

  async reading(articleId: string): Promise<Extraction | null> {
    const row = await this.#db
      .selectFrom('readings')
      .select('body')
      .where('article_id', '=', articleId)
      .executeTakeFirst();
    return row === undefined ? null : Extraction.parse(JSON.parse(row.body));
  }

  async dropContent(articleId: string, why: string, now: number): Promise<number | null> {
    const marked = await this.#db
      .updateTable('articles')
      .set({ taken_down_at: now, taken_down_why: why })
      .where('id', '=', articleId)
      .where('taken_down_at', 'is', null)
      .executeTakeFirst();
    if (Number(marked.numUpdatedRows) === 0) return null;
    const bytes = (await this.#dropPages(articleId)) + (await this.#dropTexts(articleId));
    // The announcement may hold the whole text as well.
    await this.#db
      .updateTable('announcements')
      .set({ body: '{}' })
      .where('article_id', '=', articleId)
      .execute();
    await indexArticle(this.#db, articleId, null, '');
    return bytes;
  }

  async #dropPages(articleId: string): Promise<number> {
    const own = await this.#db
      .deleteFrom('fetches')
      .where('article_id', '=', articleId)
      .returning('page_sha256')
      .execute();
    let bytes = 0;
    for (const { page_sha256: page } of own) {
      const dropped = await this.#db
        .deleteFrom('pages')
        .where('sha256', '=', page)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('fetches').select('article_id').where('page_sha256', '=', page))),
        )
        .returning(STORED)
        .executeTakeFirst();
      bytes += Number(dropped?.stored ?? 0);
    }
    return bytes;
  }

  async #dropTexts(articleId: string): Promise<number> {
    let bytes = 0;
    for (const { textSha256: text } of await this.versions(articleId)) {
      const dropped = await this.#db
        .deleteFrom('texts')
        .where('sha256', '=', text)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('article_versions')
                .innerJoin('articles', 'articles.id', 'article_versions.article_id')
                .select('article_versions.article_id')
                .where('article_versions.text_sha256', '=', text)
                .where('articles.taken_down_at', 'is', null),
            ),
          ),
        )
        .returning(STORED)
        .executeTakeFirst();
      bytes += Number(dropped?.stored ?? 0);
    }
    return bytes;
  }

  async contentBytes(): Promise<ContentBytes> {
    const sum = sql<number>`coalesce(sum(octet_length(body)), 0)`.as('stored');
    const pages = await this.#db.selectFrom('pages').select(sum).executeTakeFirstOrThrow();
    const texts = await this.#db.selectFrom('texts').select(sum).executeTakeFirstOrThrow();
    return { pages: Number(pages.stored), texts: Number(texts.stored) };
  }

  async oldestWithContent(limit: number): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('articles')
      .select('id')
      .where('taken_down_at', 'is', null)
      .where('disposition', 'is not', null)
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('fetches').select('page_sha256').whereRef('article_id', '=', 'articles.id')),
      )
      .orderBy('first_seen_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }
}
