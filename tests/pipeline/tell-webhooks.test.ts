import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpFetcher } from '../../src/adapters/fetch/http-fetcher.ts';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import { signWebhook } from '../../src/adapters/telling/sign-webhook.ts';
import { keepTelling } from '../../src/ops/keep-telling.ts';
import { replayFrom, type Telling, tellWebhooks } from '../../src/pipeline/tell-webhooks.ts';
import type { Fetcher } from '../../src/ports/fetcher.ts';
import type { Store } from '../../src/ports/store.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLw';

interface Letter {
  readonly sequence: number;
  readonly key: string;
  readonly id: string;
  readonly isSigned: boolean;
}

describe('webhooks', () => {
  let folder: string;
  let store: Store;
  let fetcher: Fetcher;
  let server: Server;
  let host: string;
  let received: Letter[];
  /** The status of the next answers by sequence number; 204 where nothing is said. */
  let answers: Map<number, number[]>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-webhooks-'));
    store = await openSqliteStore(folder);
    fetcher = createHttpFetcher({ contact: 'https://shanshui.example', softwareVersion: 'test' });
    received = [];
    answers = new Map();
    server = createServer(async (request, response) => {
      let payload = '';
      for await (const chunk of request) payload += String(chunk);
      const { data } = JSON.parse(payload) as { data: { sequence: number; key: string } };
      const status = answers.get(data.sequence)?.shift() ?? 204;
      const { 'webhook-id': id = '', 'webhook-timestamp': time = '' } = request.headers;
      const expected = signWebhook(SECRET, { id: String(id), seconds: Number(time), payload });
      const isSigned = request.headers['webhook-signature'] === expected['webhook-signature'];
      if (status === 204) received.push({ sequence: data.sequence, key: data.key, id: String(id), isSigned });
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await store.webhooks.save({ id: 'desk', url: `http://${host}/hook`, secret: SECRET, told: 0 }, 1);
    await store.transact(({ landscape }) =>
      landscape.addDeltas(
        Array.from({ length: 6 }, (_, at) => ({
          at,
          kind: 'changed' as const,
          cause: 'world' as const,
          about: 'event' as const,
          key: `e${at % 2}`,
          articleId: null,
          after: null,
          others: [],
        })),
      ),
    );
  });
  afterEach(async () => {
    await fetcher.close();
    await store.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });

  const telling = (): Telling => ({
    fetcher,
    now: () => Date.now(),
    sign: signWebhook,
    pausesMs: [5, 5],
    privateHosts: [host],
  });

  it('tell every change once, signed and in order, and go on where they stopped', async () => {
    expect(await tellWebhooks(store, telling())).toEqual([{ webhook: 'desk', told: 6, dead: 0 }]);
    expect(received.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(received.every(({ isSigned }) => isSigned)).toBe(true);
    expect(await tellWebhooks(store, telling())).toEqual([{ webhook: 'desk', told: 0, dead: 0 }]);
    expect(received).toHaveLength(6);
  });

  it('try again what was not taken, before anything later', async () => {
    answers.set(2, [500, 500]);
    expect(await tellWebhooks(store, telling())).toEqual([{ webhook: 'desk', told: 6, dead: 0 }]);
    expect(received.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  }, 60_000);

  it('keep what is never taken as a dead letter, and tell it again on replay', async () => {
    answers.set(3, [500, 500, 500]);
    expect(await tellWebhooks(store, telling())).toEqual([{ webhook: 'desk', told: 5, dead: 1 }]);
    expect(await store.webhooks.deadLetters('desk')).toMatchObject([
      { sequence: 3, error: expect.stringMatching(/500/) },
    ]);
    const first = received.splice(0);
    await replayFrom(store, 'desk', 2);
    await tellWebhooks(store, telling());
    expect(received.map(({ sequence }) => sequence)).toEqual([3, 4, 5, 6]);
    // The same change has the same id, so that receivers know what they have.
    expect(received.at(-1)?.id).toBe(first.at(-1)?.id);
    expect(await store.webhooks.deadLetters('desk')).toEqual([]);
  }, 60_000);

  it('leave what is not taken to the next telling, where telling must not take long', async () => {
    answers.set(3, [500, 500, 500]);
    const short = { ...telling(), leavesRefused: true };
    expect(await tellWebhooks(store, short)).toEqual([{ webhook: 'desk', told: 2, dead: 0 }]);
    expect(await tellWebhooks(store, short)).toEqual([{ webhook: 'desk', told: 4, dead: 0 }]);
    expect(received.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await store.webhooks.deadLetters('desk')).toEqual([]);
  });

  it('are told by one of several processes, and by another when it is gone', async () => {
    let now = 0;
    const log = { info() {}, warn() {}, error() {} };
    const teller = (owner: string) =>
      keepTelling({ ...telling(), store, log, owner, clock: { now: () => now } }, 10);
    const ends = [teller('a'), teller('b')];
    await expect.poll(() => received.length).toBe(6);
    await ends[0]?.();
    now += 120_000;
    await replayFrom(store, 'desk', 4);
    await expect.poll(() => received.length).toBe(8);
    await ends[1]?.();
    expect(received.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 5, 6]);
  });
});
