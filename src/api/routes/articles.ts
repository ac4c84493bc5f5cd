import { z } from 'zod';
import { daysOf } from '../../event/merge-days.ts';
import { DISPOSITIONS } from '../../ports/disposition.ts';
import type { StoredArticle } from '../../ports/store-articles.ts';
import type { ApiServer } from '../api-server.ts';
import { dayCursor, dayPlaceOf } from '../cursor.ts';
import { TimeText } from '../event-filter.ts';
import { listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { badField, notFound } from '../problem.ts';
import { ArticleDetail, ArticleShape } from '../schemas/crawl.ts';
import type { Site } from '../site.ts';
import { articlesWith, type SearchedWords, searchedWords } from '../word-search.ts';

const COLUMNS = [
  'id',
  'title',
  'outlet',
  'publishedAt',
  'url',
  'sourceId',
  'disposition',
  'duplicateOf',
] as const;

const ArticleFilter = Paging.extend({
  q: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Words of title or text, two Chinese characters will do; in quotation marks word for word'),
  source: z.string().max(100).optional(),
  disposition: z.enum(DISPOSITIONS).optional(),
  since: TimeText.optional(),
  until: TimeText.optional(),
});

/** Words and phrases of a query; a 400 where it has no letter or digit. */
export function wordsOf(text: string): SearchedWords {
  const words = searchedWords(text);
  if (words.grams.length === 0) throw badField('query.q', 'give a word: letters, digits or characters');
  return words;
}

/** What others need to know of an article: its digests stay here. */
export function shownArticle(article: StoredArticle) {
  const { pageSha256: _page, textSha256: _text, fingerprint: _print, ...shown } = article;
  return shown;
}

async function detailOf(site: Site, id: string) {
  const { articles, readings } = site.store;
  const article = await articles.article(id);
  if (article === null) throw notFound(`${id}: no such article; /v1/articles lists them`);
  const { textSha256 } = article;
  const versions = await readings.versions(id);
  return {
    article: shownArticle(article),
    text: textSha256 === null ? null : await readings.text(textSha256),
    reading: await readings.reading(id),
    versions: versions.map(({ articleId: _id, pageSha256: _page, ...version }) => version),
  };
}

/** `/v1/articles` and `/v1/articles/{id}`. */
export function addArticleRoutes(app: ApiServer, site: Site): void {
  app.get(
    '/v1/articles',
    {
      schema: {
        summary: 'Articles, the newest first',
        tags: ['articles'],
        querystring: ArticleFilter,
        response: { 200: listOf(ArticleShape) },
      },
    },
    async (request, reply) => {
      const { q, source, disposition, since, until, cursor, limit, format } = request.query;
      const { grams, phrases } = q === undefined ? { grams: [], phrases: [] } : wordsOf(q);
      const asked = {
        sourceId: source ?? null,
        dispositions: disposition === undefined ? [] : [disposition],
        since: since === undefined ? null : (daysOf(since)?.from ?? null),
        until: until === undefined ? null : (daysOf(until)?.to ?? null),
        grams,
        after: dayPlaceOf(cursor),
        limit,
      };
      const { rows, next } = await articlesWith(site, asked, phrases);
      return sendList(request, reply, format, {
        rows: rows.map(shownArticle),
        next: next === null ? null : dayCursor(next),
        flat: (row) => ({ ...row, title: row.title ?? row.announcedTitle }),
        columns: COLUMNS,
      });
    },
  );
  app.get(
    '/v1/articles/:id',
    {
      schema: {
        summary: 'One article with its text and what was read out of it',
        tags: ['articles'],
        params: z.object({ id: z.string().max(200) }),
        response: { 200: ArticleDetail },
      },
    },
    async (request, reply) => sendJson(reply, await detailOf(site, request.params.id)),
  );
}
