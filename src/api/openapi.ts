import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiServer } from './api-server.ts';
import { PROBLEM_TYPE, Problem } from './problem.ts';
import type { Site } from './site.ts';

const DESCRIPTION = `What shanshui reads in Chinese AI news: events, and the landscape of models, makers and cities they
fold into, every value with its evidence. Lists come a page at a time: \`next\` is the cursor of the following one, and
stays good while the store is written to. Errors are problem details (RFC 9457).`;

const METHODS = ['get', 'post', 'put', 'patch'] as const;

const Operation = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
});

const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** The API's description, as OpenAPI 3.1 has it. */
export type OpenApiDocument = z.infer<typeof Document>;

/** A name for an operation, made of its method and path: `getEventsById`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/v1/, '')
    .split(/[/.-]/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? `By${capital(part.slice(1, -1))}` : capital(part)));
  return `${method}${words.join('')}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** What every operation has and no route need say: a name, its other formats, and how it fails. */
function completed(method: string, path: string, operation: z.infer<typeof Operation>) {
  const hasFormats = operation.parameters?.some(({ name }) => name === 'format') === true;
  const responses = Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => {
      const more = hasFormats
        ? {
            'application/x-ndjson': { schema: { type: 'string' } },
            'text/csv': { schema: { type: 'string' } },
          }
        : {};
      return [status, { ...response, description: 'As asked', content: { ...response.content, ...more } }];
    }),
  );
  const problem = { $ref: '#/components/schemas/Problem' };
  return {
    ...operation,
    operationId: operationId(method, path),
    responses: {
      ...responses,
      default: { description: 'What is wrong', content: { [PROBLEM_TYPE]: { schema: problem } } },
    },
  };
}

const Components = z.looseObject({ schemas: z.record(z.string(), z.unknown()).default({}) });

/** The transform describes every schema as an input as well; ours are the same both ways. */
function withoutTwins(components: unknown): unknown {
  const known = Components.parse(components ?? {});
  const kept = Object.entries(known.schemas).filter(
    ([name]) => !(name.endsWith('Input') && name.slice(0, -'Input'.length) in known.schemas),
  );
  return { ...known, schemas: Object.fromEntries(kept) };
}

function completeDocument(raw: unknown): OpenApiDocument {
  const document = Document.parse(raw);
  const paths: OpenApiDocument['paths'] = {};
  for (const [path, methods] of Object.entries(document.paths)) {
    const done: Record<string, unknown> = {};
    for (const method of METHODS) {
      if (methods[method] !== undefined)
        done[method] = completed(method, path, Operation.parse(methods[method]));
    }
    paths[path] = done;
  }
  return { ...document, components: withoutTwins(document.components), paths };
}

/** Collects the routes' schemas; stands before the routes. */
export async function describeApi(app: ApiServer, { config, reading }: Site): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'shanshui',
        version: config.softwareVersion,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      ...(reading === 'token' ? { security: [{ token: [] }] } : {}),
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** The finished document; ask after all routes stand. */
export function openApiDocument(app: ApiServer): OpenApiDocument {
  return completeDocument(app.swagger());
}

z.globalRegistry.add(Problem, { id: 'Problem' });
