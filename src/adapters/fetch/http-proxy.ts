import type { Socket } from 'node:net';
import { RequestFailure } from './http-failure.ts';

const MAX_HEAD_BYTES = 8192;
const END_OF_HEAD = '\r\n\r\n';

function connectRequest(proxy: URL, address: string, port: number): string {
  const authority = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`];
  if (proxy.username !== '') {
    const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    lines.push(`Proxy-Authorization: Basic ${Buffer.from(credentials).toString('base64')}`);
  }
  return `${lines.join('\r\n')}${END_OF_HEAD}`;
}

/** The head of the proxy's answer; what came after it goes back into the socket. */
function readHead(socket: Socket, signal: AbortSignal): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    let read = Buffer.alloc(0);
    const end = (settle: () => void): void => {
      socket.off('readable', onReadable).off('error', onError).off('end', onEnd);
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onError = (error: Error): void => end(() => reject(error));
    const onEnd = (): void => onError(new RequestFailure('connect', 'the proxy closed the connection'));
    const onAbort = (): void =>
      onError(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    const onReadable = (): void => {
      for (let chunk: unknown = socket.read(); chunk instanceof Buffer; chunk = socket.read()) {
        read = Buffer.concat([read, chunk]);
        const at = read.indexOf(END_OF_HEAD);
        if (at >= 0) {
          const rest = read.subarray(at + END_OF_HEAD.length);
          if (rest.length > 0) socket.unshift(rest);
          end(() => resolve(read.subarray(0, at).toString('latin1')));
          return;
        }
        if (read.length > MAX_HEAD_BYTES) {
          onError(new RequestFailure('protocol', 'the proxy answered with too large headers'));
          return;
        }
      }
    };
    socket.on('readable', onReadable).on('error', onError).on('end', onEnd);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}

/**
 * Asks an HTTP proxy for a tunnel (CONNECT, RFC 9110 9.3.6) to an address.
 * Throws `RequestFailure` when the proxy refuses; the socket is closed then.
 */
export async function tunnelThrough(
  socket: Socket,
  proxy: URL,
  address: string,
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  try {
    socket.write(connectRequest(proxy, address, port));
    const head = await readHead(socket, signal);
    if (!/^HTTP\/1\.[01] 2\d\d(?: |\r|$)/.test(head)) {
      throw new RequestFailure('connect', `the proxy refused: ${head.split('\r\n')[0]?.slice(0, 100)}`);
    }
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
