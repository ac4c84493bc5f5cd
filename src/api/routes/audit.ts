import { z } from 'zod';
import { mustBringToken } from '../access.ts';
import type { ApiServer } from '../api-server.ts';
import { LIST_FORMATS, listOf, sendList } from '../list-answer.ts';
import { AuditShape } from '../schemas/crawl.ts';
import type { Site } from '../site.ts';

const COLUMNS = ['at', 'who', 'what', 'subject', 'why', 'detail'] as const;

/** `/v1/audit`: who ordered what, and why. */
export function addAuditRoute(app: ApiServer, site: Site): void {
  app.get(
    '/v1/audit',
    {
      schema: {
        summary: 'Who ordered what over the API or on the pages, and why; the newest first',
        tags: ['operations'],
        security: [{ token: [] }],
        querystring: z.object({
          limit: z.coerce.number().int().min(1).max(1000).default(100),
          format: z.enum(LIST_FORMATS).default('json'),
        }),
        response: { 200: listOf(AuditShape) },
      },
    },
    async (request, reply) => {
      mustBringToken(request);
      const rows = await site.audit.recent(request.query.limit);
      return sendList(request, reply, request.query.format, {
        rows,
        next: null,
        flat: (entry) => ({ ...entry, at: new Date(entry.at).toISOString() }),
        columns: COLUMNS,
      });
    },
  );
}
