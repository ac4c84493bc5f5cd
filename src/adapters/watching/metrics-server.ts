import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Whether something is as it should be, and if not, what is wrong. */
export interface Check {
  readonly problems: readonly string[];
}

/** What the server tells; each is asked anew. */
export interface Probes {
  readonly contentType: string;
  metrics(): Promise<string>;
  /** Problems that only a restart mends. */
  live(): Check;
  /** Problems that keep the process from working now. */
  ready(): Promise<Check>;
}

export interface ProbeServer {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

function answerCheck(response: ServerResponse, { problems }: Check): void {
  response.writeHead(problems.length === 0 ? 200 : 503, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(`${JSON.stringify({ ok: problems.length === 0, problems })}\n`);
}

async function answer(path: string, response: ServerResponse, probes: Probes): Promise<void> {
  if (path === '/metrics') {
    const text = await probes.metrics();
    response.writeHead(200, { 'content-type': probes.contentType, 'cache-control': 'no-store' }).end(text);
  } else if (path === '/livez') answerCheck(response, probes.live());
  else if (path === '/readyz') answerCheck(response, await probes.ready());
  else response.writeHead(404).end();
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address);
      else reject(new Error('no address'));
    });
  });
}

/** Serves /metrics, /livez and /readyz. Rejects when the port is taken or may not be used. */
export async function serveProbes(
  { host, port }: { readonly host: string; readonly port: number },
  probes: Probes,
): Promise<ProbeServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end();
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    answer(path, response, probes).catch(() => {
      // The reader sees that it failed; what failed is in the log of whoever failed.
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  server.maxConnections = 64;
  const address = await listen(server, host, port);
  return {
    host: address.address,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
