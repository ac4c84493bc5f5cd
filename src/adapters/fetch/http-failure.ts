import type { FetchOutcome } from '../../ports/fetcher.ts';

export type FailureReason = Extract<FetchOutcome, { kind: 'failed' }>['reason'];

/** A request that did not work for a reason that is to be expected on the open web. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** The body, or what it unpacks to, is larger than was asked for. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  readonly limit: number;

  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** Somebody stopped the fetching while the request ran. */
export class StoppedMeanwhile extends Error {
  override readonly name = 'StoppedMeanwhile';
}

const BY_CODE: Readonly<Record<string, FailureReason>> = {
  EAI_AGAIN: 'dns',
  ENODATA: 'dns',
  ENOTFOUND: 'dns',
  EADDRNOTAVAIL: 'connect',
  ECONNREFUSED: 'connect',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  ETIMEDOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  ECONNABORTED: 'reset',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  HPE_INVALID_EOF_STATE: 'reset',
  UND_ERR_SOCKET: 'reset',
  EPROTO: 'tls',
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  UND_ERR_INFO: 'protocol',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'protocol',
};

const BY_CODE_PREFIX: readonly (readonly [prefix: string, reason: FailureReason])[] = [
  ['HPE_', 'protocol'],
  ['Z_', 'decompress'],
  ['ERR_BROTLI', 'decompress'],
  ['ERR__ERROR_', 'decompress'],
  ['ERR_TLS', 'tls'],
  ['ERR_SSL', 'tls'],
  ['CERT_', 'tls'],
  ['DEPTH_ZERO', 'tls'],
  ['SELF_SIGNED', 'tls'],
  ['UNABLE_TO_', 'tls'],
];

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * What an error of the network, the parser or the decompressor means; null for a fault of our own, which is to
 * be thrown on.
 */
export function asRequestFailure(error: unknown): RequestFailure | null {
  if (error instanceof RequestFailure) return error;
  if (!(error instanceof Error)) return null;
  // The parser's errors have no code where what came is no HTTP at all.
  const code = codeOf(error) ?? (error.name === 'HTTPParserError' ? 'HPE_INVALID' : null);
  if (code === null) return null;
  const reason = BY_CODE[code] ?? BY_CODE_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
  return reason === null ? null : new RequestFailure(reason, `${code}: ${error.message}`, error);
}
