import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';
import type { Site } from './site.ts';
import { isSecretOf, parseToken, SCOPES, type Scope } from './token.ts';

/** Who asks, and what they may do. */
export interface Caller {
  /** Id of the token; null for anybody. */
  readonly tokenId: string | null;
  /** What the token is called; null for anybody. */
  readonly name: string | null;
  readonly scopes: readonly Scope[];
  /** How the token came: a browser sends a cookie by itself, so forms must prove that we made them. */
  readonly by: 'header' | 'cookie' | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
}

const NOBODY: Caller = { tokenId: null, name: null, scopes: [], by: null };

/** The cookie a browser keeps the token in after signing in. */
export const COOKIE = 'shanshui_token';

/** A cookie that scripts cannot read and other sites cannot send; it ends with the browser. */
export function tokenCookie(text: string, isSecure: boolean): string {
  return `${COOKIE}=${text}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

function cookieOf(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';', 50)) {
    const [name, value] = part.trim().split('=', 2);
    if (name === COOKIE && value !== undefined) return value;
  }
  return null;
}

/** The token of a request: `Authorization: Bearer …` (RFC 6750), else the cookie. */
function presented(request: FastifyRequest): { text: string; by: 'header' | 'cookie' } | null {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const [, text = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    return { text, by: 'header' };
  }
  const kept = cookieOf(cookie);
  return kept === null ? null : { text: kept, by: 'cookie' };
}

/** Whom a token stands for; null when it is none, wrong, or revoked. */
export async function callerOf(site: Site, text: string, by: 'header' | 'cookie'): Promise<Caller | null> {
  const parts = parseToken(text);
  if (parts === null) return null;
  const stored = await site.tokens.find(parts.id);
  // An id that nobody has is compared as well, so that time tells nothing of which ids there are.
  const isRight = isSecretOf(parts.secret, stored?.hash ?? '0'.repeat(64));
  if (stored === null || !isRight || stored.revokedAt !== null) return null;
  const { id: tokenId, name } = stored;
  return { tokenId, name, by, scopes: SCOPES.filter((scope) => stored.scopes.includes(scope)) };
}

function unauthorized(detail: string): ProblemError {
  return new ProblemError(401, detail, { headers: { 'www-authenticate': 'Bearer realm="shanshui"' } });
}

/** Makes everybody nobody, until a token says otherwise. Stands before all other hooks. */
export function beginAsNobody(app: FastifyInstance): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    request.caller = NOBODY;
  });
}

/** Finds out who asks. A wrong token in the header is an error, an old cookie is none. */
export function identifyCallers(app: FastifyInstance, site: Site): void {
  app.addHook('onRequest', async (request) => {
    const given = presented(request);
    if (given === null) return;
    const caller = await callerOf(site, given.text, given.by);
    if (caller !== null) request.caller = caller;
    else if (given.by === 'header') {
      throw unauthorized('the token is wrong or revoked: `shanshui token make` makes one');
    }
  });
}

/** Throws a 401 or 403 unless who asks may read. */
export function mustRead(site: Site, request: FastifyRequest): void {
  if (site.reading === 'open' || request.caller.scopes.length > 0) return;
  throw unauthorized('reading needs a token here: send it as `Authorization: Bearer …`');
}

/** Throws a 401 unless who asks brings a token, of whatever scope. */
export function mustBringToken({ caller }: FastifyRequest): void {
  if (caller.tokenId === null) throw unauthorized('this needs a token: send it as `Authorization: Bearer …`');
}

/** Throws a 401 or 403 unless who asks has a scope. */
export function mustHave(scope: Scope, request: FastifyRequest): void {
  const { caller } = request;
  if (caller.scopes.includes(scope)) return;
  if (caller.tokenId === null) throw unauthorized(`this needs a token with the scope "${scope}"`);
  throw new ProblemError(403, `the token lacks the scope "${scope}"`);
}

/**
 * Throws a 401 or 403 unless a program brings a token with a scope. A browser's cookie is not enough: it comes along
 * whoever made the request, and only forms can prove that they are ours.
 */
export function mustOrder(scope: Scope, request: FastifyRequest): void {
  mustHave(scope, request);
  if (request.caller.by === 'header') return;
  throw new ProblemError(403, 'orders take the token as `Authorization: Bearer …`, not as a cookie');
}

/** Who asks, for the book of orders: `token editor (3f09ab12cd45)`. */
export function whoAsks({ caller: { tokenId, name } }: FastifyRequest): string {
  return tokenId === null ? 'nobody' : `token ${name ?? ''} (${tokenId})`;
}

/** Made anew with every start: forms of an earlier one are asked for again. */
const FORM_SECRET = randomBytes(32);

/** What a form of a signed-in caller must send back, so that no other site can send it in their name. */
export function formTokenOf({ tokenId, by }: Caller): string | null {
  if (tokenId === null || by !== 'cookie') return null;
  return createHmac('sha256', FORM_SECRET).update(tokenId).digest('base64url');
}

/** Throws a 403 unless a form was made for who sends it. */
export function mustBeOurForm(request: FastifyRequest, given: string | null): void {
  if (request.caller.by === 'header') return;
  const expected = Buffer.from(formTokenOf(request.caller) ?? '');
  const sent = Buffer.from(given ?? '');
  if (expected.length > 0 && sent.length === expected.length && timingSafeEqual(sent, expected)) return;
  throw new ProblemError(403, 'the form is too old: go back, load the page again, and send it once more');
}
