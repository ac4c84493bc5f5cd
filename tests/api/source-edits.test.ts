import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, serving } from './serving.ts';

const sources = mkdtempSync(join(tmpdir(), 'shanshui-edits-'));
let server: Serving;
let token: string;
let reader: string;

beforeAll(async () => {
  writeFileSync(
    join(sources, 'old.yaml'),
    '# 旧来源\nid: old\nname: 旧\nkind: feed\nurl: https://old.example/feed\nheaders: { x-key: geheim }\n',
  );
  server = await serving([], {}, { sources });
  token = await server.token('sources');
  reader = await server.token('read');
});
afterAll(async () => {
  await server.close();
  rmSync(sources, { recursive: true, force: true });
});

async function send(method: string, path: string, body: unknown, as: string | null = token) {
  const answer = await fetch(new URL(path, server.base), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(as === null ? {} : { authorization: `Bearer ${as}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()), headers: answer.headers };
}

const NEW = { name: '新源', kind: 'feed', url: 'https://new.example/feed.xml' };
const why = '试用';

describe('making and changing sources over HTTP', () => {
  it('makes a source that counts at once, and says who made it and why', async () => {
    const made = await send('POST', '/v1/sources', { id: 'new-one', source: NEW, why });
    expect([made.status, made.headers.get('location')]).toEqual([201, '/v1/sources/new-one']);
    const { body } = await send('GET', '/v1/sources/new-one', undefined);
    expect(body).toMatchObject({ source: { id: 'new-one', name: '新源' }, version: made.body.version });
    const audit = await send('GET', '/v1/audit', undefined);
    expect(audit.body.rows[0]).toMatchObject({ what: 'source.make', subject: 'new-one', why });
    expect(audit.body.rows[0].who).toMatch(/^token test \([0-9a-f]{12}\)$/);
  });

  it('changes fields, keeps the rest and its comments, and shows no header', async () => {
    const before = await send('GET', '/v1/sources/old', undefined);
    expect(JSON.stringify(before.body)).not.toContain('geheim');
    const { version } = before.body;
    const change = { source: { enabled: false }, version, why };
    expect((await send('PATCH', '/v1/sources/old', change)).status).toBe(200);
    expect(readFileSync(join(sources, 'old.yaml'), 'utf8')).toMatch(
      /^# 旧来源\n[\s\S]*geheim[\s\S]*enabled: false/,
    );
    expect((await send('GET', '/v1/sources/old', undefined)).body.source.enabled).toBe(false);
    expect((await send('PATCH', '/v1/sources/old', change)).status).toBe(409);
  });

  it.each<[string, string, unknown, number, string | null]>([
    ['POST', '/v1/sources', { id: 'new-one', source: { ...NEW, url: 'https://x.example/' }, why }, 409, null],
    ['POST', '/v1/sources', { id: '../etc', source: NEW, why }, 400, 'body.id'],
    [
      'POST',
      '/v1/sources',
      { id: 'a', source: { ...NEW, kind: 'x', url: 'https://a.example/' }, why },
      400,
      'body.source.kind',
    ],
    ['POST', '/v1/sources', { id: 'a', source: NEW, why }, 400, 'body.source.url'],
    ['POST', '/v1/sources', { id: 'a', source: { ...NEW, id: 'b' }, why }, 400, 'body.source.id'],
    ['POST', '/v1/sources', { id: 'a', source: NEW }, 400, 'body.why'],
    [
      'POST',
      '/v1/sources',
      { id: 'a', source: { ...NEW, allowedPrivateHosts: ['10.0.0.1'] }, why },
      400,
      'body.source.allowedPrivateHosts',
    ],
    [
      'PATCH',
      '/v1/sources/old',
      { source: { proxy: 'http://10.0.0.1:3128' }, why },
      400,
      'body.source.proxy',
    ],
    ['PATCH', '/v1/sources/nobody', { source: {}, why }, 404, null],
    ['PATCH', '/v1/sources/..%2Fold', { source: {}, why }, 400, 'path.id'],
    ['PUT', '/v1/sources/old/schedule', { schedule: { cron: 'x' }, why }, 400, 'body.schedule.cron'],
    ['POST', '/v1/sources/old/pause', { why, until: '2001-01-01T00:00:00Z' }, 400, 'body.until'],
  ])('%s %s %j is refused with %i', async (method, path, body, status, field) => {
    const answer = await send(method, path, body);
    expect([answer.status, answer.body.errors?.[0]?.field ?? null]).toEqual([status, field]);
  });

  it('orders another schedule, pauses and resumes, until a time that was given', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await send('PUT', '/v1/sources/new-one/schedule', { schedule: { everyMinutes: 7 }, why, until });
    const ordered = await send('GET', '/v1/sources/new-one', undefined);
    expect(ordered.body.order).toMatchObject({ paused: false, schedule: { everyMinutes: 7 }, why });
    await send('POST', '/v1/sources/new-one/pause', { why });
    expect((await send('GET', '/v1/sources/new-one', undefined)).body.order).toMatchObject({ paused: true });
    expect((await send('POST', '/v1/sources/new-one/resume', {})).body).toEqual({
      id: 'new-one',
      done: true,
    });
    expect((await send('POST', '/v1/sources/new-one/resume', {})).body.done).toBe(false);
    expect((await send('GET', '/v1/sources/new-one', undefined)).body.order).toBe(null);
  });

  it('puts a poll in the queue once', async () => {
    expect((await send('POST', '/v1/sources/new-one/poll', {})).body.done).toBe(true);
    expect((await send('POST', '/v1/sources/new-one/poll', {})).body.done).toBe(false);
  });

  it('is for tokens with the scope only, and so is the book of orders for tokens', async () => {
    const order = { id: 'third', source: { ...NEW, url: 'https://third.example/' }, why };
    expect((await send('POST', '/v1/sources', order, null)).status).toBe(401);
    expect((await send('POST', '/v1/sources', order, reader)).status).toBe(403);
    expect((await send('PATCH', '/v1/sources/old', { source: {}, why }, reader)).status).toBe(403);
    expect(
      (await send('PUT', '/v1/sources/old/schedule', { schedule: { everyMinutes: 7 }, why }, reader)).status,
    ).toBe(403);
    expect((await send('GET', '/v1/audit', undefined, null)).status).toBe(401);
    expect((await send('GET', '/v1/audit', undefined, reader)).status).toBe(200);
  });

  it('says what to do where the file cannot be written', async () => {
    rmSync(sources, { recursive: true });
    const answer = await send('POST', '/v1/sources', {
      id: 'lost',
      source: { ...NEW, url: 'https://lost.example/' },
      why,
    });
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toMatch(/lost\.yaml cannot be written.*by hand/);
  });
});
