import type { FastifyInstance } from 'fastify';
import { COOKIE, callerOf, tokenCookie } from '../api/access.ts';
import type { Site } from '../api/site.ts';
import { html } from './html.ts';
import type { Language } from './language.ts';
import type { View } from './page.ts';
import { pageRequestOf, sendPage } from './serve-pages.ts';

/** Only addresses of this site are gone on to. */
function nextOf(text: string | null): string {
  return text !== null && /^\/(?![/\\])/.test(text) && !/[\p{Cc}\\]/u.test(text) ? text : '/';
}

function signInView(language: Language, next: string, isWrong: boolean): View {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const wrong = isWrong
    ? html`<p role="alert">${say('令牌不对，或已撤销。', 'The token is wrong or revoked.')}</p>`
    : null;
  return {
    title: say('登录', 'Sign in'),
    active: '',
    status: isWrong ? 401 : 200,
    body: html`<h1>${say('登录', 'Sign in')}</h1>${wrong}
<form method="post" action="/sign-in"><input type="hidden" name="next" value="${next}">
<p><label for="token">${say('令牌', 'Token')}</label> <input id="token" name="token" type="password" autocomplete="current-password" required></p>
<p><button>${say('登录', 'Sign in')}</button></p></form>
<p>${say('在服务器上用下面的命令生成：', 'Made on the server by:')} <code>shanshui token make NAME --scope tasks</code></p>`,
  };
}

function signedInView(language: Language, scopes: readonly string[]): View {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  return {
    title: say('退出', 'Sign out'),
    active: '',
    body: html`<h1>${say('已登录', 'Signed in')}</h1><p>${say('权限：', 'May:')} ${scopes.join(', ')}</p>
<form method="post" action="/sign-out"><p><button>${say('退出', 'Sign out')}</button></p></form>`,
  };
}

/** `/sign-in` and `/sign-out`: a browser keeps the token in a cookie that scripts cannot read. */
export async function serveSignIn(app: FastifyInstance, site: Site): Promise<void> {
  const hidden = { schema: { hide: true }, config: { rateLimit: { max: 20, timeWindow: '1 minute' } } };
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.get('/sign-in', { schema: { hide: true } }, async (request, reply) => {
    const { language, query } = pageRequestOf(request);
    const { caller } = request;
    const view =
      caller.tokenId === null
        ? signInView(language, nextOf(query.get('next')), false)
        : signedInView(language, caller.scopes);
    return sendPage(site, request, reply, view);
  });
  app.post('/sign-in', hidden, async (request, reply) => {
    const { language, form } = pageRequestOf(request);
    const text = (form?.get('token') ?? '').trim();
    const next = nextOf(form?.get('next') ?? null);
    if ((await callerOf(site, text, 'cookie')) === null) {
      return sendPage(site, request, reply, signInView(language, next, true));
    }
    reply.header('set-cookie', tokenCookie(text, request.protocol === 'https'));
    return sendPage(site, request, reply, { redirect: next });
  });
  app.post('/sign-out', hidden, async (request, reply) => {
    reply.header('set-cookie', `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
    return sendPage(site, request, reply, { redirect: '/' });
  });
}
