import { z } from 'zod';
import { Schema, typeOf } from '../api/client-types.ts';
import type { OpenApiDocument } from '../api/openapi.ts';
import { type Html, html } from './html.ts';
import type { Language } from './language.ts';
import type { View } from './page.ts';

const Parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: Schema.and(
    z.looseObject({ description: z.string().optional(), default: z.unknown().optional() }),
  ).optional(),
});

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().optional(),
  tags: z.array(z.string()).default(['other']),
  parameters: z.array(Parameter).default([]),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ schema: Schema.optional() })) })
    .optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: Schema.optional() })).optional() }),
  ),
  security: z.array(z.unknown()).optional(),
});
type Operation = z.infer<typeof Operation>;

const Components = z.looseObject({ schemas: z.record(z.string(), Schema).default({}) });

type Say = (zh: string, en: string) => string;

function parameterRow({ name, in: place, required, description, schema }: z.infer<typeof Parameter>): Html {
  const otherwise =
    schema?.default === undefined ? null : html` = <code>${JSON.stringify(schema.default)}</code>`;
  return html`<tr><th scope="row" class="keep"><code>${name}</code>${required === true ? ' *' : ''}</th><td>${place}</td><td><code>${schema === undefined ? 'string' : typeOf(schema)}</code>${otherwise}</td><td>${description ?? schema?.description ?? ''}</td></tr>`;
}

function parameterTable(parameters: Operation['parameters'], say: Say): Html | null {
  if (parameters.length === 0) return null;
  return html`<div class="wide"><table><caption class="visually-hidden">${say('参数', 'Parameters')}</caption><thead><tr><th scope="col">${say('参数', 'Parameter')}</th><th scope="col">${say('位置', 'In')}</th><th scope="col">${say('类型', 'Type')}</th><th scope="col">${say('说明', 'What it is')}</th></tr></thead><tbody>${parameters.map(parameterRow)}</tbody></table></div>`;
}

function typeBlock(name: string, schema: Schema | undefined): Html | null {
  return schema === undefined ? null : html`<p>${name}: <code>${typeOf(schema)}</code></p>`;
}

function operationSection(method: string, path: string, operation: Operation, say: Say): Html {
  const body = operation.requestBody?.content['application/json']?.schema;
  const done = operation.responses['200'] ?? operation.responses['201'];
  const answer = done?.content?.['application/json']?.schema;
  const scope = operation.security === undefined ? null : html`<p>${say('需要令牌。', 'Needs a token.')}</p>`;
  return html`<section id="${operation.operationId}"><h3><code>${method.toUpperCase()} ${path}</code></h3><p>${operation.summary ?? ''}</p>${scope}${parameterTable(operation.parameters, say)}${typeBlock(say('发送', 'Sends'), body)}${typeBlock(say('返回', 'Answers'), answer)}</section>`;
}

/** Every address on one screen, each a link to what is said of it below. */
function contents(document: OpenApiDocument, say: Say): Html {
  const lines = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => {
      const { operationId, summary = '' } = Operation.parse(raw);
      return html`<li><a href="#${operationId}"><code>${method.toUpperCase()} ${path}</code></a> <span class="quiet">${summary}</span></li>`;
    }),
  );
  return html`<nav aria-label="${say('全部地址', 'All addresses')}"><ul class="plain">${lines}</ul></nav>
<pre><code>curl 'http://127.0.0.1:8080/v1/events?type=funding&amp;since=2024&amp;limit=5'
curl -N -H 'accept: text/event-stream' http://127.0.0.1:8080/v1/changes
curl -H 'authorization: Bearer shanshui_…' -H 'content-type: application/json' -d '{"why":"…"}' http://127.0.0.1:8080/v1/sources/ID/pause</code></pre>`;
}

/** The reference page of the API: every address with its parameters and types. */
export function docsView(document: OpenApiDocument, language: Language): View {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const byTag = new Map<string, Html[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      const operation = Operation.parse(raw);
      const [tag = 'other'] = operation.tags;
      byTag.set(tag, [...(byTag.get(tag) ?? []), operationSection(method, path, operation, say)]);
    }
  }
  const { schemas } = Components.parse(document.components ?? {});
  const groups = [...byTag].map(([tag, sections]) => html`<h2 id="tag-${tag}">${tag}</h2>${sections}`);
  const types = Object.entries(schemas).map(
    ([name, schema]) =>
      html`<section id="type-${name}"><h3><code>${name}</code></h3><p><code>${typeOf(schema)}</code></p></section>`,
  );
  return {
    title: 'API',
    active: '',
    body: html`<article class="docs"><h1>API</h1>
<p>${say('以下地址均以 GET 读取，除非另有说明。', 'What shanshui tells to programs.')} <a href="/v1/openapi.json">OpenAPI 3.1</a> · <a href="/v1/client.ts">TypeScript</a></p>
<p>${say('列表按页返回：', 'Lists come a page at a time: ')}<code>next</code> → <code>cursor</code>. ${say('格式：', 'Formats: ')}<code>format=json|ndjson|csv</code>. ${say('令牌：', 'Tokens: ')}<code>Authorization: Bearer …</code></p>
${contents(document, say)}${groups}<h2 id="types">${say('类型', 'Types')}</h2>${types}</article>`,
  };
}
