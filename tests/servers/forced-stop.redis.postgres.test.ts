import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { listenOnLoopback } from '../pipeline/listen.ts';
import { Deployment } from './deployment.ts';
import { untilReady } from './ready.ts';

const FEED = (origin: string): string =>
  `<rss version="2.0"><channel><title>慢站</title><item><title>等不到的消息</title><link>${origin}/news/1.html</link></item></channel></rss>`;

/** A site that announces one page, and sends it a byte a second when it is asked for. */
async function stuckSite() {
  const server = createServer((request, response) => {
    if (request.url === '/feed.xml') {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(FEED(`http://${request.headers.host}`));
      return;
    }
    response.setHeader('content-type', 'text/html');
    const dribble = setInterval(() => response.write(' '), 1_000);
    response.once('close', () => clearInterval(dribble));
  });
  const origin = await listenOnLoopback(server);
  return {
    origin,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

it('ends within 30 s of SIGTERM though a task is stuck, and gives the task back', async () => {
  const site = await stuckSite();
  const deployment = await Deployment.start([site]);
  const states = async () => {
    const { rows } = await deployment.postgres.query(
      "select state, attempts::int, lease_owner from tasks where stage = 'fetch-page'",
    );
    return rows;
  };
  try {
    const worker = deployment.addWorker();
    await untilReady(
      'the stuck fetch',
      async () => {
        if ((await states())[0]?.state !== 'running') throw new Error(worker.said);
      },
      120_000,
    );
    const begin = Date.now();
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(Date.now() - begin).toBeLessThan(30_000);
    expect(Date.now() - begin, 'it was stuck').toBeGreaterThan(20_000);
    expect(await states()).toEqual([{ state: 'ready', attempts: 0, lease_owner: null }]);
  } finally {
    await deployment.stop();
    await site.close();
  }
}, 200_000);
