import { z } from 'zod';
import { ArticleInput } from '../../reading/article-input.ts';
import { Extraction } from '../../reading/extraction.ts';
import type { ApiServer } from '../api-server.ts';
import { sendJson } from '../list-answer.ts';
import { ProblemError } from '../problem.ts';
import { askThread } from '../reading-thread.ts';
import type { Site } from '../site.ts';

/** Bytes of a text or a page; the longest news pages have a few hundred thousand. */
const BODY_BYTES = 2 * 1024 * 1024;
/** Characters of a text; of a page, what stands in it is less. */
const TEXT_LENGTH = 200_000;

const Body = z
  .object({
    text: z.string().max(TEXT_LENGTH).optional().describe('The readable text …'),
    html: z.string().optional().describe('… or a whole page'),
    id: z.string().min(1).max(200).optional(),
    url: z.string().max(2000).optional(),
    title: z.string().max(1000).optional(),
    author: z.string().max(200).optional(),
    source: z.string().max(200).optional(),
    published: z
      .string()
      .max(40)
      .optional()
      .describe('A day, a month or an instant: what “yesterday” counts from'),
  })
  .refine((body) => body.text !== undefined || body.html !== undefined, {
    path: ['text'],
    message: 'needs "text" or "html"',
  });

/** `POST /v1/extract`: reads a text or a page, and keeps nothing of it. */
export function addExtractRoute(app: ApiServer, site: Site): void {
  app.post(
    '/v1/extract',
    {
      bodyLimit: BODY_BYTES,
      config: {
        rateLimit: { max: Math.max(1, Math.round(site.requestsPerMinute / 5)), timeWindow: '1 minute' },
      },
      schema: {
        summary: 'Read a text or a page: mentions, events, statements; nothing of it is kept',
        tags: ['extract'],
        body: Body,
        response: { 200: Extraction },
      },
    },
    async (request, reply) => {
      const input = ArticleInput.safeParse(request.body);
      if (!input.success) {
        const errors = input.error.issues.map(({ path, message }) => ({
          field: ['body', ...path.map(String)].join('.'),
          message,
        }));
        throw new ProblemError(400, errors.map(({ field, message }) => `${field}: ${message}`).join('; '), {
          errors,
        });
      }
      const answer = await askThread(site, { kind: 'extract', input: input.data });
      if (answer.kind === 'no-article') {
        throw new ProblemError(422, `holds no article (${answer.reason})`, {
          errors: [{ field: 'body.html', message: answer.reason }],
        });
      }
      if (answer.kind !== 'read') throw new Error(`the reading thread answers ${answer.kind}`);
      return sendJson(reply, answer.extraction);
    },
  );
}
