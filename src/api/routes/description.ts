import type { FastifyReply, FastifyRequest } from 'fastify';
import { docsView } from '../../web/docs-view.ts';
import { pageRequestOf, sendPage } from '../../web/serve-pages.ts';
import type { ApiServer } from '../api-server.ts';
import { clientSource } from '../client-source.ts';
import { sendJson } from '../list-answer.ts';
import { type OpenApiDocument, openApiDocument } from '../openapi.ts';
import type { Site } from '../site.ts';

/** `/v1/openapi.json`, `/v1/client.ts` and `/v1/docs`: what the API is, for programs and for people. */
export function addDescriptionRoutes(app: ApiServer, site: Site): void {
  const hidden = { schema: { hide: true } };
  let document: OpenApiDocument | null = null;
  const described = (): OpenApiDocument => {
    document ??= openApiDocument(app);
    return document;
  };
  app.get('/v1/openapi.json', hidden, async (_request, reply: FastifyReply) => sendJson(reply, described()));
  app.get('/v1/client.ts', hidden, async (_request, reply: FastifyReply) =>
    reply.type('text/plain; charset=utf-8').send(clientSource(described())),
  );
  app.get('/v1/docs', hidden, async (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(site, request, reply, docsView(described(), pageRequestOf(request).language)),
  );
}
