import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { NearDuplicate, Reprints } from '../../ports/store-articles.ts';
import type { Tables } from './tables.ts';

/** Groups of reprints, found by the bands of their fingerprints. */
export class KyselyReprints implements Reprints {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async sharingBand(bands: readonly string[]): Promise<readonly NearDuplicate[]> {
    if (bands.length === 0) return [];
    return this.#nearDuplicates((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('bands')
          .select('article_id')
          .where('band', 'in', [...bands]),
      ),
    );
  }

  async saveBands(articleId: string, bands: readonly string[]): Promise<void> {
    await this.#db.deleteFrom('bands').where('article_id', '=', articleId).execute();
    if (bands.length === 0) return;
    await this.#db
      .insertInto('bands')
      .values([...new Set(bands)].map((band) => ({ band, article_id: articleId })))
      .execute();
  }

  async reprints(leaderIds: readonly string[]): Promise<readonly NearDuplicate[]> {
    if (leaderIds.length === 0) return [];
    const ids = [...leaderIds];
    return this.#nearDuplicates((eb) => eb.or([eb('id', 'in', ids), eb('duplicate_of', 'in', ids)]));
  }

  async #nearDuplicates(
    wanted: (eb: ExpressionBuilder<Tables, 'articles'>) => Expression<SqlBool>,
  ): Promise<readonly NearDuplicate[]> {
    const rows = await this.#db
      .selectFrom('articles')
      .select(['id', 'fingerprint', 'published_at', 'duplicate_of'])
      .where('fingerprint', 'is not', null)
      .where(wanted)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      articleId: row.id,
      fingerprint: row.fingerprint ?? '',
      publishedAt: row.published_at,
      duplicateOf: row.duplicate_of,
    }));
  }

  async setDuplicateOf(articleId: string, leaderId: string | null): Promise<void> {
    await this.#db
      .updateTable('articles')
      .set({ duplicate_of: leaderId, disposition: leaderId === null ? 'read' : 'duplicate' })
      .where('id', '=', articleId)
      .execute();
  }
}
