import type { ApiServer } from '../api-server.ts';
import { sendJson } from '../list-answer.ts';
import { StatsShape } from '../schemas/crawl.ts';
import type { Site } from '../site.ts';

async function statsOf({ store, queries }: Site) {
  const { byType, byStatus } = await queries.countEvents();
  return {
    articles: await store.articles.countByDisposition(),
    events: {
      byStatus: [...byStatus].map(([status, count]) => ({ status, count })),
      byType: [...byType].map(([type, count]) => ({ type, count })),
    },
    tasks: await store.ledger.counts(),
    eventMentions: await store.mentions.count(),
    statements: await store.statements.count(),
    sequence: await store.landscape.lastSequence(),
  };
}

/** `/v1/stats`: what the store holds. */
export function addStatsRoute(app: ApiServer, site: Site): void {
  app.get(
    '/v1/stats',
    { schema: { summary: 'What the store holds', tags: ['operations'], response: { 200: StatsShape } } },
    async (_request, reply) => sendJson(reply, await statsOf(site)),
  );
}
