import { relative } from 'node:path';
import { z } from 'zod';
import { changeSourceFile, createSourceFile, type SourceWriting } from '../../adapters/files/source-write.ts';
import { mustOrder, whoAsks } from '../access.ts';
import type { ApiServer } from '../api-server.ts';
import { noteOrder } from '../audit.ts';
import { sendJson } from '../list-answer.ts';
import { badField, notFound, ProblemError } from '../problem.ts';
import type { Site } from '../site.ts';
import { Reason } from './source-orders.ts';
import { ById } from './sources.ts';

/** What only whoever has the files may set: it opens ways into the network that the crawl runs in. */
const BY_HAND = ['allowedPrivateHosts', 'proxy'] as const;

const Id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

const Fields = z
  .record(z.string().max(60), z.unknown())
  .describe('Fields as in sources/<id>.yaml: name, kind, url, schedule, …');

const Written = z.object({
  id: z.string(),
  file: z.string().describe('Where it stands, in the folder of sources'),
  version: z.string().describe('Of the file: send it along with the next change'),
});

const security = [{ token: [] }];

function mustBeOurs(fields: Readonly<Record<string, unknown>>): void {
  for (const name of BY_HAND) {
    if (name in fields) throw badField(`body.source.${name}`, 'is for whoever has the file: set it there');
  }
  if ('id' in fields) throw badField('body.source.id', 'is the name of the file: leave it out');
}

/** Two sources of one address would fetch everything twice. */
function mustBeAlone(site: Site, id: string, url: unknown): void {
  if (typeof url !== 'string' || !URL.canParse(url)) return;
  const { href } = new URL(url);
  const twin = [...site.sources.values()].find((one) => one.id !== id && new URL(one.url).href === href);
  if (twin !== undefined) throw badField('body.source.url', `is that of ${twin.id}: change that one`);
}

/** A problem of the file as one of the field that was sent: `kind: Invalid option` is about `body.source.kind`. */
function fieldProblem(message: string): { field: string; message: string } {
  const [, path, rest] = /^([\w.]{1,80}): (.*)$/s.exec(message) ?? [];
  return path === undefined || rest === undefined
    ? { field: 'body.source', message }
    : { field: `body.source.${path}`, message: rest };
}

/** What was written; throws what else came of it as a problem that says what to do. */
function written(site: Site, writing: SourceWriting, id: string): z.infer<typeof Written> {
  if (writing.kind === 'unsound') {
    const errors = writing.problems.map(({ message }) => fieldProblem(message));
    throw new ProblemError(400, errors.map(({ field, message }) => `${field}: ${message}`).join('; '), {
      errors,
    });
  }
  const file = relative(site.config.sourcesFolder, writing.file);
  switch (writing.kind) {
    case 'written':
      return { id, file, version: writing.version };
    case 'exists':
      throw new ProblemError(409, `${file} is there already: PATCH /v1/sources/${id} changes it`);
    case 'missing':
      throw notFound(`${id}: no such source; POST /v1/sources makes one`);
    case 'changed-meanwhile':
      throw new ProblemError(409, `${file} was changed meanwhile: read it again, and send its new version`);
    default:
      throw new ProblemError(
        409,
        `${file} cannot be written (${writing.why}): put the file there by hand, it counts at once; or serve with SHANSHUI_SOURCES naming a folder that may be written to`,
      );
  }
}

const New = z.object({ id: Id, source: Fields, why: Reason });
const Change = z.object({
  source: Fields.describe('Fields to set; null takes one away, all others stay'),
  version: z.string().max(64).optional().describe('Of the file that you read: no other one is changed'),
  why: Reason,
});

/** Making and changing sources: files, written whole or not at all, that count at once in every running crawl. */
export function addSourceEdits(app: ApiServer, site: Site): void {
  const { sourcesFolder } = site.config;
  app.post(
    '/v1/sources',
    {
      schema: {
        summary: 'Make a source',
        tags: ['operations'],
        security,
        body: New,
        response: { 201: Written },
      },
    },
    async (request, reply) => {
      mustOrder('sources', request);
      const { id, source, why } = request.body;
      mustBeOurs(source);
      mustBeAlone(site, id, source.url);
      const made = written(site, await createSourceFile(sourcesFolder, id, source), id);
      await site.lookAtSources();
      await noteOrder(site, whoAsks(request), {
        what: 'source.make',
        subject: id,
        why,
        detail: JSON.stringify(source),
      });
      return sendJson(reply.code(201).header('location', `/v1/sources/${id}`), made);
    },
  );
  app.patch(
    '/v1/sources/:id',
    {
      schema: {
        summary: 'Change fields of a source',
        tags: ['operations'],
        security,
        params: ById.extend({ id: Id }),
        body: Change,
        response: { 200: Written },
      },
    },
    async (request, reply) => {
      mustOrder('sources', request);
      const { id } = request.params;
      const { source, why, version } = request.body;
      mustBeOurs(source);
      mustBeAlone(site, id, source.url);
      const writing = await changeSourceFile(sourcesFolder, id, source, version ?? null);
      const made = written(site, writing, id);
      await site.lookAtSources();
      await noteOrder(site, whoAsks(request), {
        what: 'source.change',
        subject: id,
        why,
        detail: JSON.stringify(source),
      });
      return sendJson(reply, made);
    },
  );
}
