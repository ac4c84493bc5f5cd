import { lookup } from 'node:dns/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import { Client } from 'undici';
import { isAddress, type Resolve, type Target, whyNotDialled } from './address-guard.ts';
import { asRequestFailure, RequestFailure } from './http-failure.ts';
import { tunnelThrough } from './http-proxy.ts';

/**
 * The one place of the program that opens connections to the outside. A test reads the imports and holds that.
 */

/** Opens a TCP connection to an address that was judged before. */
export type Dial = (address: string, port: number, signal: AbortSignal) => Promise<Socket>;

/** How long an idle connection may stay silent and how large the headers of an answer may be. */
export interface ConnectOptions {
  readonly connectTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly maxHeaderBytes: number;
  readonly dial: Dial;
  readonly proxy: string | null;
  /** Certificates to trust besides Node's own, in PEM. */
  readonly extraCertificates: readonly string[];
}

/** More addresses of one host than this are not tried. */
const MAX_ADDRESSES = 4;

/** All addresses of a name, by the system's resolver (which knows /etc/hosts). */
export const resolveBySystem: Resolve = async (hostname) => {
  const answers = await lookup(hostname, { all: true, order: 'verbatim' });
  return answers.map((answer) => answer.address);
};

function withSignal<T extends Socket>(socket: T, ready: string, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const fail = (error: Error): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      reject(error);
    };
    const abort = (): void => fail(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    socket.once('error', fail);
    socket.once('close', () => fail(new RequestFailure('reset', 'closed while connecting')));
    socket.once(ready, () => {
      signal.removeEventListener('abort', abort);
      socket.removeListener('error', fail);
      // Until the next listener takes over, a reset must not end the process.
      socket.on('error', () => {});
      socket.removeAllListeners('close');
      resolve(socket);
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Dials by IP address, so that no name is looked up a second time. */
export const dialTcp: Dial = (address, port, signal) =>
  withSignal(connectTcp({ host: address, port, noDelay: true }), 'connect', signal);

async function secured(
  socket: Socket,
  target: Target,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const tls = connectTls({
    socket,
    host: target.hostname,
    ...(isAddress(target.hostname) ? {} : { servername: target.hostname }),
    ALPNProtocols: ['http/1.1'],
    ...(options.extraCertificates.length === 0
      ? {}
      : { ca: [...rootCertificates, ...options.extraCertificates] }),
  });
  try {
    return await withSignal(tls, 'secureConnect', signal);
  } catch (error) {
    const known = asRequestFailure(error);
    if (signal.aborted || (known !== null && known.reason !== 'protocol')) throw error;
    throw new RequestFailure('tls', error instanceof Error ? error.message : String(error), error);
  }
}

async function dialOne(
  target: Target,
  address: string,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Socket> {
  // Asked again right before dialling, so that no way through the code can skip it.
  const why = whyNotDialled(target, address);
  if (why !== null) throw new Error(`refused to dial ${address}: ${why}`);
  let socket: Socket;
  if (options.proxy === null) {
    socket = await options.dial(address, target.port, signal);
  } else {
    // The proxy is the operator's own and may be private; it is told the judged address, not the name.
    const proxy = new URL(options.proxy);
    const proxyAddress = proxy.hostname.replace(/^\[|\]$/g, '');
    const toProxy = await options.dial(proxyAddress, Number(proxy.port || 80), signal);
    socket = await tunnelThrough(toProxy, proxy, address, target.port, signal);
  }
  return target.url.protocol === 'https:' ? secured(socket, target, options, signal) : socket;
}

/** IPv4 first: many networks announce IPv6 and do not carry it. */
function inOrder(addresses: readonly string[]): readonly string[] {
  const isV6 = (address: string): number => (address.includes(':') ? 1 : 0);
  return [...addresses].sort((a, b) => isV6(a) - isV6(b)).slice(0, MAX_ADDRESSES);
}

/**
 * A connection to the first of the judged addresses that answers.
 * Throws `RequestFailure`, or the signal's reason when it was aborted.
 */
async function connectToFirst(
  target: Target,
  addresses: readonly string[],
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const tried = inOrder(addresses);
  let last: unknown = new RequestFailure('connect', 'no address');
  for (const address of tried) {
    const attempt = AbortSignal.timeout(Math.ceil(options.connectTimeoutMs / tried.length));
    try {
      return await dialOne(target, address, options, AbortSignal.any([signal, attempt]));
    } catch (error) {
      if (signal.aborted) throw error;
      last = attempt.aborted ? new RequestFailure('timeout', `no connection to ${address} in time`) : error;
      if (asRequestFailure(last) === null) throw last;
    }
  }
  throw last;
}

/**
 * An HTTP/1.1 client for one request, on a connection of its own to one of the judged addresses.
 * A pool would lend a connection that one source was allowed to open to another one that is not.
 */
export async function openClient(
  target: Target,
  addresses: readonly string[],
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Client> {
  let socket: Socket | null = await connectToFirst(target, addresses, options, signal);
  return new Client(target.url.origin, {
    pipelining: 1,
    maxHeaderSize: options.maxHeaderBytes,
    headersTimeout: options.idleTimeoutMs,
    bodyTimeout: options.idleTimeoutMs,
    connect: (_options, callback) => {
      const ready = socket;
      socket = null;
      // Not at once: undici would not look at its queue again when called back from inside `connect`.
      queueMicrotask(() => {
        if (ready === null) callback(new RequestFailure('reset', 'the connection was closed'), null);
        else callback(null, ready);
      });
    },
  });
}
