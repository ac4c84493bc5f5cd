import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** One field at fault. */
export const FieldProblem = z.object({
  /** `query.type`, `body.text`, `path.id`. */
  field: z.string(),
  message: z.string(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** An answer that something is wrong (RFC 9457). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(FieldProblem).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const PROBLEM_TYPE = 'application/problem+json';

/** An outcome that the caller is to be told of; everything else is a fault of ours. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly statusCode: number;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    statusCode: number,
    detail: string,
    more: { errors?: readonly FieldProblem[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.statusCode = statusCode;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** Nothing stands at the address. */
export function notFound(detail: string): ProblemError {
  return new ProblemError(404, detail);
}

/** One field is wrong. */
export function badField(field: string, message: string): ProblemError {
  return new ProblemError(400, `${field}: ${message}`, { errors: [{ field, message }] });
}

/** Sends a problem as the answer. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  detail: string,
  errors: readonly FieldProblem[] = [],
): FastifyReply {
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance: request.url.split('?')[0] ?? request.url,
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
  };
  return reply
    .code(status)
    .type(PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .serializer((sent: unknown) => JSON.stringify(sent))
    .send(problem);
}

const PLACES: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', headers: 'header' };

function fieldProblems(error: FastifyError): FieldProblem[] {
  const place = error.validationContext ?? 'body';
  return (error.validation ?? []).map(({ instancePath, message }) => {
    const path = instancePath.split('/').filter((part) => part !== '');
    return { field: [PLACES[place] ?? place, ...path].join('.'), message: message ?? 'is wrong' };
  });
}

/** Answers every error as a problem; a fault of ours is told to `onFault` and shows nothing of itself. */
export function answerProblems(
  app: FastifyInstance,
  onFault: (request: FastifyRequest, error: Error) => void,
): void {
  app.setErrorHandler((error: FastifyError | ProblemError, request, reply) => {
    if (error instanceof ProblemError) {
      reply.headers(error.headers);
      return sendProblem(request, reply, error.statusCode, error.message, error.errors);
    }
    if (error.validation !== undefined) {
      const fields = fieldProblems(error);
      const detail = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
      return sendProblem(request, reply, 400, detail, fields);
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(request, reply, status, error.message);
    onFault(request, error);
    return sendProblem(request, reply, 500, 'a fault of shanshui; its log has the details');
  });
}

/** Says what was asked for and is not there. */
export function nothingThere({ method, url }: FastifyRequest): ProblemError {
  return notFound(`${method} ${url.split('?')[0]}: nothing is there; /v1/docs lists all addresses`);
}
