import type { FastifyInstance, FastifyRequest } from 'fastify';
import { QUEUE_NAMES } from '../adapters/queue/bullmq-offers.ts';
import { connectForCommands } from '../adapters/queue/redis-connection.ts';
import type { Log } from '../ports/log.ts';
import { mustHave } from './access.ts';
import { ProblemError, sendProblem } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { Site } from './site.ts';

/** Where the queues are shown, for those whose token has the scope `tasks`. */
export const QUEUES_PATH = '/ops/queues';

/**
 * The board has a `<base>` of its own and styles in its elements; everything else stays as strict as on our own pages,
 * so that its fonts from elsewhere are not asked for.
 */
const BOARD_HEADERS = {
  'content-security-policy': String(SECURITY_HEADERS['content-security-policy'])
    .replace("base-uri 'none'", "base-uri 'self'")
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  'cache-control': 'no-store',
};

const isForPeople = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

/** Why a request is refused; null when it is not. */
function whyNot(request: FastifyRequest): ProblemError | null {
  try {
    mustHave('tasks', request);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  return new ProblemError(405, 'the board only looks: `shanshui tasks` retries and discards', {
    headers: { allow: 'GET, HEAD' },
  });
}

/**
 * Bull Board over the four queues, behind the sign-in: who is not signed in is sent there, a token without the scope
 * `tasks` is refused. It only looks: what is done is for the ledger to say (`shanshui tasks`). Not there without Redis.
 */
export async function addBullBoard(app: FastifyInstance, site: Site, log: Log): Promise<void> {
  const { redisUrl } = site.config;
  if (redisUrl === null) return;
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }, { Queue }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
    import('bullmq'),
  ]);
  const connection = connectForCommands(redisUrl, (error) => log.warn('redis', { error: error.message }));
  const queues = Object.values(QUEUE_NAMES).map(
    (name) => new Queue(name, { connection, prefix: 'shanshui', skipVersionCheck: true }),
  );
  // The connection's own listener has said it already; without one here Node would end the process.
  for (const queue of queues) queue.on('error', () => {});
  const board = new FastifyAdapter();
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })),
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'shanshui', hideRedisDetails: true } },
  });
  app.addHook('onClose', async () => {
    await Promise.all(queues.map((queue) => queue.close()));
    connection.disconnect();
  });
  board.setBasePath(QUEUES_PATH);
  await app.register(async (inner) => {
    inner.addHook('onRequest', async (request, reply) => {
      if (request.caller.tokenId === null && isForPeople(request.headers.accept))
        return reply.redirect(`/sign-in?next=${QUEUES_PATH}`);
      const refusal = whyNot(request);
      // Sent and not thrown: the board has an answer of its own to errors.
      if (refusal !== null)
        return sendProblem(request, reply.headers(refusal.headers), refusal.statusCode, refusal.message);
      reply.headers(BOARD_HEADERS);
    });
    await inner.register(board.registerPlugin(), { prefix: QUEUES_PATH });
  });
}
