import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ArticleDetail, StatsShape } from '../../src/api/schemas/crawl.ts';
import { EventDetail } from '../../src/api/schemas/event.ts';
import { DeltaShape, EntityDetail, LandscapeShape } from '../../src/api/schemas/landscape.ts';
import { readFeed } from '../../src/feed/read-feed.ts';
import { EXPORT_TABLES } from '../../src/pipeline/export-schemas.ts';
import { Extraction } from '../../src/reading/extraction.ts';
import { articles, type Serving, serving } from './serving.ts';

const root = join(import.meta.dirname, '../..');

describe('answers', () => {
  let server: Serving;
  beforeAll(async () => {
    server = await serving(articles(24));
  }, 60_000);
  afterAll(() => server.close());

  async function json(path: string): Promise<unknown> {
    const answer = await server.get(path);
    expect(answer.status, path).toBe(200);
    return answer.json();
  }

  async function firstId(path: string): Promise<string> {
    const { rows } = z.object({ rows: z.array(z.looseObject({ id: z.string() })) }).parse(await json(path));
    return rows[0]?.id ?? '';
  }

  it('tell one event with its mentions, quotes as they stand in the articles', async () => {
    const id = await firstId('/v1/events');
    const { event, mentions } = EventDetail.parse(await json(`/v1/events/${id}`));
    expect(mentions.map((mention) => mention.id).sort()).toEqual([...event.mentionIds].sort());
    for (const { articleId, evidence } of mentions) {
      const { text, article } = ArticleDetail.parse(await json(`/v1/articles/${articleId}`));
      const where = evidence.in === 'title' ? article.title : text;
      expect(where?.slice(evidence.start, evidence.end)).toBe(evidence.text);
    }
  });

  it('tell one entity by id, by key and by any name, with evidence', async () => {
    const byId = EntityDetail.parse(await json('/v1/models/yunling'));
    expect(byId.values.map(({ property }) => property)).toEqual(
      expect.arrayContaining(['developer', 'version']),
    );
    expect(byId.values.flatMap(({ evidence }) => evidence).length).toBeGreaterThan(0);
    expect(byId.events.length).toBeGreaterThan(0);
    for (const name of ['model:yunling', '云岭大模型', '云岭']) {
      expect(EntityDetail.parse(await json(`/v1/models/${encodeURIComponent(name)}`)).key).toBe(byId.key);
    }
    const then = EntityDetail.parse(await json('/v1/models/yunling?asOf=2024-02-01'));
    expect(then.values.length).toBeLessThan(byId.values.length);
    expect((await server.get('/v1/models/nobody')).status).toBe(404);
  });

  it('tell the landscape now and then, and what changed between', async () => {
    const now = LandscapeShape.parse(await json('/v1/landscape'));
    expect(now.counts.find(({ by, value }) => by === 'maker' && value === '云岭科技')?.models).toBe(1);
    const before = LandscapeShape.parse(await json('/v1/landscape?asOf=2023-01-01'));
    expect(before.models).toBe(0);
    expect(LandscapeShape.parse(await json('/v1/landscape?knownAt=2020-01-01')).models).toBe(0);
    const diff = z.object({ rows: z.array(z.looseObject({ kind: z.string() })) });
    const changes = diff.parse(await json('/v1/landscape/diff?from=2023-01-01&to=2024-12-31&limit=200'));
    expect(changes.rows.length).toBeGreaterThan(5);
  });

  it('count what the store holds', async () => {
    const stats = StatsShape.parse(await json('/v1/stats'));
    const events = z.object({ rows: z.array(z.unknown()) }).parse(await json('/v1/events?limit=200'));
    expect(stats.events.byType.reduce((sum, { count }) => sum + count, 0)).toBe(events.rows.length);
    expect(stats.articles.reduce((sum, { count }) => sum + count, 0)).toBe(24);
  });

  it.each(['杭州', '測試', '推理', '云岭大模型', '雲嶺', '０号'])('find articles by %s', async (query) => {
    const found = z.object({ articles: z.array(z.object({ snippet: z.string() })) });
    const { articles: hits } = found.parse(await json(`/v1/search?q=${encodeURIComponent(query)}`));
    expect(hits.length).toBeGreaterThan(0);
  });

  it('find no article by words that stand apart in it', async () => {
    const found = z.object({ articles: z.array(z.unknown()) });
    expect(found.parse(await json(encodeURI('/v1/search?q=州今'))).articles).toEqual([]);
  });

  it('answer with 304 whoever has the answer already', async () => {
    const first = await server.get('/v1/models');
    // What was compressed has a weak tag (RFC 9110, 8.8.1); tags are compared weakly.
    const etag = first.headers.get('etag')?.replace(/^W\//, '') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await server.get('/v1/models', { 'if-none-match': held });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    expect((await server.get('/v1/models', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('give an Atom feed that our own reader reads', async () => {
    const answer = await server.get(encodeURI('/v1/events.atom?entity=云岭科技&limit=5'));
    expect(answer.headers.get('content-type')).toMatch(/^application\/atom\+xml/);
    const { items } = await readFeed(await answer.text(), { url: 'https://shanshui.example/v1/events.atom' });
    expect(items).toHaveLength(5);
    expect(items[0]?.url).toMatch(/\/events\/e/);
  });

  it('stream changes from where a reader left off', async () => {
    const all = z.object({ rows: z.array(DeltaShape) }).parse(await json('/v1/changes?limit=1000')).rows;
    const last = all.at(-3)?.sequence ?? 0;
    const leaving = new AbortController();
    const answer = await fetch(new URL('/v1/changes', server.base), {
      headers: { accept: 'text/event-stream', 'last-event-id': String(last) },
      signal: leaving.signal,
    });
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (until: (text: string) => boolean): Promise<string> => {
      let text = '';
      while (!until(text)) text += (await reader?.read())?.value ?? '';
      return text;
    };
    const told = await read((text) => (text.match(/^id: /gm) ?? []).length >= 2 && text.endsWith('\n\n'));
    expect([...told.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual([last + 1, last + 2]);
    await server.takeIn(articles(26).slice(24));
    const fresh = await read((text) => /^id: /m.test(text));
    expect(Number(/^id: (\d+)$/m.exec(fresh)?.[1])).toBe(last + 3);
    leaving.abort();
    expect(
      (await server.get('/v1/changes', { accept: 'text/event-stream', 'last-event-id': 'x' })).status,
    ).toBe(400);
  }, 30_000);

  it('tell a reader of another store to begin anew', async () => {
    const leaving = new AbortController();
    const answer = await fetch(new URL('/v1/changes', server.base), {
      headers: { accept: 'text/event-stream', 'last-event-id': '99999999' },
      signal: leaving.signal,
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!/^data: /m.test(text)) text += (await reader?.read())?.value ?? '';
    const { sequence } = z.object({ sequence: z.int() }).parse(await json('/v1/stats'));
    expect(text).toContain(`id: ${sequence}\nevent: reset\n`);
    leaving.abort();
  });

  it('are found by phrases in quotation marks, word for word', async () => {
    const Found = z.object({ rows: z.array(z.object({ id: z.string() })) });
    const ids = async (q: string): Promise<string[]> =>
      Found.parse(await json(`/v1/articles?limit=200&q=${encodeURIComponent(q)}`)).rows.map(({ id }) => id);
    const together = await ids('“向公众开放测试”');
    expect(together.length).toBeGreaterThan(0);
    expect(await ids('「向公眾開放測試」')).toEqual(together);
    expect((await ids('公众 测试')).length).toBe(together.length);
    expect(await ids('"公众测试"')).toEqual([]);
    const { articles: found } = z
      .object({ articles: z.array(z.object({ snippet: z.string() })) })
      .parse(await json(`/v1/search?q=${encodeURIComponent('"开放测试"')}`));
    expect(found[0]?.snippet).toContain('开放测试');
  });

  it('give whole tables that follow their schemas', async () => {
    for (const table of ['events', 'articles', 'landscape'] as const) {
      const text = await (await server.get(`/v1/exports/${table}.jsonl`)).text();
      const rows = text
        .trim()
        .split('\n')
        .map((line) => EXPORT_TABLES[table].parse(JSON.parse(line)));
      expect(rows.length).toBeGreaterThan(0);
      const csv = await (await server.get(`/v1/exports/${table}.csv`)).text();
      expect(csv.split('\r\n')[0]).toBe(Object.keys(EXPORT_TABLES[table].shape).join(','));
    }
    const parquet = await server.get('/v1/exports/events.parquet');
    expect(parquet.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    const bytes = new Uint8Array(await parquet.arrayBuffer());
    const marks = [bytes.slice(0, 4), bytes.slice(-4)].map((part) => new TextDecoder().decode(part));
    expect(marks).toEqual(['PAR1', 'PAR1']);
    for (const file of ['nothing.csv', 'events.xml', '..%2fevents.csv']) {
      expect((await server.get(`/v1/exports/${file}`)).status, file).toBe(404);
    }
  });

  const extract = (body: unknown): Promise<Response> =>
    fetch(new URL('/v1/extract', server.base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('read a posted text or page, and refuse what is too large or none', async () => {
    const text = '百度今日发布文心大模型4.0，并向公众开放测试。';
    const answer = await extract({ text, published: '2023-10-17' });
    const { events, article } = Extraction.parse(await answer.json());
    expect(events[0]?.type).toBe('model_release');
    expect(article.text).toBe(text);
    const page = await extract({ html: '<html><body><p>无</p></body></html>' });
    expect([200, 422]).toContain(page.status);
    expect((await extract({})).status).toBe(400);
    expect((await extract({ text: 'x', published: 'soon' })).status).toBe(400);
    expect((await extract({ text: '字'.repeat(200_001) })).status).toBe(400);
    expect((await extract({ html: 'x'.repeat(3_000_000) })).status).toBe(413);
  }, 60_000);

  it('describe themselves: every address with its parameters, on a page too', async () => {
    const document = z
      .object({
        openapi: z.literal('3.1.0'),
        paths: z.record(
          z.string(),
          z.record(z.string(), z.looseObject({ operationId: z.string(), summary: z.string() })),
        ),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
      })
      .parse(await json('/v1/openapi.json'));
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(named.filter((name) => !(String(name) in document.components.schemas))).toEqual([]);
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/v1/events', '/v1/models/{id}', '/v1/extract']),
    );
    const page = await (await server.get('/v1/docs?lang=en')).text();
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
  });

  it('come with a typed client that compiles and finds what it asks for', async () => {
    const source = await (await server.get('/v1/client.ts')).text();
    const use = `import { shanshuiClient, ApiProblem, type Event } from './client.ts';
const client = shanshuiClient({ base: ${JSON.stringify(server.base)} });
const page: { rows: readonly Event[]; next: string | null } = await client.getEvents({ type: ['model_release'], limit: 2 });
const first = page.rows[0];
if (first === undefined) throw new Error('no event');
const { mentions } = await client.getEventsById(first.id);
if (!(mentions.length > 0)) throw new ApiProblem({ type: '', title: '', status: 0, detail: first.type, instance: '' });
`;
    const wrong = use.replace("'model_release'", "'nothing'");
    await writeFile(join(server.folder, 'client.ts'), source);
    const settings = {
      compilerOptions: {
        target: 'es2023',
        lib: ['es2023', 'dom', 'dom.iterable'],
        module: 'nodenext',
        strict: true,
        noEmit: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        allowImportingTsExtensions: true,
        types: [],
      },
      files: ['use.ts'],
    };
    await writeFile(join(server.folder, 'tsconfig.json'), JSON.stringify(settings));
    await writeFile(join(server.folder, 'package.json'), '{"type":"module"}');
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const compile = async (text: string): Promise<string> => {
      await writeFile(join(server.folder, 'use.ts'), text);
      return spawnSync(process.execPath, [tsc, '-p', server.folder], { encoding: 'utf8' }).stdout;
    };
    expect(await compile(use)).toBe('');
    expect(await compile(wrong)).toMatch(/error TS2322: Type '"nothing"'/);
  }, 60_000);
});
