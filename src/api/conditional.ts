import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Whether one of the tags a caller has is ours (RFC 9110, 13.1.2: compared weakly). */
export function matchesTag(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',', 50).some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** Gives every whole answer to a `GET` a tag of its content, and answers `304` to who has it already. */
export function answerConditionally(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
    reply.header('etag', etag);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache');
    const asked = request.headers['if-none-match'];
    if (asked === undefined || !matchesTag(asked, etag)) return payload;
    reply.code(304).removeHeader('content-type').removeHeader('content-disposition');
    return '';
  });
}
