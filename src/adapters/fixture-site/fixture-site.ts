import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import iconv from 'iconv-lite';
import { PermanentFailure } from '../../ports/failure.ts';
import { writeFeed } from './fixture-feeds.ts';
import { type FixtureOutlet, readOutlets } from './fixture-outlets.ts';

/** The bundled news site, served on loopback. */
export interface FixtureSite {
  readonly origin: string;
  readonly port: number;
  /** Answers sent so far. */
  answers(): number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

function notFound(): Answer {
  return { status: 404, type: 'text/plain; charset=utf-8', body: Buffer.from('没有这个页面\n') };
}

function encoded(text: string, outlet: FixtureOutlet, type: string): Answer {
  const label = outlet.label ?? outlet.charset;
  return { status: 200, type: `${type}; charset=${label}`, body: iconv.encode(text, outlet.charset) };
}

async function answer(outlets: readonly FixtureOutlet[], path: string, origin: string): Promise<Answer> {
  if (path === '/robots.txt') {
    return { status: 200, type: 'text/plain', body: Buffer.from('User-agent: *\nDisallow: /private/\n') };
  }
  const [, outletId, name = ''] = path.split('/');
  const outlet = outlets.find(({ id }) => id === outletId);
  if (outlet === undefined) return notFound();
  if (name === 'feed') {
    const type = outlet.feed === 'json' ? 'application/feed+json' : 'application/xml';
    return encoded(writeFeed(outlet, origin), outlet, type);
  }
  const page = outlet.pages.find((one) => `${one.path}.html` === name);
  if (page === undefined || page.file === null) return notFound();
  return encoded(await readFile(page.file, 'utf8'), outlet, 'text/html');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(inUse ? new PermanentFailure(`port ${port} is in use: choose another with --port`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Serves the outlets of the fixtures folder on 127.0.0.1; port 0 takes a free one.
 * Throws `PermanentFailure` when the port is in use.
 */
export async function serveFixtureSite(options: {
  fixturesFolder: string;
  port: number;
}): Promise<FixtureSite> {
  const outlets = await readOutlets(options.fixturesFolder);
  let answers = 0;
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
    answer(outlets, new URL(request.url ?? '/', origin).pathname, origin)
      .then(({ status, type, body }) => {
        answers += 1;
        response.writeHead(status, { 'content-type': type, 'content-length': body.length });
        response.end(body);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  const port = await listen(server, options.port);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    answers: () => answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
