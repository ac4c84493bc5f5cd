import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { articles, serving } from './serving.ts';

/** Asks for something and reads nothing of the answer. */
function deafReader(base: string, path: string, headers = ''): Promise<() => void> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.pause();
      socket.on('error', () => {});
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\n${headers}\r\n`, () =>
        resolve(() => socket.destroy()),
      );
    });
    socket.once('error', reject);
  });
}

describe('stopping the server', () => {
  it('does not wait for readers that take nothing', async () => {
    const server = await serving(articles(12));
    const readers = [
      await deafReader(server.base, '/v1/changes', 'accept: text/event-stream\r\n'),
      await deafReader(server.base, '/v1/exports/deltas.jsonl'),
    ];
    await server.get('/v1/stats');
    const begin = Date.now();
    await server.close();
    expect(Date.now() - begin).toBeLessThan(10_000);
    for (const leave of readers) leave();
  }, 60_000);
});
