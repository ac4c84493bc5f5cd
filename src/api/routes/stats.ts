import type { ApiServer } from '../api-server.ts';
import { sendJson } from '../list-answer.ts';
import { ProblemError } from '../problem.ts';
import { StatsShape } from '../schemas/crawl.ts';
import type { Site } from '../site.ts';
import { countsOf } from '../store-counts.ts';

async function statsOf(site: Site) {
  const counts = await countsOf(site);
  if (counts === null) {
    throw new ProblemError(503, 'still counting: ask again soon', { headers: { 'retry-after': '10' } });
  }
  const { byType, byStatus } = counts.events;
  return {
    countedAt: counts.countedAt,
    articles: counts.byDisposition,
    events: {
      byStatus: [...byStatus].map(([status, count]) => ({ status, count })),
      byType: [...byType].map(([type, count]) => ({ type, count })),
    },
    tasks: counts.tasks,
    eventMentions: counts.eventMentions,
    statements: counts.statements,
    sequence: await site.store.landscape.lastSequence(),
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
