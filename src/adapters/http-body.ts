import { Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { BodyTooLarge, RequestFailure } from './http-failure.ts';

/** What is asked for; a server that sends another coding is refused. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br';

/** A server may send one coding upon another; more than two is an attack. */
const MAX_CODINGS = 2;

const CHUNK = 64 * 1024;

/** Many servers cut the trailer off: what came is read, as browsers do. */
const LENIENT = { chunkSize: CHUNK, finishFlush: constants.Z_SYNC_FLUSH };

/** A body as it arrived. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly wireBytes: number;
  /** There was more, and it was cut off at the limit as asked. */
  readonly truncated: boolean;
}

export interface BodyLimits {
  readonly maxBytes: number;
  /** Give what fits instead of failing with `BodyTooLarge`. */
  readonly truncate: boolean;
}

type Chunks = AsyncIterable<Uint8Array>;
type Decoder = (source: Chunks) => AsyncGenerator<Uint8Array>;

/** Runs chunks through a decompressor; whoever stops reading early ends both. */
async function* through(source: Chunks, decompressor: Transform): AsyncGenerator<Uint8Array> {
  const input = Readable.from(source, { objectMode: false });
  input.on('error', (error) => decompressor.destroy(error));
  try {
    yield* input.pipe(decompressor) as Chunks;
  } finally {
    input.destroy();
    decompressor.destroy();
  }
}

/** `deflate` means zlib, and some servers send it bare: the first byte tells (RFC 1950, 2.2). */
async function* inflated(source: Chunks): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  async function* again(): AsyncGenerator<Uint8Array> {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  const isZlib = (first.value[0] ?? 0) % 16 === 8;
  yield* through(again(), isZlib ? createInflate(LENIENT) : createInflateRaw(LENIENT));
}

function decoderOf(coding: string): Decoder {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return (source) => through(source, createGunzip(LENIENT));
    case 'br':
      return (source) =>
        through(
          source,
          createBrotliDecompress({ chunkSize: CHUNK, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
        );
    case 'deflate':
      return inflated;
    default:
      throw new RequestFailure('decompress', `content coding ${coding.slice(0, 40)} was not asked for`);
  }
}

/** The decoders of a Content-Encoding header, in the order they are to be undone. */
function decodersOf(header: string | null): readonly Decoder[] {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_CODINGS)
    throw new RequestFailure('decompress', `${codings.length} content codings`);
  return codings.reverse().map(decoderOf);
}

/** Collects chunks up to the limit; says whether there were more. */
async function collect(
  source: Chunks,
  limits: BodyLimits,
): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let room = limits.maxBytes;
  for await (const chunk of source) {
    if (chunk.byteLength > room) {
      if (!limits.truncate) throw new BodyTooLarge(limits.maxBytes);
      chunks.push(chunk.subarray(0, room));
      return { bytes: Buffer.concat(chunks), truncated: true };
    }
    room -= chunk.byteLength;
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), truncated: false };
}

/**
 * Reads a body to its end, unpacking as it comes, in memory of at most the limit: both what comes over the wire
 * and what it unpacks to are counted while they stream, and the first byte too much ends it.
 * Throws `BodyTooLarge`, `RequestFailure`, or what the stream fails with.
 */
export async function readBody(
  stream: Chunks,
  contentEncoding: string | null,
  limits: BodyLimits,
  onWireBytes: (total: number) => void = () => {},
): Promise<Body> {
  let wireBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      wireBytes += chunk.byteLength;
      onWireBytes(wireBytes);
      if (wireBytes > limits.maxBytes && !limits.truncate) throw new BodyTooLarge(limits.maxBytes);
      yield chunk;
    }
  }
  const decoded = decodersOf(contentEncoding).reduce<Chunks>((chunks, decode) => decode(chunks), counted());
  return { ...(await collect(decoded, limits)), wireBytes };
}

/**
 * Unpacks a body that is a gzip file by itself (`sitemap.xml.gz`), once: an archive inside an archive stays one.
 * Other bodies come back as they are.
 */
export async function gunzipOnce(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const body = await readBody(Readable.from([bytes]) as Chunks, 'gzip', { maxBytes, truncate: false });
  return body.bytes;
}
