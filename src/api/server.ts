import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, fastify } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Log } from '../ports/log.ts';
import { PAGES } from '../web/pages/all-pages.ts';
import { serveAssets } from '../web/serve-assets.ts';
import { answerNothingThere, servePages } from '../web/serve-pages.ts';
import { serveSignIn } from '../web/sign-in.ts';
import { beginAsNobody, identifyCallers } from './access.ts';
import { AllowedMethods } from './allowed-methods.ts';
import { addBullBoard } from './bull-board.ts';
import { compressAnswers } from './compress.ts';
import { answerProblems, badField, ProblemError, sendProblem } from './problem.ts';
import { readingThreadOf } from './reading-thread.ts';
import { addApi } from './routes/all-routes.ts';
import { addSecurityHeaders, SECURITY_HEADERS } from './security-headers.ts';
import type { Site } from './site.ts';

/** Bytes of a request's body, unless a route says otherwise. */
const BODY_BYTES = 64 * 1024;
/** Bytes of one part of a path: ids are short, names that the dictionary lacks are not. */
const PATH_PART_BYTES = 600;
/** A caller that sends its request slower than this is let go. */
const REQUEST_MS = 30_000;

/** Characters of an address that is not understood, in the answer that says so. */
const LONGEST_ECHO = 200;

function newServer(): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    connectionTimeout: 0,
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    logger: false,
    trustProxy: false,
    frameworkErrors: (error, request, reply) => {
      reply.headers(SECURITY_HEADERS);
      return sendProblem(request, reply, error.statusCode ?? 400, error.message.slice(0, LONGEST_ECHO));
    },
    routerOptions: { maxParamLength: PATH_PART_BYTES, ignoreTrailingSlash: true },
  });
  app.setValidatorCompiler(validatorCompiler);
  // Answers are made of what the store holds; the schemas describe them, and the tests hold them to it.
  app.setSerializerCompiler(() => (body) => JSON.stringify(body));
  return app;
}

/** While the server closes, how often connections that fell idle are let go, and when all others are; ms. */
const SWEEP_MS = 200;
const PATIENCE_MS = 5_000;

/** Lets requests in hand finish, but waits neither for kept connections nor for readers that take nothing. */
function closePromptly(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const { server } = app;
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const last = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.once('close', () => {
      clearInterval(sweep);
      clearTimeout(last);
    });
    // A server that never listened never closes either.
    sweep.unref();
    last.unref();
  });
}

/** No name, id or word holds U+0000, and PostgreSQL takes none: refused before anything is asked. */
function refuseZeros(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url }) => {
    if (url.includes('%00')) throw badField('path', 'holds U+0000');
  });
}

async function limitRates(app: FastifyInstance, site: Site): Promise<void> {
  await app.register(rateLimit, {
    max: site.requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { after }) =>
      new ProblemError(429, `more than ${site.requestsPerMinute} requests a minute: wait ${after}`),
  });
}

/** The whole server, ready to listen or to be asked directly. Faults go to the log. */
export async function buildServer(site: Site, log: Log): Promise<FastifyInstance> {
  const app = newServer().withTypeProvider<ZodTypeProvider>();
  closePromptly(app);
  app.addHook('onClose', () => readingThreadOf(site).close());
  beginAsNobody(app);
  addSecurityHeaders(app);
  refuseZeros(app);
  answerProblems(app, ({ method, url }, error) =>
    log.error('request-fault', { method, path: url.split('?')[0], error: error.stack ?? error.message }),
  );
  await limitRates(app, site);
  identifyCallers(app, site);
  const allowed = new AllowedMethods();
  allowed.watch(app);
  answerNothingThere(app, site, allowed);
  await addBullBoard(app, site, log);
  await app.register(async (inner) => {
    compressAnswers(inner);
    serveAssets(inner, site);
  });
  await app.register(async (inner) => serveSignIn(inner, site));
  await addApi(app, site);
  await servePages(app, site, PAGES);
  return app;
}
