import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formTokenOf, mustBeOurForm, mustHave, mustRead, whoAsks } from '../api/access.ts';
import type { AllowedMethods } from '../api/allowed-methods.ts';
import { compressAnswers } from '../api/compress.ts';
import { nothingThere, ProblemError, sendProblem } from '../api/problem.ts';
import type { Site } from '../api/site.ts';
import { languageOf } from './language.ts';
import { layout } from './layout.ts';
import type { Page, PageRequest, Redirect, View } from './page.ts';
import { problemView } from './problem-view.ts';

/** Bytes that a form may send. */
const FORM_BYTES = 512 * 1024;

function queryOf(request: FastifyRequest): URLSearchParams {
  const mark = request.url.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : request.url.slice(mark + 1));
}

function parametersOf(request: FastifyRequest): Record<string, string> {
  const { params } = request;
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

/** What a page is asked with, of a request. */
export function pageRequestOf(request: FastifyRequest): PageRequest {
  const query = queryOf(request);
  const asked = query.get('lang');
  const { body } = request;
  return {
    path: request.url.split('?')[0] ?? '/',
    parameters: parametersOf(request),
    query,
    form: body instanceof URLSearchParams ? body : null,
    language: languageOf(asked, request.headers['accept-language']),
    isLanguageChosen: asked === 'zh' || asked === 'en',
    scopes: request.caller.scopes,
    who: whoAsks(request),
    formToken: formTokenOf(request.caller),
  };
}

/** Sends a view as a page, or goes on to another. */
export function sendPage(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: View | Redirect,
): FastifyReply {
  reply.header('vary', 'accept-language, cookie').header('cache-control', 'no-cache');
  if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
  const { language, isLanguageChosen } = pageRequestOf(request);
  const address = request.method === 'GET' ? request.url : '/';
  const document = layout(answer, {
    language,
    address,
    isLanguageChosen,
    isSignedIn: request.caller.tokenId !== null,
    assets: site.assets,
  });
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('content-language', language === 'zh' ? 'zh-Hans' : 'en')
    .send(document.markup);
}

function addPage(app: FastifyInstance, site: Site, { path, scope, method, show }: Page): void {
  app.route({
    method: method ?? (scope === undefined ? 'GET' : 'POST'),
    url: path,
    schema: { hide: true },
    handler: async (request, reply) => {
      mustRead(site, request);
      const asked = pageRequestOf(request);
      if (scope !== undefined) {
        mustHave(scope, request);
        mustBeOurForm(request, asked.form?.get('form_token') ?? null);
      }
      return sendPage(site, request, reply, await show(asked, site));
    },
  });
}

/** Answers what is nowhere, or not with that method: a page for browsers, a problem for programs. */
export function answerNothingThere(app: FastifyInstance, site: Site, allowed: AllowedMethods): void {
  app.setNotFoundHandler((request, reply) => {
    const methods = allowed.at(request.url.split('?')[0] ?? '/');
    if (methods.length > 0) {
      reply.header('allow', methods.join(', '));
      if (request.method === 'OPTIONS') return reply.code(204).send();
      return sendProblem(
        request,
        reply,
        405,
        `${request.method} is not for this address: ${methods.join(', ')} are`,
      );
    }
    const problem = nothingThere(request);
    const isBrowser =
      request.headers.accept?.includes('text/html') === true && !request.url.startsWith('/v1/');
    return isBrowser
      ? sendPage(site, request, reply, problemView(problem, pageRequestOf(request).language))
      : sendProblem(request, reply, problem.statusCode, problem.message);
  });
}

/** Registers the pages; what goes wrong in one is shown as a page. */
export async function servePages(app: FastifyInstance, site: Site, pages: readonly Page[]): Promise<void> {
  await app.register(async (inner) => {
    compressAnswers(inner);
    inner.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    const faults = inner.errorHandler;
    inner.setErrorHandler((error: FastifyError, request, reply) => {
      if (!(error instanceof ProblemError)) return faults(error, request, reply);
      if (error.statusCode === 401 && request.method === 'GET') {
        return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
      }
      return sendPage(site, request, reply, problemView(error, pageRequestOf(request).language));
    });
    for (const page of pages) addPage(inner, site, page);
  });
}
