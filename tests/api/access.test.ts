import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/api/security-headers.ts';
import { hashSecret, isSecretOf, makeToken, parseToken, SCOPES } from '../../src/api/token.ts';
import { articles, type Serving, serving } from './serving.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a token', () => {
  it('is random, names itself, and is kept as a hash only', () => {
    const { id, secret, text } = makeToken();
    expect(parseToken(text)).toEqual({ id, secret });
    expect(isSecretOf(secret, hashSecret(secret))).toBe(true);
    expect(isSecretOf(`${secret}x`, hashSecret(secret))).toBe(false);
    expect(makeToken().text).not.toBe(text);
    expect(parseToken('shanshui_x_y')).toBeNull();
  });
});

describe('who may do what', () => {
  let open: Serving;
  let shut: Serving;
  beforeAll(async () => {
    open = await serving(articles(3));
    shut = await serving(articles(3), { reading: 'token' });
  }, 60_000);
  afterAll(async () => {
    await open.close();
    await shut.close();
  });

  const post = (server: Serving, path: string, token: string | null, body: unknown = {}): Promise<Response> =>
    fetch(new URL(path, server.base), {
      method: 'POST',
      headers: { ...JSON_TYPE, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });

  const ORDERS = [
    ['/v1/tasks/retry', 'tasks', {}],
    ['/v1/tasks/discard', 'tasks', { keys: ['none'] }],
    ['/v1/sources/36kr/poll', 'sources', {}],
    ['/v1/sources/36kr/stop', 'sources', { why: 'a test' }],
    ['/v1/sources/36kr/go-on', 'sources', {}],
    ['/v1/candidates/accept', 'dictionary', { name: '星岭', kind: 'model', yaml: 'no entry' }],
  ] as const;

  it.each(ORDERS)('asks for a token with the right scope for POST %s', async (path, scope, body) => {
    const others = SCOPES.filter((one) => one !== scope);
    expect((await post(open, path, null, body)).status).toBe(401);
    expect((await post(open, path, await open.token(...others), body)).status).toBe(403);
    const allowed = await post(open, path, await open.token(scope), body);
    // The draft is no entry: that it is judged at all shows that it was let in.
    expect(allowed.status).toBe(scope === 'dictionary' ? 400 : 200);
  });

  it('holds a source, and lets it go on', async () => {
    const token = await open.token('sources');
    const stopped = async (): Promise<unknown> =>
      ((await (await open.get('/v1/sources/36kr')).json()) as { stopped: boolean }).stopped;
    await post(open, '/v1/sources/36kr/stop', token, { why: 'a test' });
    expect(await stopped()).toBe(true);
    await post(open, '/v1/sources/36kr/go-on', token);
    expect(await stopped()).toBe(false);
  });

  it('takes no wrong, made-up or revoked token', async () => {
    const token = await open.token('tasks');
    const id = parseToken(token)?.id ?? '';
    expect((await post(open, '/v1/tasks/retry', token)).status).toBe(200);
    expect((await post(open, '/v1/tasks/retry', `${token.slice(0, -1)}_`)).status).toBe(401);
    expect((await post(open, '/v1/tasks/retry', makeToken().text)).status).toBe(401);
    expect(await open.site.tokens.revoke(id, Date.now())).toBe(true);
    expect((await post(open, '/v1/tasks/retry', token)).status).toBe(401);
  });

  it.each(['/v1/events', '/v1/openapi.json', '/v1/changes', '/v1/exports/events.csv'])(
    'keeps %s to token holders where reading is not open',
    async (path) => {
      const refused = await shut.get(path);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
      const token = await shut.token('read');
      expect((await shut.get(path, { authorization: `Bearer ${token}`, accept: '*/*' })).status).toBe(200);
    },
  );

  it('sends a browser to sign in, and takes its cookie then', async () => {
    const first = await shut.get('/events', { accept: 'text/html' });
    expect([first.status, first.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fevents']);
    const body = new URLSearchParams({ token: await shut.token('read'), next: '/events' });
    const signed = await fetch(new URL('/sign-in', shut.base), { method: 'POST', body, redirect: 'manual' });
    expect([signed.status, signed.headers.get('location')]).toEqual([303, '/events']);
    const cookie = signed.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
    expect((await shut.get('/events', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\\b'])(
    'goes on to no other site after signing in: %s',
    async (next) => {
      const body = new URLSearchParams({ token: await open.token('read'), next });
      const signed = await fetch(new URL('/sign-in', open.base), {
        method: 'POST',
        body,
        redirect: 'manual',
      });
      expect(signed.headers.get('location')).toBe('/');
    },
  );

  it('takes no form that another site made in the name of who is signed in', async () => {
    const cookie = `shanshui_token=${await open.token('tasks', 'dictionary')}`;
    const body = new URLSearchParams({
      key: 'x',
      form_token: 'guessed',
      yaml: 'x',
      name: 'x',
      kind: 'model',
    });
    for (const path of ['/dictionary/write']) {
      const answer = await fetch(new URL(path, open.base), { method: 'POST', body, headers: { cookie } });
      expect(answer.status, path).toBe(403);
    }
    // JSON needs a preflight that we never allow; a cookie alone is not enough for it either.
    const order = await fetch(new URL('/v1/tasks/retry', open.base), {
      method: 'POST',
      headers: { ...JSON_TYPE, cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body: '{}',
    });
    expect(order.status).toBe(403);
  });

  it.each([
    '/',
    '/v1/events',
    '/v1/nothing',
    '/nothing',
    '/assets/frame.css',
    '/v1/events?limit=0',
    '/v1/events.atom',
  ])('puts the headers that protect readers on %s', async (path) => {
    const { headers } = await open.get(path);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name), name).toBe(value);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/);
  });

  it('turns away who asks too often, as a problem that says how long to wait', async () => {
    const busy = await serving([], { requestsPerMinute: 3 });
    try {
      const statuses: number[] = [];
      for (let n = 0; n < 5; n++) statuses.push((await busy.get('/v1/stats')).status);
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
      const last = await busy.get('/v1/stats');
      expect(last.headers.get('content-type')).toMatch(/problem\+json/);
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await busy.close();
    }
  });
});
