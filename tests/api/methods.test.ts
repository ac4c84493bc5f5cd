import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, serving } from './serving.ts';

let server: Serving;
beforeAll(async () => {
  server = await serving([]);
});
afterAll(() => server.close());

describe('methods', () => {
  it.each([
    ['DELETE', '/v1/events', 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/extract', 'OPTIONS, POST'],
    ['DELETE', '/v1/sources/some', 'GET, HEAD, OPTIONS, PATCH'],
    ['GET', '/v1/sources/some/schedule', 'OPTIONS, PUT'],
    ['POST', '/events', 'GET, HEAD, OPTIONS'],
  ])('%s %s is refused, and says what is allowed', async (method, path, allow) => {
    const { statusCode, headers, body } = await server.app.inject({ method: method as 'GET', url: path });
    expect([statusCode, headers.allow]).toEqual([405, allow]);
    expect(JSON.parse(body)).toMatchObject({ status: 405, instance: path });
  });

  it('OPTIONS tells them without more, and no other site is let in', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answer = await server.app.inject({ method: 'OPTIONS', url: '/v1/tasks/retry', headers });
    expect([answer.statusCode, answer.headers.allow]).toEqual([204, 'OPTIONS, POST']);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['/v1/events', '/', '/v1/stats', '/v1/docs'])('HEAD %s is GET without the body', async (url) => {
    const head = await server.app.inject({ method: 'HEAD', url });
    const get = await server.app.inject({ method: 'GET', url });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
  });

  it('refuse bodies of other kinds and broken ones', async () => {
    const post = (type: string, payload: string) =>
      server.app.inject({ method: 'POST', url: '/v1/extract', headers: { 'content-type': type }, payload });
    expect((await post('text/xml', '<a/>')).statusCode).toBe(415);
    expect((await post('application/json', '{"text":')).statusCode).toBe(400);
    expect((await post('application/json', '{"__proto__":{"x":1},"text":"好"}')).statusCode).toBe(400);
    expect((await post('application/json', `"${'x'.repeat(3_000_000)}"`)).statusCode).toBe(413);
  });
});

describe('addresses that are not understood', () => {
  it.each([
    ['/v1/events/%E0%A4%A', 400],
    [`/v1/models/${'a'.repeat(5000)}`, 414],
    ['/events/%00', 400],
  ])('%s is answered as a problem, with all headers', async (url, status) => {
    const answer = await server.app.inject({ url });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.payload.length).toBeLessThan(6000);
  });

  it('no feed is made for what is no host', async () => {
    const answer = await server.app.inject({ url: '/v1/events.atom', headers: { host: 'a"><x' } });
    expect(answer.statusCode).toBe(400);
  });
});

describe('compression', () => {
  it('is for who takes it, keeps the content, and has a tag of its own', async () => {
    const url = '/v1/openapi.json';
    const plain = await server.app.inject({ url });
    const small = await server.app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(small.rawPayload).toString()).toBe(plain.body);
    expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect(small.headers.vary).toContain('accept-encoding');
    const tag = String(small.headers.etag);
    const again = await server.app.inject({
      url,
      headers: { 'accept-encoding': 'gzip', 'if-none-match': tag },
    });
    expect([tag.startsWith('W/'), again.statusCode, again.rawPayload.length]).toEqual([true, 304, 0]);
    const refused = await server.app.inject({ url, headers: { 'accept-encoding': 'gzip;q=0' } });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  it('varies pages by language as well', async () => {
    const answer = await server.app.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.vary).toBe('accept-language, cookie, accept-encoding');
  });
});
