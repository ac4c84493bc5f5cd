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

/** The first bytes of text: markup, JSON, white space or a byte order mark. */
const TEXT_STARTS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0x3c, 0x5b, 0x7b, 0xef]);

/**
 * What undoes the coding that a body has in truth, by its first two bytes: `gzip` and `deflate` are said of plain text and
 * of each other, and `deflate` means zlib, which some servers send bare (RFC 1950, 2.2; RFC 1952, 2.3.1). Null for text.
 */
function decompressorFor(first: number, second: number, isGzip: boolean): Transform | null {
  if (first === 0x1f && second === 0x8b) return createGunzip(LENIENT);
  if (first % 16 === 8 && (first * 256 + second) % 31 === 0) return createInflate(LENIENT);
  if (isGzip) return TEXT_STARTS.has(first) ? null : createGunzip(LENIENT);
  return first === 0x3c ? null : createInflateRaw(LENIENT);
}

/** Undoes `gzip` and `deflate`, whichever of them it is. */
async function* unpacked(source: Chunks, isGzip: boolean): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const early: Uint8Array[] = [];
  let length = 0;
  while (length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    early.push(next.value);
    length += next.value.byteLength;
  }
  if (length === 0) return;
  const start = Buffer.concat(early);
  async function* again(): AsyncGenerator<Uint8Array> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  const decompressor = decompressorFor(start[0] ?? 0, start[1] ?? 0, isGzip);
  yield* decompressor === null ? again() : through(again(), decompressor);
}

function decoderOf(coding: string): Decoder {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return (source) => unpacked(source, true);
    case 'br':
      return (source) =>
        through(
          source,
          createBrotliDecompress({ chunkSize: CHUNK, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
        );
    case 'deflate':
      return (source) => unpacked(source, false);
    default:
      throw new RequestFailure('decompress', `content coding ${coding.slice(0, 40)} was not asked for`);
  }
}

/**
 * Codings there are (IANA's registry). What servers write there otherwise (`utf-8`, `none`, `text/html`) is said of a body
 * that has none, and browsers pass it by.
 */
const CODINGS: ReadonlySet<string> = new Set([
  'aes128gcm',
  'br',
  'compress',
  'dcb',
  'dcz',
  'deflate',
  'exi',
  'gzip',
  'pack200-gzip',
  'x-compress',
  'x-gzip',
  'zstd',
]);

/** The decoders of a Content-Encoding header, in the order they are to be undone. */
function decodersOf(header: string | null): readonly Decoder[] {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => CODINGS.has(coding));
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
