import type { Readable } from 'node:stream';
import type { Client, Dispatcher } from 'undici';
import { judgeAddresses, type Resolve, type Target } from './address-guard.ts';
import { gunzipOnce, readBody } from './http-body.ts';
import { type ConnectOptions, openClient } from './http-connect.ts';
import {
  asRequestFailure,
  BodyTooLarge,
  type FailureReason,
  RequestFailure,
  StoppedMeanwhile,
} from './http-failure.ts';

/** One request, without redirects. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly payload?: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** Give a body's beginning instead of `too-large`. */
  readonly truncate: boolean;
  /** Whether the body of an answer with this status is wanted. */
  readonly wantsBody: (status: number) => boolean;
}

export interface AnswerHeaders {
  readonly location: string | null;
  readonly contentType: string | null;
  readonly contentLocation: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly retryAfter: string | null;
}

/** What came of one request. */
export type Exchange = { readonly status: number | null; readonly wireBytes: number } & (
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: AnswerHeaders;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'forbidden'; readonly detail: string }
  | { readonly kind: 'stopped'; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string }
);

function header(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function answerHeaders(headers: Dispatcher.ResponseData['headers']): AnswerHeaders {
  return {
    location: header(headers, 'location'),
    contentType: header(headers, 'content-type'),
    contentLocation: header(headers, 'content-location'),
    etag: header(headers, 'etag'),
    lastModified: header(headers, 'last-modified'),
    retryAfter: header(headers, 'retry-after'),
  };
}

/** What is known of a request while it runs, for the ledger when it breaks off. */
interface Progress {
  status: number | null;
  wireBytes: number;
}

async function ask(
  client: Client,
  target: Target,
  request: ExchangeRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<Exchange> {
  const response = await client.request({
    method: request.method,
    path: `${target.url.pathname}${target.url.search}`,
    headers: request.headers,
    reset: true,
    ...(request.payload === undefined ? {} : { body: request.payload }),
    signal,
  });
  const stream: Readable = response.body;
  // Whoever stops reading destroys the stream; the error it then emits is not news.
  stream.on('error', () => {});
  const status = response.statusCode;
  progress.status = status;
  const headers = answerHeaders(response.headers);
  if (!request.wantsBody(status))
    return { kind: 'answer', ...progress, status, headers, body: new Uint8Array() };
  const limits = { maxBytes: request.maxBytes, truncate: request.truncate };
  const read = await readBody(stream, header(response.headers, 'content-encoding'), limits, (total) => {
    progress.wireBytes = total;
  });
  const body = await gunzipOnce(read.bytes, request.maxBytes);
  return { kind: 'answer', ...progress, status, headers, body };
}

function explain(error: unknown, signal: AbortSignal, progress: Progress): Exchange {
  const cause = signal.aborted ? signal.reason : error;
  if (error instanceof BodyTooLarge) return { kind: 'too-large', ...progress, limit: error.limit };
  if (cause instanceof StoppedMeanwhile) return { kind: 'stopped', ...progress, detail: cause.message };
  const failure = asRequestFailure(cause);
  if (failure === null) throw error;
  return { kind: 'failed', ...progress, reason: failure.reason, detail: failure.message };
}

/**
 * Looks the host up, judges its addresses, dials one of them, asks, and reads the answer.
 * @param signal ends it; its reason is a `RequestFailure` (a deadline) or `StoppedMeanwhile`
 */
export async function exchange(
  target: Target,
  request: ExchangeRequest,
  resolve: Resolve,
  connect: ConnectOptions,
  signal: AbortSignal,
): Promise<Exchange> {
  const progress: Progress = { status: null, wireBytes: 0 };
  let client: Client | null = null;
  try {
    const verdict = await withinSignal(judgeAddresses(target, resolve), signal, connect.connectTimeoutMs);
    if (verdict.kind === 'refused') return { kind: 'forbidden', ...progress, detail: verdict.detail };
    if (verdict.kind === 'unresolved') throw new RequestFailure('dns', verdict.detail);
    client = await openClient(target, verdict.addresses, connect, signal);
    return await ask(client, target, request, signal, progress);
  } catch (error) {
    return explain(error, signal, progress);
  } finally {
    await client?.destroy();
  }
}

/** A look-up cannot be taken back; what can be done is not to wait for it. */
async function withinSignal<T>(work: Promise<T>, signal: AbortSignal, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | null = null;
  let onAbort: (() => void) | null = null;
  const ended = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    timer = setTimeout(() => reject(new RequestFailure('dns', `no answer in ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    if (timer !== null) clearTimeout(timer);
    if (onAbort !== null) signal.removeEventListener('abort', onAbort);
  }
}
