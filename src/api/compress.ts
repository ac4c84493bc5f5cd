import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const squeeze = promisify(gzip);

/** Shorter answers gain nothing: they fit into one packet. */
const WORTH_BYTES = 1400;
const TEXT = /^(?:text\/|application\/(?:json|x-ndjson|atom\+xml|problem\+json)|image\/svg)/;

/** Whether who asks takes gzip (RFC 9110, 12.5.3); a browser and most clients do. */
function takesGzip(header: string | undefined): boolean {
  return (header ?? '')
    .slice(0, 500)
    .split(',', 20)
    .map((one) => one.trim().toLowerCase().split(';'))
    .some(
      ([coding, quality]) =>
        (coding === 'gzip' || coding === '*') && !/^\s*q=0(?:\.0*)?$/.test(quality ?? ''),
    );
}

/** A page with a form's secret beside what the address put on it must not tell its length (BREACH). */
function hasSecret({ caller }: FastifyRequest): boolean {
  return caller.by === 'cookie';
}

/**
 * Compresses whole answers that are text, for who takes it. Stands after what tags answers: a tag then is a weak one,
 * since the bytes are others.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    if (!TEXT.test(String(reply.getHeader('content-type') ?? ''))) return payload;
    if (Buffer.byteLength(payload) < WORTH_BYTES || reply.hasHeader('content-encoding')) return payload;
    const vary = reply.getHeader('vary');
    reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`);
    if (hasSecret(request) || !takesGzip(request.headers['accept-encoding'])) return payload;
    const etag = reply.getHeader('etag');
    if (typeof etag === 'string' && !etag.startsWith('W/')) reply.header('etag', `W/${etag}`);
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return squeeze(payload);
  });
}
