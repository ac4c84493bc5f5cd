import type { FastifyInstance } from 'fastify';
import { matchesTag } from '../api/conditional.ts';
import { notFound } from '../api/problem.ts';
import type { Site } from '../api/site.ts';

const A_YEAR = 'public, max-age=31536000, immutable';

/** `/assets/<name>`: stylesheets, scripts and fonts of ours; with its version in the address a file may be kept. */
export function serveAssets(app: FastifyInstance, site: Site): void {
  app.get<{ Params: { name: string }; Querystring: { v?: string } }>(
    '/assets/:name',
    { schema: { hide: true }, config: { rateLimit: false } },
    async (request, reply) => {
      const asset = site.assets.get(request.params.name);
      if (asset === undefined) throw notFound(`${request.params.name}: no such asset`);
      const etag = `"${asset.version}"`;
      reply.header('etag', etag);
      reply.header('cache-control', request.query.v === asset.version ? A_YEAR : 'no-cache');
      if (matchesTag(request.headers['if-none-match'] ?? '', etag)) return reply.code(304).send();
      return reply.type(asset.mediaType).send(asset.body);
    },
  );
}
