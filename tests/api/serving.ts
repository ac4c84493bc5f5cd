import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { InlineQueue } from '../../src/adapters/queue/inline-queue.ts';
import { openSite, type SiteOptions } from '../../src/api/open-site.ts';
import { buildServer } from '../../src/api/server.ts';
import type { Site } from '../../src/api/site.ts';
import { hashSecret, makeToken, type Scope } from '../../src/api/token.ts';
import { type ConfigOverrides, readConfig } from '../../src/config.ts';
import { takeInArticles } from '../../src/pipeline/take-in.ts';
import { pipelineOf } from '../../src/pipeline.ts';
import type { ArticleInput } from '../../src/reading/article-input.ts';
import { smallDictionary } from '../pipeline/small-dictionary.ts';
import { silent } from '../pipeline/small-world.ts';

/** Texts that would run, break out or turn round, if anything let them. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  '</title><svg onload=alert(1)>',
  '</textarea><script>alert(2)</script>',
  '&lt;b&gt; &#x3c;i>',
  '\u202egnp.exe\u202c',
  '\u2066隔离\u2069',
  '=HYPERLINK("http://evil.example","x")',
  '{{7*7}}<%= 7 %>',
  '`onload=alert(1)`',
] as const;

/** Our own news: releases and a rumour, the last of them with hostile titles. */
export function articles(count: number): ArticleInput[] {
  const makers = ['云岭科技', '青湖智能', '太行实验室'];
  const models = ['云岭大模型', '青海湖大模型', '太行大模型'];
  return Array.from({ length: count }, (_, index) => {
    const day = `2024-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`;
    const maker = makers[index % 3] ?? '';
    const model = models[index % 3] ?? '';
    const hostile = HOSTILE[index] ?? '';
    return {
      id: `a${String(index).padStart(4, '0')}`,
      url: `https://news${index % 5}.example/${index}`,
      title: `${hostile}${maker}发布新版${model}第${index}号`,
      author: HOSTILE[index % HOSTILE.length] ?? null,
      source: `报纸${index % 5}`,
      published: day,
      text: `${maker}今天在杭州发布了${model}${index}.0版本，并向公众开放测试。负责人说，第${index}次更新主要改进了推理。`,
    };
  });
}

export interface Serving {
  readonly app: FastifyInstance;
  readonly site: Site;
  readonly folder: string;
  /** Where it listens, as http://127.0.0.1:40123. */
  readonly base: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Takes further articles in, as a crawl beside the server does. */
  takeIn(inputs: readonly ArticleInput[]): Promise<void>;
  token(...scopes: Scope[]): Promise<string>;
  close(): Promise<void>;
}

async function readAll(site: Site, inputs: readonly ArticleInput[]): Promise<void> {
  const { store } = site;
  const world = {
    store,
    clock: { now: () => Date.now() },
    log: silent,
    knowledge: site.knowledge(),
    sources: site.sources,
    fetcher: {
      fetch: async () => ({
        kind: 'failed' as const,
        reason: 'connect' as const,
        detail: 'no net in this test',
      }),
      close: async () => {},
    },
  };
  await store.transact((session) => takeInArticles(session, 'import', inputs, Date.now()));
  const queue = new InlineQueue({ ...world, ledger: store.ledger, concurrency: 2, backOffMs: 10 });
  await queue.drain(pipelineOf(world));
}

/** A server on a free port, over a store that holds `inputs`, read with the small dictionary. */
export async function serving(
  inputs: readonly ArticleInput[],
  options: Partial<SiteOptions> = {},
  overrides: ConfigOverrides = {},
): Promise<Serving> {
  const folder = await mkdtemp(join(tmpdir(), 'shanshui-serve-'));
  const config = readConfig({ data: folder, ...overrides }, {});
  const knowledge = { dictionary: smallDictionary(), softwareVersion: 'test' };
  const opened = await openSite(config, knowledge, {
    reading: 'open',
    requestsPerMinute: 100_000,
    ...options,
  });
  const { site } = opened;
  await readAll(site, inputs);
  const app = await buildServer(site, silent);
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    site,
    folder,
    base,
    get: (path, headers = {}) => fetch(new URL(path, base), { headers, redirect: 'manual' }),
    takeIn: (more) => readAll(site, more),
    async token(...scopes) {
      const { id, secret, text } = makeToken();
      await site.tokens.add({ id, name: 'test', scopes, hash: hashSecret(secret), createdAt: Date.now() });
      return text;
    },
    async close() {
      opened.stop();
      await app.close();
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
