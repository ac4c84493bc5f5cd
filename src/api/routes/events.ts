import { z } from 'zod';
import { isEntityFiller, type MergedEvent } from '../../event/merged-event.ts';
import { eventLine } from '../../pipeline/event-line.ts';
import type { StoredArticle } from '../../ports/store-articles.ts';
import type { ApiServer } from '../api-server.ts';
import { atomFeed } from '../atom.ts';
import { dayCursor, dayPlaceOf } from '../cursor.ts';
import { EventFilter, eventQueryOf } from '../event-filter.ts';
import { listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { badField, notFound } from '../problem.ts';
import { EventDetail, EventShape } from '../schemas/event.ts';
import type { Site } from '../site.ts';

const COLUMNS = [
  'id',
  'type',
  'status',
  'time',
  'who',
  'articles',
  'sources',
  'confidence',
  'evidence',
] as const;

/** Roles that reports fill differently, with all that they say. */
function rivalsOf(event: MergedEvent) {
  const roles = new Set(event.fillers.flatMap(({ rival, filler }) => (rival ? [filler.role] : [])));
  return [...roles].map((role) => ({
    role,
    fillers: event.fillers.flatMap(({ filler }) => (filler.role === role ? [filler] : [])),
  }));
}

function briefly(article: StoredArticle | null) {
  if (article === null) return null;
  const { title, announcedTitle, url, publishedAt } = article;
  return { title: title ?? announcedTitle, url, publishedAt };
}

async function detailOf(site: Site, event: MergedEvent) {
  const members = await site.store.mentions.membersOf([event.id]);
  const byId = new Map(members.map(({ mention }) => [mention.id, mention]));
  const mentions = event.mentionIds.flatMap((id) => byId.get(id) ?? []);
  const withArticles = mentions.map(async (mention) => ({
    ...mention,
    article: briefly(await site.store.articles.article(mention.articleId)),
  }));
  return { event, mentions: await Promise.all(withArticles), rivals: rivalsOf(event) };
}

/** Whether a filler is no person or value: what a feed's categories name. */
function categoriesOf(event: MergedEvent): string[] {
  return event.fillers.flatMap(({ filler }) =>
    isEntityFiller(filler) && !filler.inferred ? [filler.name] : [],
  );
}

/** `/v1/events`, `/v1/events/{id}`, `/v1/events.atom`. */
export function addEventRoutes(app: ApiServer, site: Site): void {
  app.get(
    '/v1/events',
    {
      schema: {
        summary: 'What happened, the newest first',
        tags: ['events'],
        querystring: EventFilter.extend(Paging.shape),
        response: { 200: listOf(EventShape) },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const asked = await eventQueryOf(site, query, { after: dayPlaceOf(query.cursor), limit: query.limit });
      const { rows, next } = await site.queries.events(asked);
      const cursor = next === null ? null : dayCursor(next);
      const flat = (event: MergedEvent) => ({ ...eventLine(event) });
      return sendList(request, reply, query.format, { rows, next: cursor, flat, columns: COLUMNS });
    },
  );
  app.get(
    '/v1/events/:id',
    {
      schema: {
        summary: 'One event with its mentions, their evidence, and rivals',
        tags: ['events'],
        params: z.object({ id: z.string().max(200) }),
        response: { 200: EventDetail },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const current = await site.store.events.resolve(id);
      if (current !== id) return reply.redirect(`/v1/events/${encodeURIComponent(current)}`, 308);
      const event = await site.store.events.get(id);
      if (event === null) throw notFound(`${id}: no such event; /v1/events lists them`);
      return sendJson(reply, await detailOf(site, event));
    },
  );
  app.get(
    '/v1/events.atom',
    {
      schema: {
        summary: 'Events of a filter as an Atom feed',
        tags: ['events'],
        querystring: EventFilter.extend({ limit: Paging.shape.limit }),
        response: { 200: z.string().describe('application/atom+xml') },
      },
    },
    async (request, reply) => {
      const asked = await eventQueryOf(site, request.query, { after: null, limit: request.query.limit });
      const { rows } = await site.queries.events(asked);
      // The address in the feed is the one it was asked for at: nothing but a host may stand in it.
      if (!/^[\w.:[\]-]{1,255}$/.test(request.host)) throw badField('header.host', 'is no host');
      const base = `${request.protocol}://${request.host}`;
      const self = `${base}${request.url}`;
      return reply.type('application/atom+xml; charset=utf-8').send(
        atomFeed(
          rows.map((event) => ({ event, categories: categoriesOf(event) })),
          { base, self },
        ),
      );
    },
  );
}
