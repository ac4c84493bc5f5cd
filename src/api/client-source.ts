import { z } from 'zod';
import { propertyName, Schema, typeOf } from './client-types.ts';
import type { OpenApiDocument } from './openapi.ts';

const Parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: Schema.optional(),
});

const Content = z.record(z.string(), z.looseObject({ schema: Schema.optional() }));

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});
type Operation = z.infer<typeof Operation>;

const Components = z.looseObject({ schemas: z.record(z.string(), Schema).default({}) });

const HEAD = `// Made from the OpenAPI description of shanshui. Do not edit: ask /v1/client.ts again.

/** An answer that something is wrong (RFC 9457). */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

type Query = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>;

export interface ClientOptions {
  /** As http://127.0.0.1:8080 */
  readonly base: string;
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

async function ask<T>(
  { base, token, fetch: send = fetch }: ClientOptions,
  method: string,
  path: string,
  query: Query,
  body?: unknown,
): Promise<T> {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== undefined) headers['authorization'] = \`Bearer \${token}\`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await send(url, init);
  if (!answer.ok) throw new ApiProblem((await answer.json()) as Problem);
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  return (isJson ? await answer.json() : await answer.text()) as T;
}
`;

function fieldsOf(parameters: readonly z.infer<typeof Parameter>[]): string {
  return parameters
    .map(({ name, required, schema }) => {
      const type = schema === undefined ? 'string' : typeOf(schema);
      return `${propertyName(name)}${required === true ? '' : '?'}: ${type}`;
    })
    .join('; ');
}

function answerType({ responses }: Operation): string {
  const answer = responses['200'] ?? responses['201'];
  const schema = answer?.content?.['application/json']?.schema;
  return schema === undefined ? 'unknown' : typeOf(schema);
}

function methodText(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((one) => one.in === 'path');
  const inQuery = parameters.filter((one) => one.in === 'query');
  const body = operation.requestBody?.content['application/json']?.schema;
  const isNeeded = inQuery.some((one) => one.required === true);
  const taken = [
    ...inPath.map(({ name }) => `${name}: string`),
    ...(body === undefined ? [] : [`body: ${typeOf(body)}`]),
    ...(inQuery.length === 0 ? [] : [`query: { ${fieldsOf(inQuery)} }${isNeeded ? '' : ' = {}'}`]),
  ];
  const address = path.replace(/\{(\w+)\}/g, (_whole, name: string) => `\${encodeURIComponent(${name})}`);
  const query = inQuery.length === 0 ? '{}' : 'query';
  const sent = body === undefined ? '' : ', body';
  const answer = answerType(operation);
  return [
    `    /** ${operation.summary ?? path} */`,
    `    ${operation.operationId}(${taken.join(', ')}): Promise<${answer}> {`,
    `      return ask(options, '${method.toUpperCase()}', \`${address}\`, ${query}${sent});`,
    '    },',
  ].join('\n');
}

/** A TypeScript client for a description: one file without dependencies, every schema a type, every operation a method. */
export function clientSource(document: OpenApiDocument): string {
  const { schemas } = Components.parse(document.components ?? {});
  const types = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`);
  const methods = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      methodText(method, path, Operation.parse(operation)),
    ),
  );
  return [
    HEAD,
    ...types,
    '/** A client of the API at `options.base`. Methods throw `ApiProblem`. */',
    'export function shanshuiClient(options: ClientOptions) {',
    '  return {',
    ...methods,
    '  };',
    '}',
    '',
  ].join('\n');
}
