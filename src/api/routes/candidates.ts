import { z } from 'zod';
import { writeDictionaryFiles } from '../../adapters/files/dictionary-write.ts';
import { mustOrder, whoAsks } from '../access.ts';
import type { ApiServer } from '../api-server.ts';
import { noteOrder } from '../audit.ts';
import { tryDraftBeside } from '../draft-thread.ts';
import { listOf, Paging, sendJson, sendList } from '../list-answer.ts';
import { badField, ProblemError } from '../problem.ts';
import { CandidateShape } from '../schemas/crawl.ts';
import { EntityKindName } from '../schemas/event.ts';
import { sightingsOf, suggestionsOf } from '../sightings.ts';
import type { Site } from '../site.ts';
import { Reason } from './source-orders.ts';

const PATIENCE_MS = 20_000;

const COLUMNS = ['kind', 'name', 'maker', 'articles', 'sources', 'firstSeen', 'score', 'entry'] as const;

const Draft = z.object({
  name: z.string().min(1).max(200),
  kind: EntityKindName,
  yaml: z.string().min(1).max(20_000).describe('The entry, as `entry` of a candidate has it'),
  why: Reason.optional(),
  file: z.string().max(200).optional().describe('As companies/internet.yaml; the usual place unless told'),
});

/** Writes a sound entry into the dictionary's files; a 400 names what is wrong with it. */
async function accept(site: Site, { file, why: _why, ...draft }: z.infer<typeof Draft>): Promise<string> {
  const folder = site.config.dictionariesFolder;
  const form = { ...draft, file: file ?? null };
  const outcome = await tryDraftBeside(site, form, { isPreviewed: false });
  if (outcome.kind === 'busy') {
    throw new ProblemError(503, 'another entry is being tried: send it once more in a moment', {
      headers: { 'retry-after': '5' },
    });
  }
  if (outcome.kind === 'unsound') {
    const errors = outcome.problems.map((message) => ({ field: 'body.yaml', message }));
    throw new ProblemError(400, `the entry cannot be taken in: ${outcome.problems.join('; ')}`, { errors });
  }
  try {
    writeDictionaryFiles(folder, [outcome.changed]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ProblemError(409, `${outcome.file} cannot be written (${why}): put the entry there by hand`);
  }
  return outcome.file;
}

/** `/v1/candidates`, and taking one into the dictionary. */
export function addCandidateRoutes(app: ApiServer, site: Site): void {
  app.get(
    '/v1/candidates',
    {
      schema: {
        summary: 'Names that articles have and the dictionary lacks, the best first',
        tags: ['dictionary'],
        querystring: Paging,
        response: { 200: listOf(CandidateShape) },
      },
    },
    async (request, reply) => {
      const { cursor, limit, format } = request.query;
      const begin = Number(cursor ?? 0);
      if (!Number.isSafeInteger(begin) || begin < 0) throw badField('query.cursor', 'take it from `next`');
      const all = await suggestionsOf(site, PATIENCE_MS);
      if (all === null) {
        throw new ProblemError(503, 'still going through the articles: ask again soon', {
          headers: { 'retry-after': '10' },
        });
      }
      const rows = all.slice(begin, begin + limit);
      const next = begin + limit < all.length ? String(begin + limit) : null;
      return sendList(request, reply, format, { rows, next, flat: (row) => ({ ...row }), columns: COLUMNS });
    },
  );
  app.post(
    '/v1/candidates/accept',
    {
      schema: {
        summary: 'Put an entry into the dictionary’s files',
        tags: ['dictionary'],
        security: [{ token: [] }],
        body: Draft,
        response: { 200: z.object({ file: z.string().describe('Where it stands now') }) },
      },
    },
    async (request, reply) => {
      mustOrder('dictionary', request);
      const file = await accept(site, request.body);
      sightingsOf(site).forget();
      const { name, why = null } = request.body;
      await noteOrder(site, whoAsks(request), {
        what: 'dictionary.accept',
        subject: `${name} → ${file}`,
        why,
      });
      return sendJson(reply, { file });
    },
  );
}
