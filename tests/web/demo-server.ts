import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFixtureSite } from '../../src/adapters/fixture-site/fixture-site.ts';
import { openSite } from '../../src/api/open-site.ts';
import { buildServer } from '../../src/api/server.ts';
import type { Site } from '../../src/api/site.ts';
import { hashSecret, makeToken, SCOPES } from '../../src/api/token.ts';
import { crawl, work } from '../../src/cli/run.ts';
import { openShanshui } from '../../src/compose.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { takeInArticles } from '../../src/pipeline/take-in.ts';
import type { ArticleInput } from '../../src/reading/article-input.ts';
import type { Knowledge } from '../../src/reading/read-article.ts';

export interface DemoServer {
  readonly origin: string;
  readonly site: Site;
  /** A token that may do everything. */
  readonly token: string;
  readonly dictionariesFolder: string;
  close(): Promise<void>;
}

const FIXTURE_PORT = '41370';

/** Crawls the bundled news site into the configuration's store. */
async function fill(config: Config, knowledge: Knowledge, inputs: readonly ArticleInput[]): Promise<void> {
  const news = await serveFixtureSite({ fixturesFolder: join(config.packageFolder, 'fixtures'), port: 0 });
  const opened = await openShanshui(config);
  try {
    const moved = (text: string): string => text.replace(`:${FIXTURE_PORT}`, `:${news.port}`);
    const sources = new Map(
      [...opened.sources].map(([id, source]) => [
        id,
        { ...source, url: moved(source.url), allowedPrivateHosts: source.allowedPrivateHosts.map(moved) },
      ]),
    );
    const world = { ...opened, sources, knowledge };
    await crawl(world, config, { source: [...sources.keys()] });
    await opened.store.transact((session) => takeInArticles(session, 'archive', inputs, Date.now()));
    await work(world, config, { source: ['archive'] });
  } finally {
    await opened.close();
    await news.close();
  }
}

/** Key of the task that was given up. */
export const DEAD_LETTER = 'poll-source shanhai lost';

/** A task that was given up, as an operator finds it. */
async function leaveDeadLetter({ store, now }: Site): Promise<void> {
  const key = DEAD_LETTER;
  await store.ledger.enqueue(
    [{ key, stage: 'poll-source', subject: 'shanhai', input: '', sourceId: 'shanhai' }],
    now(),
  );
  const [task] = await store.ledger.claim({
    stages: ['poll-source'],
    owner: 'test:1:a',
    limit: 1,
    now: now(),
    leaseMs: 60_000,
    keys: [key],
  });
  if (task === undefined) throw new Error('the task to be given up cannot be claimed');
  await store.ledger.fail(task, 'failed: timeout after 30 s', now());
}

/** The whole server on the demo's data (and more articles, where given), with a dictionary folder of its own. */
export async function startDemoServer(inputs: readonly ArticleInput[] = []): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'shanshui-pages-'));
  const home = readConfig().packageFolder;
  const dictionariesFolder = join(folder, 'dictionaries');
  cpSync(join(home, 'dictionaries'), dictionariesFolder, { recursive: true });
  const config = readConfig({
    data: join(folder, 'data'),
    dictionaries: dictionariesFolder,
    sources: join(home, 'fixtures', 'site', 'sources'),
  });
  const knowledge = loadKnowledge(config);
  await fill(config, knowledge, inputs);
  const opened = await openSite(config, knowledge, { reading: 'open', requestsPerMinute: 100_000 });
  const { site } = opened;
  await leaveDeadLetter(site);
  const { id, secret, text } = makeToken();
  await site.tokens.add({
    id,
    name: 'test',
    scopes: SCOPES,
    hash: hashSecret(secret),
    createdAt: site.now(),
  });
  const app = await buildServer(site, opened.log);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    site,
    token: text,
    dictionariesFolder,
    async close() {
      opened.stop();
      await app.close();
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
