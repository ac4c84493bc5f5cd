import { z } from 'zod';
import { folded } from '../../text/bigrams.ts';
import type { ApiServer } from '../api-server.ts';
import { keysMeant } from '../entity-names.ts';
import { sendJson } from '../list-answer.ts';
import { ArticleShape } from '../schemas/crawl.ts';
import { EventShape } from '../schemas/event.ts';
import { EntitySummary } from '../schemas/landscape.ts';
import type { Site } from '../site.ts';
import { articlesWith } from '../word-search.ts';
import { shownArticle, wordsOf } from './articles.ts';

const SearchAnswer = z
  .object({
    entities: z.array(EntitySummary.omit({ held: true })).describe('Those of this name first'),
    events: z.array(EventShape).describe('The latest of the entities that go by exactly this name'),
    articles: z
      .array(ArticleShape.extend({ snippet: z.string() }))
      .describe('The newest; more under /v1/articles?q='),
  })
  .meta({ id: 'SearchAnswer' });

const BEFORE = 30;
const AFTER = 90;

/** The words round the first place where a query stands. */
function snippetOf(text: string, query: string): string {
  const exact = text.indexOf(query);
  // Simplifying keeps nearly every character's place: near enough for a few words round it.
  const at = exact >= 0 ? exact : Math.max(0, folded(text.slice(0, 50_000)).indexOf(folded(query)));
  const start = Math.max(0, at - BEFORE);
  return text
    .slice(start, at + AFTER)
    .replace(/\s+/g, ' ')
    .replace(/^\p{Cs}|\p{Cs}$/gu, '');
}

async function entitiesNamed(site: Site, query: string, exact: readonly string[], limit: number) {
  const { rows } = await site.queries.entities({
    kind: null,
    named: folded(query),
    having: [],
    after: null,
    limit,
  });
  const first = new Set(exact);
  const missing = exact.filter((key) => !rows.some((row) => row.key === key));
  const named = await Promise.all(
    missing.map(async (key) => {
      const [kind = '', id = ''] = key.split(':');
      const name = await site.store.entities.nameOf(key);
      return { key, kind, entityId: key.includes(':') ? id : null, name: name ?? key };
    }),
  );
  const all = [...named, ...rows].sort((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
  return all.slice(0, limit).map(({ key, kind, entityId, name }) => ({ key, kind, id: entityId, name }));
}

async function articlesFound(site: Site, query: string, limit: number) {
  const { grams, phrases } = wordsOf(query);
  const asked = {
    sourceId: null,
    dispositions: [],
    since: null,
    until: null,
    grams,
    after: null,
    limit,
  };
  const { rows } = await articlesWith(site, asked, phrases);
  return Promise.all(
    rows.map(async (article) => {
      const text = article.textSha256 === null ? null : await site.store.readings.text(article.textSha256);
      return {
        ...shownArticle(article),
        snippet: snippetOf(text ?? article.announcedTitle, phrases[0] ?? query),
      };
    }),
  );
}

async function eventsOf(site: Site, keys: readonly string[], limit: number) {
  if (keys.length === 0) return [];
  const { rows } = await site.queries.events({
    types: [],
    statuses: [],
    entities: [keys],
    domain: null,
    since: null,
    until: null,
    minConfidence: 0,
    after: null,
    limit,
  });
  return rows;
}

/** `/v1/search`: entities, events and articles at once. */
export function addSearchRoute(app: ApiServer, site: Site): void {
  app.get(
    '/v1/search',
    {
      schema: {
        summary:
          'Entities, events and articles by words (two Chinese characters will do, in either script) or phrases in quotation marks',
        tags: ['search'],
        querystring: z.object({
          q: z.string().min(1).max(200),
          limit: z.coerce.number().int().min(1).max(50).default(10),
        }),
        response: { 200: SearchAnswer },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const q = request.query.q.trim();
      const name = q.replace(/^["“「『](.*)["”」』]$/, '$1');
      const articles = await articlesFound(site, q, limit);
      const keys = await keysMeant(site, name, null);
      const entities = await entitiesNamed(site, name, keys, limit);
      return sendJson(reply, { entities, events: await eventsOf(site, keys, limit), articles });
    },
  );
}
