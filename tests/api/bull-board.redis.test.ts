import { Queue } from 'bullmq';
import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginAsNobody, COOKIE, identifyCallers } from '../../src/api/access.ts';
import { addBullBoard, QUEUES_PATH } from '../../src/api/bull-board.ts';
import { answerProblems } from '../../src/api/problem.ts';
import { addSecurityHeaders } from '../../src/api/security-headers.ts';
import { readConfig } from '../../src/config.ts';
import { silent } from '../pipeline/small-world.ts';
import { type Serving, serving } from './serving.ts';

const redisUrl = process.env.REDIS_URL;
if (redisUrl === undefined)
  process.stdout.write('REDIS_URL is not set: the board of the queues is not tested\n');

const HTML = { accept: 'text/html' };

describe.runIf(redisUrl !== undefined)('the board of the queues', () => {
  const user = `board-${process.pid}`;
  const password = 'kept-to-ourselves';
  let store: Serving;
  let base: string;
  let token: string;
  let other: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const redis = new Redis(redisUrl ?? '');
    await redis.call('ACL', 'SETUSER', user, 'on', `>${password}`, '~*', '&*', '+@all');
    const queue = new Queue('read-article', {
      connection: redis,
      prefix: 'shanshui',
      skipVersionCheck: true,
    });
    await queue.add('read-article', { key: `read-article:${user}` }, { jobId: user, delay: 3_600_000 });
    store = await serving([]);
    const url = new URL(redisUrl ?? '');
    url.username = user;
    url.password = password;
    const site = { ...store.site, config: readConfig({}, { REDIS_URL: url.href }) };
    const app = fastify();
    beginAsNobody(app);
    addSecurityHeaders(app);
    answerProblems(app, () => {});
    identifyCallers(app, site);
    await addBullBoard(app, site, silent);
    base = await app.listen({ host: '127.0.0.1', port: 0 });
    token = await store.token('tasks');
    other = await store.token('read', 'dictionary');
    close = async () => {
      await app.close();
      await store.close();
      await queue.remove(user);
      await queue.close();
      await redis.call('ACL', 'DELUSER', user);
      redis.disconnect();
    };
  }, 60_000);
  afterAll(() => close());

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    fetch(new URL(`${QUEUES_PATH}${path}`, base), { headers, method, redirect: 'manual' });
  const cookie = (text: string): Record<string, string> => ({ cookie: `${COOKIE}=${text}` });

  it.each([
    ['a browser that is not signed in', '', HTML, 302],
    ['a program without a token', '/api/queues', {}, 401],
    ['the files of the board', '/static/js/main.js', {}, 401],
  ])('lets %s not in', async (_who, path, headers, status) => {
    const answer = await ask(path, headers);
    expect(answer.status).toBe(status);
    if (status === 302) expect(answer.headers.get('location')).toBe(`/sign-in?next=${QUEUES_PATH}`);
    expect(await answer.text()).not.toContain('read-article');
  });

  it('refuses a token without the scope', async () => {
    expect((await ask('', { ...HTML, ...cookie(other) })).status).toBe(403);
    expect((await ask('/api/queues', cookie(other))).status).toBe(403);
  });

  it('shows page, files and queues to who is signed in', async () => {
    const page = await ask('', { ...HTML, ...cookie(token) });
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'self'");
    const text = await page.text();
    const script = /src="(static\/js\/main[^"]*)"/.exec(text)?.[1] ?? '';
    expect((await ask(`/${script}`, cookie(token))).status).toBe(200);
    const answer = await ask('/api/queues?activeQueue=read-article&status=delayed', cookie(token));
    expect(answer.status).toBe(200);
    const body = await answer.text();
    expect(body).toContain(`read-article:${user}`);
    for (const name of ['poll-feed', 'fetch-page', 'update-landscape']) expect(body).toContain(name);
    expect(text + body).not.toContain(password);
  });

  it('tells nothing of Redis itself', async () => {
    const answer = await ask('/api/redis/stats', cookie(token));
    expect(answer.status).toBe(403);
  });

  it.each([
    ['PUT', '/api/queues/read-article/clean/delayed'],
    ['PUT', '/api/queues/read-article/pause'],
    ['POST', '/api/queues/read-article/add'],
  ])('changes nothing by %s %s', async (method, path) => {
    const answer = await ask(path, { ...cookie(token), 'content-type': 'application/json' }, method);
    expect([404, 405]).toContain(answer.status);
    const left = await ask('/api/queues?activeQueue=read-article&status=delayed', cookie(token));
    expect(await left.text()).toContain(`read-article:${user}`);
  });
});

it('is not there without Redis', async () => {
  const app = fastify();
  beginAsNobody(app);
  await addBullBoard(app, { config: readConfig({}, {}) } as Serving['site'], silent);
  expect((await app.inject({ url: QUEUES_PATH, headers: HTML })).statusCode).toBe(404);
});
